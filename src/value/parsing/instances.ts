import { Made } from '../made.js';
import { create, defineProperty, getPrototypeOf, MapClass, mapGet, mapSet, ObjectPrototype, setPrototypeOf, startsWith } from '../primordials.js';
import { readErrorInto } from './errors.js';
import { readProperties } from './records.js';
import type { Reader } from './reader.js';

/** `Cart {items: []}` and `Stack([1, 2])`, `UnknownCoupon("m")`, after the name. */
export function readInstance(reader: Reader, name: string): object {
  reader.space();
  if (reader.code() === 123) return readOrdinary(reader, name);
  reader.enter();
  reader.take('(');
  reader.space();
  const label = reader.takeLabel();
  const error = reader.code() === 41 || reader.code() === 34 || startsWith(reader.text, 'undefined', reader.at);
  const base = error ? dress(reader, name, reader.define(label, new Error())) : readBase(reader, name, label);
  reader.define(label, base);
  if (error) readErrorInto(reader, base);
  reader.take(')');
  reader.depth--;
  return base;
}

function readOrdinary(reader: Reader, name: string): object {
  const made = reader.options.makeInstance?.(name, undefined) ?? create(standIn(reader, name, ObjectPrototype));
  reader.bind(made);
  readProperties(reader, made, 'define');
  return made;
}

function readBase(reader: Reader, name: string, label: number): object {
  reader.pending = label;
  const base = reader.value(reader);
  if (typeof base !== 'object' || base === null || base instanceof Made) return reader.fail(`${name}(…) holds neither a message nor the built-in that it extends`);
  return dress(reader, name, base);
}

function dress(reader: Reader, name: string, base: object): object {
  return reader.options.makeInstance?.(name, base) ?? setPrototypeOf(base, standIn(reader, name, getPrototypeOf(base) as object)) as object;
}

/** The prototype of a class that is only known by its name: one for each name and kind in a text. */
function standIn(reader: Reader, name: string, parent: object): object {
  const standIns = (reader.standIns ??= new MapClass());
  const known = mapGet(standIns, name);
  if (known !== undefined && getPrototypeOf(known) === parent) return known;
  const made = create(parent) as object;
  const constructor = function (): void { /* stands for a class of the module */ };
  defineProperty(constructor, 'name', { value: name, configurable: true });
  defineProperty(constructor, 'prototype', { value: made });
  defineProperty(made, 'constructor', { value: constructor, writable: true, configurable: true });
  mapSet(standIns, name, made);
  return made;
}
