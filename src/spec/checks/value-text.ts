import type { Printed } from '../../model/value.js';
import { classesMadeIn } from '../../value/made-classes.js';
import { NotationError } from '../../value/notation-error.js';
import { holdsOpaque } from '../../value/opaque.js';
import { parse } from '../../value/parse.js';
import { print } from '../../value/print.js';

export type ReadValue = { readonly ok: true; readonly value: unknown; readonly printed: Printed } | { readonly ok: false; readonly message: string };

/** A value that can be expected: read, and printed again in canonical form. */
export function readLiteral(text: string): ReadValue {
  const written = JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
  try {
    const value = parse(text);
    const printed = print(value);
    if (holdsOpaque(printed)) return { ok: false, message: `${written} holds what cannot be seen into (${printed.length > 40 ? 'a function, a promise or the like' : printed}), so nothing can be held against it.` };
    const [made] = classesMadeIn({ kind: 'call', operation: '', input: `[${printed}]` });
    if (made !== undefined) return { ok: false, message: `${written} makes a ${made}, which only an input can do. What is expected of an instance is what it shows: ${made} {…}.` };
    return { ok: true, value, printed };
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    // Of a word alone it says the same itself.
    return { ok: false, message: `${error.message.startsWith(`${written} is no value`) ? '' : `${written} is no value: `}${error.message}.` };
  }
}
