import type { Callable } from '../functions.js';
import { ArrayPrototype, getPrototypeOf, isArray, ObjectPrototype, RangeErrorClass } from '../primordials.js';
import { writePlainArray } from './arrays.js';
import { writeFunction } from './callables.js';
import { classNameOf } from './class-name.js';
import { writeDressed } from './dressed.js';
import { LONGEST } from './longest.js';
import { simpleText } from './primitives.js';
import { writePlainRecord } from './records.js';
import { writeSymbol } from './symbols.js';
import type { Writer } from './writer.js';

/**
 * Records and arrays inside one another; objects of other kinds, which take more of the stack, count twice. A third of what overflows
 * Node's stack, so that where a text ends does not hang on how much of the stack is left.
 */
const DEEPEST = 600;

/** Writes any value. */
export function writeValue(writer: Writer, value: unknown): void {
  const simple = simpleText(value);
  if (simple !== null) writer.out += simple;
  else if (typeof value === 'object' || typeof value === 'function') {
    if (writer.first(value)) writeObject(writer, value!);
  } else if (typeof value === 'symbol') writeSymbol(writer, value);
  else writer.out += `${value as bigint}n`;
}

function writeObject(writer: Writer, value: object): void {
  const { out, depth, count, referenceCount } = writer;
  if (depth >= DEEPEST || out.length > LONGEST) {
    writer.out += depth >= DEEPEST ? '<too deep>' : '<too long>';
    return;
  }
  writer.depth = depth + 1;
  try {
    if (typeof value === 'function') writeFunction(writer, value as Callable);
    else if (!writePlain(writer, value)) {
      writer.depth = depth + 2;
      writeDressed(writer, value);
    }
  } catch (error) {
    writer.reset({ out, depth: depth + 1, count, referenceCount });
    writeThrown(writer, value, error);
  }
  writer.depth = depth;
}

/**
 * What threw while it was read gets a second look, property by property: it may be an accessor in the place of an item. Not where the
 * stack has ended, since then each level would look twice at all that is below it.
 */
function writeThrown(writer: Writer, value: object, thrown: unknown): void {
  const mark = writer.mark();
  try {
    if (!isArray(value) || thrown instanceof RangeErrorClass) throw thrown;
    writeDressed(writer, value);
  } catch (error) {
    writer.reset(mark);
    writer.out += `<unreadable: ${nameOfThrown(error)}>`;
  }
}

function writePlain(writer: Writer, value: object): boolean {
  const prototype = getPrototypeOf(value);
  if (prototype === ObjectPrototype) return !isArray(value) && writePlainRecord(writer, value);
  return prototype === ArrayPrototype && isArray(value) && writePlainArray(writer, value);
}

function nameOfThrown(error: unknown): string {
  return (typeof error === 'object' || typeof error === 'function') && error !== null ? classNameOf(error) : typeof error;
}
