import type { Printed } from '../../model/value.js';
import { FunctionSources } from '../../value/functions.js';
import { NotationError } from '../../value/notation-error.js';
import { holdsOpaque } from '../../value/opaque.js';
import { parse } from '../../value/parse.js';
import { print } from '../../value/print.js';

/** A value that goes into a call: functions are kept as their source. */
export function readInput(text: string): { readonly ok: true; readonly printed: Printed } | { readonly ok: false; readonly message: string } {
  const functions = FunctionSources.create();
  try {
    const printed = print(parse(text.trim(), { functions }), { functions });
    return holdsOpaque(printed) ? { ok: false, message: 'it holds what cannot be seen into' } : { ok: true, printed };
  } catch (error) {
    if (error instanceof NotationError) return { ok: false, message: error.message };
    throw error;
  }
}
