import type { Callable } from '../functions.js';
import { ArrayPrototype, getPrototypeOf, isArray, ObjectPrototype } from '../primordials.js';
import { writePlainArray } from './arrays.js';
import { writeFunction } from './callables.js';
import { classNameOf } from './class-name.js';
import { writeDressed } from './dressed.js';
import { simpleText } from './primitives.js';
import { writePlainRecord } from './records.js';
import { writeSymbol } from './symbols.js';
import type { Writer } from './writer.js';

/** Objects inside objects; far fewer than would overflow the stack. */
export const DEEPEST = 1000;

/** Characters; a getter or a proxy could go on making new objects for ever. */
const LONGEST = 2 ** 24;

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
    else writeKnown(writer, value);
  } catch {
    writer.reset({ out, depth: depth + 1, count, referenceCount });
    writeGuarded(writer, value);
  }
  writer.depth = depth;
}

/** What threw while it was read gets a second look, property by property: it may be an accessor in the place of an item. */
function writeGuarded(writer: Writer, value: object): void {
  const mark = writer.mark();
  try {
    writeDressed(writer, value);
  } catch (error) {
    writer.reset(mark);
    writer.out += `<unreadable: ${nameOfThrown(error)}>`;
  }
}

function writeKnown(writer: Writer, value: object): void {
  const prototype = getPrototypeOf(value);
  if (prototype === ObjectPrototype && !isArray(value)) {
    if (writePlainRecord(writer, value)) return;
  } else if (prototype === ArrayPrototype && isArray(value) && writePlainArray(writer, value)) return;
  writeDressed(writer, value);
}

function nameOfThrown(error: unknown): string {
  return (typeof error === 'object' || typeof error === 'function') && error !== null ? classNameOf(error) : typeof error;
}
