import { isIdentifier, isIntegerKey, quote } from '../characters.js';
import type { ShownFields } from '../functions.js';
import { PRIVATE } from '../opaque.js';
import { getOwnPropertyDescriptor, hasOwn, isExtensible, isFrozen, isSealed, ownKeys, setHas } from '../primordials.js';
import { isAtRest } from './emitter.js';
import type { Integrity, Kind } from './kind.js';
import { writeSymbol } from './symbols.js';
import type { Writer } from './writer.js';

type Key = string | symbol;

/** Own properties, by where they are written. */
export interface Properties {
  /** In a literal: as an assignment would make them. */
  readonly assigned: readonly Key[];
  /** With their attributes, by `Object.defineProperties`: hidden or fixed ones, and all that is listed after one that is fixed. */
  readonly defined: readonly Key[];
  readonly integrity: Integrity;
  readonly hidden: boolean;
}

export function integrityOf(value: object): Integrity {
  if (isExtensible(value)) return 0;
  if (isFrozen(value)) return 3;
  return isSealed(value) ? 2 : 1;
}

/** A data property with the attributes that an assignment leaves, given what freezing or sealing did to them afterwards. */
export function isUsual(descriptor: PropertyDescriptor, integrity: Integrity): boolean {
  return descriptor.enumerable === true && hasOwn(descriptor, 'value') && descriptor.writable === integrity < 3 && descriptor.configurable === integrity < 2;
}

function isUsualAccessor(descriptor: PropertyDescriptor, integrity: Integrity): boolean {
  return descriptor.enumerable === true && (descriptor.get !== undefined || descriptor.set !== undefined) && descriptor.configurable === integrity < 2;
}

function isSaid(kind: Kind, value: object, key: Key, descriptor: PropertyDescriptor): boolean {
  const integrity = integrityOf(value);
  if (!kind.says(value, key, descriptor, integrity)) return false;
  // The engine calls an empty array frozen as soon as it takes no more properties, whatever its length says.
  return key === 'stack' || (key === 'length' && integrity === 3) || key === 'callee' || kind.fixed === true || descriptor.writable === integrity < 3;
}

/** Which properties are not to be seen. */
interface Kept {
  readonly privates: readonly ReadonlySet<string>[];
  readonly declared: ShownFields | null;
}

const ALL: Kept = { privates: [], declared: null };

/**
 * Sorts the own properties of a value; `kind` is null for records and instances, whose properties all stand in one literal. What is in
 * `privates`, or not shown by `declared`, is left out.
 */
export function sortProperties(value: object, kind: Kind | null, { privates, declared }: Kept = ALL): Properties {
  const integrity = integrityOf(value);
  const assigned: Key[] = [];
  const defined: Key[] = [];
  let hidden = false;
  let inOrder = true;
  const keys = ownKeys(value);
  for (let i = kind?.items?.(value) ?? 0; i < keys.length; i++) {
    const key = keys[i]!;
    if ((privates.length > 0 && isPrivate(key, privates)) || (declared !== null && typeof key === 'string' && !declared.shows(key))) {
      hidden = true;
      continue;
    }
    // The stack is formatted when it is read, which is slow and may run a hook of the subject's.
    if (key === 'stack' && kind !== null && kind.says(value, key, {}, integrity)) continue;
    const descriptor = getOwnPropertyDescriptor(value, key);
    if (key === PRIVATE) hidden = true;
    if (descriptor === undefined || key === PRIVATE || isStack(key, descriptor) || (kind === null && keys[0] === '_events' && isAtRest(value, keys, key)) || (kind !== null && isSaid(kind, value, key, descriptor))) continue;
    if (isAssignable(key, descriptor, kind, integrity) && (inOrder || isIntegerKey(key as string))) assigned[assigned.length] = key;
    else {
      defined[defined.length] = key;
      if (descriptor.enumerable === true) inOrder = false;
    }
  }
  return { assigned, defined, integrity, hidden };
}

function isPrivate(key: Key, privates: readonly ReadonlySet<string>[]): boolean {
  for (let i = 0; i < privates.length; i++) if (setHas(privates[i], key)) return true;
  return false;
}

/** What `Error.captureStackTrace` leaves on objects of any kind. */
function isStack(key: Key, descriptor: PropertyDescriptor): boolean {
  return key === 'stack' && descriptor.enumerable === false && (descriptor.get !== undefined || typeof descriptor.value === 'string');
}

function isAssignable(key: Key, descriptor: PropertyDescriptor, kind: Kind | null, integrity: Integrity): boolean {
  if (kind === null) return isUsual(descriptor, integrity) || isUsualAccessor(descriptor, integrity);
  if (key === 'lastIndex' && kind.name === 'RegExp') return descriptor.writable === true;
  return key !== '__proto__' && isUsual(descriptor, integrity);
}

/** A key with nothing after it: bare, quoted, or in brackets. */
export function writeKey(writer: Writer, key: Key): void {
  if (typeof key === 'symbol') {
    writer.out += '[';
    writeSymbol(writer, key);
    writer.out += ']';
  } else writer.out += keyText(key);
}

export function keyText(key: string): string {
  if (isIdentifier(key)) return key === '__proto__' ? '["__proto__"]' : key;
  return isIntegerKey(key) ? key : quote(key);
}

/** `a: 1, get b() { return 2; }`; the value of a data property is read as the subject would read it, a proxy's trap included. */
export function writeProperties(writer: Writer, value: object, keys: readonly Key[], before: string): void {
  let separator = before;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const descriptor = getOwnPropertyDescriptor(value, key);
    writer.out += separator;
    separator = ', ';
    if (descriptor === undefined || hasOwn(descriptor, 'value')) {
      writeKey(writer, key);
      writer.out += ': ';
      writer.value(writer, (value as Record<Key, unknown>)[key]);
    } else {
      writer.out += descriptor.get === undefined ? '' : 'get ';
      if (descriptor.get !== undefined) writeGetter(writer, value, key, () => writeKey(writer, key));
      if (descriptor.set !== undefined) writeSetter(writer, descriptor.get !== undefined, () => writeKey(writer, key));
    }
  }
}

function writeGetter(writer: Writer, value: object, key: Key, writeName: () => void): void {
  writeName();
  let word = 'return';
  let read: unknown;
  try {
    read = (value as Record<Key, unknown>)[key];
  } catch (error) {
    word = 'throw';
    read = error;
  }
  writer.out += `() { ${word} `;
  writer.value(writer, read);
  writer.out += '; }';
}

function writeSetter(writer: Writer, after: boolean, writeName: () => void): void {
  writer.out += after ? ', set ' : 'set ';
  writeName();
  writer.out += '(_) {}';
}

/** `{b: {value: 2}}`: the properties with their attributes, as `Object.defineProperties` takes them. */
export function writeDescriptors(writer: Writer, value: object, keys: readonly Key[]): void {
  let separator = '{';
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const descriptor = getOwnPropertyDescriptor(value, key);
    if (descriptor === undefined) continue;
    writer.out += separator;
    separator = ', ';
    writeKey(writer, key);
    writeDescriptor(writer, value, key, descriptor);
  }
  writer.out += separator === '{' ? '{}' : '}';
}

function writeDescriptor(writer: Writer, value: object, key: Key, descriptor: PropertyDescriptor): void {
  if (hasOwn(descriptor, 'value')) {
    writer.out += ': {value: ';
    writer.value(writer, (value as Record<Key, unknown>)[key]);
  } else {
    let separator = ': {';
    if (descriptor.get !== undefined) {
      writer.out += ': {get';
      writeGetter(writer, value, key, () => undefined);
      separator = ', ';
    }
    if (descriptor.set !== undefined) {
      writer.out += `${separator}set(_) {}`;
      separator = ', ';
    }
    if (separator === ': {') writer.out += ': {get: undefined';
  }
  // These two exist from the start, so that leaving `writable` out would leave it true.
  if (descriptor.writable === true) writer.out += ', writable: true';
  else if (key === 'length' || key === 'lastIndex') writer.out += ', writable: false';
  if (descriptor.enumerable === true) writer.out += ', enumerable: true';
  writer.out += descriptor.configurable === true ? ', configurable: true}' : '}';
}
