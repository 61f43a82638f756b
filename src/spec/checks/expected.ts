import type { Expected } from '../../model/spec.js';
import { readThrows } from './throw-pattern.js';
import { readLiteral } from './value-text.js';

export type ReadExpected = { readonly ok: true; readonly expected: Expected } | { readonly ok: false; readonly message: string };

/** What stands on the right side of an example. */
export function readExpected(how: 'returns' | 'throws', text: string): ReadExpected {
  if (how === 'throws') {
    const read = readThrows(text);
    return read.ok ? { ok: true, expected: { how: 'throws', pattern: read.pattern } } : read;
  }
  const read = readLiteral(text.trim());
  return read.ok ? { ok: true, expected: { how: 'returns', value: read.printed } } : { ok: false, message: `${read.message} Write the value as JavaScript has it: a text in quotes, a list in brackets.` };
}
