import { isIdentifierPart } from '../characters.js';
import { Opaque, PRIVATE } from '../opaque.js';
import { charCodeAt, defineProperty, hasOwn, isExtensible, ObjectPrototype, setPrototypeOf, slice, startsWith } from '../primordials.js';
import { put } from './reader.js';
import type { Reader } from './reader.js';
import { readString } from './strings.js';

/** `{a: 1}`: a plain object. */
export function readRecord(reader: Reader): object {
  const record: Record<string, unknown> = {};
  if (reader.pending !== 0) reader.bind(record);
  reader.trail?.open(record);
  // On a frozen Object.prototype an assignment of `toString` would fail.
  readProperties(reader, record, isExtensible(ObjectPrototype) ? 'assign' : 'define');
  reader.trail?.close();
  return record;
}

/** How a property gets into an object: plain assignment is fast, but only fits where no setter can be in the way. */
type Store = 'assign' | 'define' | 'overlay';

/** `{` properties `}` into an object. `overlay` keeps the attributes of properties that are there from the start (`lastIndex`). */
export function readProperties(reader: Reader, target: object, store: Store): void {
  reader.enter();
  reader.at++;
  reader.space();
  let way = store;
  for (let position = 0; reader.code() !== 125; position++) {
    // What an object inherits from then on may refuse an assignment: the characters of a boxed string.
    if (readProperty(reader, target as Record<string, unknown>, { store: way, position }) && way === 'assign') way = 'define';
    const code = charCodeAt(reader.text, reader.at);
    if (code === 44 && charCodeAt(reader.text, reader.at + 1) === 32) reader.at += 2;
    else if (code !== 125 && !reader.skip(',')) {
      reader.space();
      if (reader.code() !== 125) reader.expected('"," or "}"');
    }
    reader.space();
  }
  reader.at++;
  reader.depth--;
}

/** Gives whether it set the prototype. */
function readProperty(reader: Reader, target: Record<string, unknown>, { store, position }: { readonly store: Store; readonly position: number }): boolean {
  const { text } = reader;
  const start = reader.at;
  const key = readBareKey(reader, position);
  if (key === '') return readOddProperty(reader, target);
  if (charCodeAt(text, reader.at) === 58) reader.at++;
  else if (readAccessor(reader, target, key)) return false;
  else reader.take(':');
  const first = charCodeAt(text, start);
  if (first >= 48 && first <= 57) checkNumber(reader, key);
  reader.space();
  const { trail } = reader;
  trail?.key(key);
  const value = reader.value(reader);
  trail?.value(value);
  if (key === '__proto__') setPrototype(target, value);
  else if (store === 'assign' || (store === 'overlay' && hasOwn(target, key))) target[key] = value;
  else put(target, key, value);
  return key === '__proto__';
}

/**
 * A key that is a word or a number; empty if there is none. Records come in lists: the key that stood at this position in the one
 * before is tried first, which saves making it anew.
 */
function readBareKey(reader: Reader, position: number): string {
  const { text, at } = reader;
  const likely = reader.keys[position];
  if (likely !== undefined && charCodeAt(text, at + likely.length) === 58 && startsWith(text, likely, at)) {
    reader.at = at + likely.length;
    return likely;
  }
  let end = at;
  while (isIdentifierPart(charCodeAt(text, end))) end++;
  const key = slice(text, at, end);
  reader.at = end;
  if (key !== '') reader.keys[position] = key;
  return key;
}

function checkNumber(reader: Reader, key: string): void {
  if (`${+key}` !== key) reader.fail(`the key ${key} must be quoted`);
}

function setPrototype(target: object, value: unknown): void {
  if (value === null || typeof value === 'object' || typeof value === 'function') setPrototypeOf(target, value);
}

/** A property whose key is no bare word, or what stands for private fields; gives whether it set the prototype. */
function readOddProperty(reader: Reader, target: object): boolean {
  if (startsWith(reader.text, '<private>', reader.at)) {
    reader.at += 9;
    defineProperty(target, PRIVATE, { value: new Opaque('private'), configurable: true });
    return false;
  }
  const quoted = reader.code() !== 91;
  const key = readOddKey(reader);
  reader.take(':');
  reader.space();
  if (typeof key === 'string') reader.trail?.key(key);
  const value = reader.value(reader);
  reader.trail?.value(value);
  const inherits = quoted && key === '__proto__';
  if (inherits) setPrototype(target, value);
  else put(target, key, value);
  return inherits;
}

/** `"odd key"`, `["__proto__"]`, `[Symbol("x")]`. */
function readOddKey(reader: Reader): string | symbol {
  const code = reader.code();
  if (code === 34 || code === 39) return readString(reader);
  if (code !== 91) return reader.expected('a key');
  reader.at++;
  reader.space();
  const key = reader.value(reader);
  reader.take(']');
  if (typeof key === 'symbol') return key;
  return typeof key === 'string' || typeof key === 'number' ? `${key}` : reader.fail('a key that is neither string nor symbol');
}

/** Any key, of a descriptor or an accessor. */
export function readKey(reader: Reader): string | symbol {
  reader.space();
  const start = reader.at;
  while (isIdentifierPart(reader.code())) reader.at++;
  return reader.at > start ? slice(reader.text, start, reader.at) : readOddKey(reader);
}

/** `get x() { return 1; }` or `set x(_) {}`, of which the first word was read; false, with nothing read, if it is none. */
function readAccessor(reader: Reader, target: object, word: string): boolean {
  if ((word !== 'get' && word !== 'set') || reader.code() !== 32 || startsWith(reader.text, ' :', reader.at)) return false;
  const key = readKey(reader);
  const attributes = { enumerable: true, configurable: true };
  if (word === 'get') defineProperty(target, key, { get: readGetter(reader), ...attributes });
  else defineProperty(target, key, { set: readSetter(reader), ...attributes });
  return true;
}

/** `() { return 1; }` or `() { throw …; }`: data, not code; nothing else may stand there. */
export function readGetter(reader: Reader): () => unknown {
  reader.takeEach('(){');
  const throws = reader.skip('throw ');
  if (!throws) reader.take('return ');
  reader.space();
  const value = reader.value(reader);
  reader.takeEach(';}');
  return throws ? () => { throw value; } : () => value;
}

export function readSetter(reader: Reader): (value: unknown) => void {
  reader.takeEach('(_){}');
  return () => undefined;
}
