import { quote } from '../characters.js';

/** The text of a primitive; null for what has an identity (objects, functions, symbols) and for bigints. */
export function simpleText(value: unknown): string | null {
  switch (typeof value) {
    case 'string': return quote(value);
    case 'number': return value === 0 && 1 / value < 0 ? '-0' : `${value}`;
    case 'boolean': return value ? 'true' : 'false';
    case 'undefined': return 'undefined';
    case 'object': return value === null ? 'null' : null;
    default: return null;
  }
}
