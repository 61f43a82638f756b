import { enumerableKeys, enumerableValues, hasOwn } from '../primordials.js';

/** Up to here it is faster to list keys than values; of a long array it costs four times as much. */
const FEW_ITEMS = 6;

/** There is no hole, and no enumerable property besides the items. Keys come with the indices first and in their order. */
export function isDense(value: readonly unknown[]): boolean {
  const { length } = value;
  if (length === 0 || length > FEW_ITEMS) return holdsOnly(value, enumerableValues(value));
  const keys = enumerableKeys(value);
  return keys.length === length && keys[length - 1] === `${length - 1}`;
}

/** The values of all enumerable properties are the items. */
function holdsOnly(value: readonly unknown[], values: readonly unknown[]): boolean {
  const { length } = value;
  if (values.length !== length) return false;
  for (let i = 0; i < length; i++) {
    const item = value[i];
    if ((item !== values[i] && item === item) || (item === undefined && !hasOwn(value, i))) return false;
  }
  return true;
}
