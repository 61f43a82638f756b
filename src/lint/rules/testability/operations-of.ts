import type { Check } from '../../../model/spec.js';

/** Operations that a check asks: `total`, `Cart.from`; of `new Cart()` the class. */
export function operationsOf(check: Check): readonly string[] {
  if (check.kind === 'pin') return [check.case.operation];
  return check.kind === 'model' ? [check.operation] : check.operations;
}
