import { isIdentifier, quote } from '../characters.js';
import { exec, getOwnPropertyDescriptor, getPrototypeOf, indexOf, setHas } from '../primordials.js';

/** The class that a prototype belongs to: what its own `constructor` says, if that agrees. Runs no getter. */
export function classOf(prototype: object): object | null {
  const found = getOwnPropertyDescriptor(prototype, 'constructor')?.value as unknown;
  if (typeof found !== 'function') return null;
  return getOwnPropertyDescriptor(found, 'prototype')?.value === prototype ? found : null;
}

/** A function's own name; empty if it has none that is a string. */
export function nameOf(named: object): string {
  const name = getOwnPropertyDescriptor(named, 'name')?.value as unknown;
  return typeof name === 'string' ? name : '';
}

/** The class name of a value's prototype, as far as one is there to see; for messages, never for the notation. */
export function classNameOf(value: object): string {
  try {
    for (let at = getPrototypeOf(value); at !== null; at = getPrototypeOf(at)) {
      const found = classOf(at);
      if (found !== null && nameOf(found) !== '') return nameOf(found);
    }
  } catch {
    return 'Proxy';
  }
  return 'object';
}

/** Words that mean something of their own at the beginning of a value: a user's class of that name is quoted. */
const TAKEN: ReadonlySet<string> = new Set([
  'null', 'undefined', 'true', 'false', 'NaN', 'Infinity', 'new', 'function', 'class', 'async', 'fn', 'void',
  'Object', 'Array', 'Symbol', 'BigInt', 'Number', 'String', 'Boolean',
  'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError', 'SuppressedError',
]);

/** The name as it is printed: bare, or quoted where it would be read as something else. */
export function printedClassName(name: string): string {
  return isIdentifier(name) && !setHas(TAKEN, name) ? name : quote(name);
}

const PRIVATE_FIELD = /(?<!\bstatic\s{1,8})(?<=[{};\s/])#[\w$\u0080-\uffff]+\s*[=;}\n]/;
const PRIVATE_USE = /\.#/;

/** Whether a class of this source gives its instances fields that cannot be seen from outside. */
export function hasPrivateFields(source: string): boolean {
  return exec(PRIVATE_USE, source) !== null && exec(PRIVATE_FIELD, source) !== null;
}

/** Whether a function of this source is part of the engine (or bound). */
export function isNative(source: string): boolean {
  return indexOf(source, '[native code]', source.length - 16) >= 0;
}
