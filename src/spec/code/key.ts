import type { Node } from 'oxc-parser';
import { isIdentifier, quote } from '../../value/characters.js';
import type { Printer } from './printer.js';

/** A property's name: bare where it can be, since formatters take quotes away and put them on. */
export function keyText({ key, computed }: { readonly key: Node; readonly computed: boolean }, p: Printer): string {
  if (computed) return `[${p.item(key)}]`;
  if (key.type !== 'Literal' || (typeof key.value !== 'string' && typeof key.value !== 'number')) return p.print(key);
  const name = String(key.value);
  return isIdentifier(name) || name === String(Math.abs(Number.parseInt(name, 10))) ? name : quote(name);
}
