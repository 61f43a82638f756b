import type { Node } from 'oxc-parser';
import type { Reading } from './reading.js';
import type { Scope } from './scope.js';
import type { Use } from './use.js';

/** Gives the names of a pattern what they take out of a value. */
export function bindPattern(pattern: Node, value: Use, scope: Scope, reader: Reading): void {
  switch (pattern.type) {
    case 'Identifier': scope.bind(pattern.name, value, reader.level); break;
    case 'AssignmentPattern':
      withDefault(value, reader.read(pattern.right, scope));
      bindPattern(pattern.left, value, scope, reader);
      break;
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        if (property.type === 'RestElement') bindPattern(property.argument, value, scope, reader);
        else {
          const name = property.computed ? null : nameOf(property.key);
          if (property.computed) reader.read(property.key, scope);
          bindPattern(property.value, name === null ? value.entry() : value.member(name), scope, reader);
        }
      }
      break;
    case 'ArrayPattern':
      for (const item of pattern.elements) {
        if (item === null) continue;
        if (item.type === 'RestElement') bindPattern(item.argument, value, scope, reader);
        else bindPattern(item, value.element(), scope, reader);
      }
      break;
    default:
  }
}

/** What stands in where a value is missing tells what it is, and that it may be. */
export function withDefault(value: Use, other: Use): void {
  value.optional = true;
  for (const kind of other.kinds) value.kinds.add(kind);
}

/** The name of a key that is written out; null where it is none. */
export function nameOf(key: Node): string | null {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number') ? String(key.value) : null;
}
