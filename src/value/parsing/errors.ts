import { defineProperty, isArray } from '../primordials.js';
import type { Reader } from './reader.js';

const CLASSES: readonly { readonly name: string; readonly make: () => Error }[] = [
  { name: 'Error', make: () => new Error() },
  { name: 'TypeError', make: () => new TypeError() },
  { name: 'RangeError', make: () => new RangeError() },
  { name: 'SyntaxError', make: () => new SyntaxError() },
  { name: 'ReferenceError', make: () => new ReferenceError() },
  { name: 'EvalError', make: () => new EvalError() },
  { name: 'URIError', make: () => new URIError() },
  { name: 'AggregateError', make: () => new AggregateError([]) },
];

/** `RangeError("m", {cause: …})`, after the name; null where the name is none of the engine's errors. */
export function readError(reader: Reader, name: string): Error | null {
  for (let i = 0; i < CLASSES.length; i++) {
    if (CLASSES[i]!.name === name) return readKnown(reader, CLASSES[i]!.make(), name === 'AggregateError');
  }
  return null;
}

function readKnown(reader: Reader, error: Error, aggregate: boolean): Error {
  reader.enter();
  reader.bind(error);
  reader.take('(');
  reader.space();
  if (aggregate) {
    const errors = reader.value(reader);
    if (!isArray(errors)) reader.fail('an AggregateError takes a list of errors');
    hide(error, 'errors', errors);
    reader.skip(',');
    reader.space();
  }
  readErrorInto(reader, error);
  reader.take(')');
  reader.depth--;
  return error;
}

/** `"message", {cause: …}` up to the closing bracket. */
export function readErrorInto(reader: Reader, error: object): void {
  if (reader.code() === 41) return;
  const message = reader.value(reader);
  if (typeof message === 'string') hide(error, 'message', message);
  else if (message !== undefined) reader.fail('a message that is no string');
  if (!reader.skip(',')) return;
  reader.take('{');
  reader.take('cause:');
  reader.space();
  hide(error, 'cause', reader.value(reader));
  reader.take('}');
}

/** As the constructor of errors makes its properties. */
function hide(error: object, key: string, value: unknown): void {
  defineProperty(error, key, { value, writable: true, enumerable: false, configurable: true });
}
