import { Made, MADE_FORMS } from '../made.js';
import type { MadeForm } from '../made.js';
import { startsWith } from '../primordials.js';
import { readItems } from './arrays.js';
import type { Reader } from './reader.js';

/** Reads an expression that makes what cannot be seen into, if one begins at `start`; null leaves the reader where it is. */
export function readMade(reader: Reader, start: number): object | null {
  const form = formAt(reader.text, start);
  if (form === null) return null;
  const label = reader.takeLabel();
  reader.at = start + form.head.length;
  const args: unknown[] = [];
  if (form.tail === ')') readItems(reader, args, 41);
  else if (form.most > 0) {
    args[0] = reader.value(reader);
    reader.take(form.tail);
  }
  if (args.length > form.most) reader.fail(`${form.head}${form.tail} takes ${form.most === 0 ? 'nothing' : `at most ${form.most}`}`, start);
  const { makeMade, functions } = reader.options;
  const made = new Made(form, args);
  const real = makeMade === undefined ? made : attempt(reader, () => makeMade(made));
  if (real !== made) functions?.addMade(real, made);
  return reader.define(label, real);
}

function formAt(text: string, at: number): MadeForm | null {
  for (let i = 0; i < MADE_FORMS.length; i++) if (startsWith(text, MADE_FORMS[i]!.head, at)) return MADE_FORMS[i]!;
  return null;
}

function attempt(reader: Reader, make: () => object): object {
  try {
    return make();
  } catch (error) {
    return reader.fail(error instanceof Error ? error.message : 'arguments that it does not take');
  }
}
