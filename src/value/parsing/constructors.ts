import {
  ArrayBufferClass, charCodeAt, construct, DataViewClass, DateClass, getOwnPropertyNames, isArray, mapGet, mapSet, MapClass, RegExpClass, setAdd, SetClass, setHas,
  SharedArrayBufferClass, typedArrayBuffer, typedArrayName,
} from '../primordials.js';
import { DomExceptionClass, globalObject, SearchParamsClass, UrlClass } from '../platform.js';
import { readError } from './errors.js';
import { instanceForm, Made } from '../made.js';
import { readMade } from './made.js';
import type { Reader } from './reader.js';
import { readWord } from './word.js';

type Make = (reader: Reader, args: readonly unknown[]) => object;

const constructors: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['Date', (reader, args) => {
    const time = args[0];
    const wrong = args.length !== 1 || (typeof time !== 'string' && typeof time !== 'number');
    return wrong ? reader.fail('new Date(…) takes one string or number') : new DateClass(time);
  }],
  ['RegExp', (reader, args) => makeRegExp(reader, args[0], args[1])],
  ['ArrayBuffer', (reader, args) => new ArrayBufferClass(size(reader, args[0]))],
  ['SharedArrayBuffer', (reader, args) => new SharedArrayBufferClass(size(reader, args[0]))],
  ['DataView', (reader, args) => attempt(reader, () => construct(DataViewClass, args) as object)],
  ['Array', (reader, args) => emptyArray(reader, args[0])],
  ['URL', (reader, args) => attempt(reader, () => new (present(UrlClass))(textOf(reader, args[0])))],
  ['URLSearchParams', (reader, args) => attempt(reader, () => new (present(SearchParamsClass))(textOf(reader, args[0] ?? '')))],
  ['DOMException', (reader, args) => attempt(reader, () => new (present(DomExceptionClass))(textOf(reader, args[0]), textOf(reader, args[1])))],
]);

const typedArrays: ReadonlyMap<string, new (...args: never[]) => object> = new Map(
  ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array',
    'Float64Array', 'BigInt64Array', 'BigUint64Array'].flatMap((name) => {
    const found = (globalObject as Record<string, unknown>)[name] as (new (...args: never[]) => object) | undefined;
    return found === undefined ? [] : [[name, found] as const];
  }),
);

function textOf(reader: Reader, value: unknown): string {
  return typeof value === 'string' ? value : reader.fail('a string belongs here');
}

function present<T>(found: T | undefined): T {
  if (found === undefined) throw new TypeError('there is no such class on this platform');
  return found;
}

/** The most bytes or items that a text may ask for by number alone. */
const LARGEST = 2 ** 28;

function size(reader: Reader, length: unknown): number {
  if (typeof length !== 'number' || length % 1 !== 0 || length < 0 || length > LARGEST) return reader.fail('a length that is none');
  return length;
}

function attempt<T>(reader: Reader, make: () => T): T {
  try {
    return make();
  } catch (error) {
    return reader.fail(error instanceof Error ? error.message : 'arguments that it does not take');
  }
}

export function makeRegExp(reader: Reader, source: unknown, flags: unknown): RegExp {
  if (typeof source !== 'string' || (flags !== undefined && typeof flags !== 'string')) return reader.fail('new RegExp(…) takes strings');
  return attempt(reader, () => new RegExpClass(source, flags));
}

/** `Array(1000000)`: by its length, since a constructor would take the memory for all the holes. */
export function emptyArray(reader: Reader, length: unknown): unknown[] {
  if (typeof length !== 'number' || length % 1 !== 0 || length < 0 || length > 2 ** 32 - 1) return reader.fail('Array(…) takes a length');
  const list: unknown[] = [];
  list.length = length;
  return list;
}

/** What follows `new `, which stands at `start`. */
export function readNew(reader: Reader, start: number): object {
  reader.space();
  const name = readWord(reader);
  const label = reader.takeLabel();
  if (name === 'Map' || name === 'Set') return readCollection(reader, name, label);
  const Typed = mapGet(typedArrays, name);
  if (Typed !== undefined) return reader.define(label, readBufferOf(reader, readTypedArray(reader, Typed)));
  const make = mapGet(constructors, name);
  if (make !== undefined) return reader.define(label, make(reader, readArguments(reader)));
  reader.pending = label;
  return readMade(reader, start) ?? readError(reader, name) ?? readInstance(reader, name);
}

/** Names that no class of a module's own has; as they are before any code of a subject runs. */
const globals = new SetClass<string>(getOwnPropertyNames(globalThis));

/** What a constructor of the module makes of an input: in the guest the instance, elsewhere the expression. */
function readInstance(reader: Reader, first: string): object {
  if (setHas(globals, first)) reader.fail(`new ${first} is no literal; an instance of a class is written ${first} {…}, or made by its constructor where the module exports it`);
  const label = reader.takeLabel();
  let name = first;
  while (reader.skip('.')) name += `.${readWord(reader)}`;
  const made = new Made(instanceForm(name), readArguments(reader));
  return reader.define(label, reader.options.makeMade === undefined ? made : reader.options.makeMade(made));
}

/** `(a, b)` with labels on whatever it holds. */
export function readArguments(reader: Reader): unknown[] {
  reader.enter();
  reader.take('(');
  const args: unknown[] = [];
  reader.space();
  while (reader.code() !== 41) {
    args[args.length] = reader.value(reader);
    if (!reader.skip(',')) break;
    reader.space();
  }
  reader.take(')');
  reader.depth--;
  return args;
}

/** The collection is there before its items are, since these may refer to it. */
function readCollection(reader: Reader, name: 'Map' | 'Set', label: number): object {
  const made = reader.define(label, name === 'Map' ? new MapClass() : new SetClass());
  const args = readArguments(reader);
  const items = args[0];
  if (args.length > 1 || (items !== undefined && !isArray(items))) reader.fail(`new ${name}(…) takes one list`);
  const list = (items ?? []) as unknown[];
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    if (name === 'Set') setAdd(made, item);
    else if (isArray(item) && item.length === 2) mapSet(made, item[0], item[1]);
    else reader.fail('an entry of a Map is a list of key and value');
  }
  return made;
}

/** A list, a length, or a buffer with offset and length. A label on the list or length is one of the buffer that is made of it. */
function readTypedArray(reader: Reader, Typed: new (...args: never[]) => object): object {
  reader.take('(');
  reader.space();
  let bufferLabel = 0;
  if (reader.code() === 38) {
    const start = reader.at;
    bufferLabel = readLabelNumber(reader);
    if (reader.code() !== 91 && (reader.code() < 48 || reader.code() > 57)) reader.at = start;
    if (reader.at === start) bufferLabel = 0;
  }
  const args: unknown[] = [];
  while (reader.code() !== 41) {
    args[args.length] = reader.value(reader);
    if (!reader.skip(',')) break;
    reader.space();
  }
  reader.take(')');
  if (typeof args[0] === 'number') size(reader, args[0]);
  const made = attempt(reader, () => (isArray(args[0]) ? filled(Typed, args[0]) : construct(Typed, args) as object));
  reader.define(bufferLabel, typedArrayBuffer(made));
  return made;
}

/** Item by item, since the constructor would iterate over the list, and how that goes may be the subject's. */
function filled(Typed: new (...args: never[]) => object, list: readonly unknown[]): object {
  const made = construct(Typed, [list.length]) as Record<number, unknown>;
  for (let i = 0; i < list.length; i++) made[i] = list[i];
  return made;
}

/** `&1 `: the number. */
export function readLabelNumber(reader: Reader): number {
  let label = 0;
  for (let code = charCodeAt(reader.text, ++reader.at); code >= 48 && code <= 57; code = charCodeAt(reader.text, ++reader.at)) {
    label = label * 10 + code - 48;
  }
  if (label === 0 || label > 2 ** 31) reader.fail('a label is a number from 1');
  reader.space();
  return label;
}

/** `.buffer` after a typed array. */
export function readBufferOf(reader: Reader, value: object): object {
  return typedArrayName(value) !== undefined && reader.skip('.buffer') ? typedArrayBuffer(value) : value;
}
