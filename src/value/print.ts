import type { Printed } from '../model/value.js';
import { quote } from './characters.js';
import { cut, type CutOptions } from './cut.js';
import type { FunctionSources } from './functions.js';
import { writeValue } from './printing/values.js';
import { Writer } from './printing/writer.js';

export interface PrintOptions extends CutOptions {
  /** Functions that are known by their source; all others are opaque. */
  readonly functions?: FunctionSources | undefined;
}

/**
 * Any value in the notation, on one line. Never throws and calls no method of the value; getters and traps of proxies run, since what
 * they give is what a user of the value would see.
 */
export function print(value: unknown, options?: PrintOptions): Printed {
  if (typeof value === 'string') return cut(quote(value), options ?? {});
  const writer = new Writer(writeValue, options?.functions);
  writeValue(writer, value);
  return cut(writer.finish(), options ?? {});
}
