import { reached, stepCursor } from './cursor.js';
import type { Cursor } from './cursor.js';
import type { Licence } from './licence.js';
import { within } from './scalars.js';

/**
 * The value, with each number that lies within its declared tolerance of what is expected in its place set to that: so an example holds
 * as closely as the spec says, and no closer. Changes `actual`, which must be the caller's own.
 */
export function tolerated(expected: unknown, actual: unknown, cursor: Cursor<Licence>): unknown {
  if (cursor.states.length === 0) return actual;
  if (typeof expected === 'number' && typeof actual === 'number') return within(expected, actual, reached(cursor)) ? expected : actual;
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) return actual;
  const isList = Array.isArray(expected);
  for (const [name, part] of Object.entries(expected)) {
    const held = Object.getOwnPropertyDescriptor(actual, name);
    if (held === undefined || !('value' in held)) continue;
    const segment = isList ? { kind: 'index' as const, index: Number(name) } : { kind: 'key' as const, name };
    const value = tolerated(part, held.value, stepCursor(cursor, segment));
    if (!Object.is(value, held.value)) Object.defineProperty(actual, name, { ...held, value });
  }
  return actual;
}
