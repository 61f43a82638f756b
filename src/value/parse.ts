import type { Printed } from '../model/value.js';
import { readCut } from './cut.js';
import { Opaque } from './opaque.js';
import { Reader } from './parsing/reader.js';
import type { ParseOptions } from './parsing/reader.js';
import { readValue } from './parsing/values.js';
import { RangeErrorClass } from './primordials.js';
import type { Trail } from './trail.js';

export type { ParseOptions };

const NO_OPTIONS: ParseOptions = {};

/**
 * The value that a text in the notation stands for. Executes nothing: functions are handed to `makeFunction`, or throw when they are
 * called. White space may stand between tokens. With `trail`, what is read is noted there. Throws a `NotationError` where the text is not in the notation.
 */
export function parse(text: Printed, options: ParseOptions = NO_OPTIONS, trail: Trail | null = null): unknown {
  const cut = readCut(text);
  if (cut !== null) return new Opaque(cut.text, cut.prefix);
  const reader = new Reader(readValue, text, options);
  reader.trail = trail;
  reader.space();
  const value = guarded(reader, readValue);
  reader.space();
  if (reader.at < text.length) reader.expected('the end');
  return value;
}

/** Reads a value; a text that is nested so deeply that the stack ends is no different from other texts that cannot be read. */
export function guarded<T>(reader: Reader, read: (reader: Reader) => T): T {
  try {
    return read(reader);
  } catch (error) {
    if (error instanceof RangeErrorClass) return reader.fail('nested too deeply');
    throw error;
  }
}
