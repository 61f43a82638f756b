import {
  box, create, defineProperty, freeze, hasOwn, isArray, preventExtensions, seal, setPrototypeOf,
} from '../primordials.js';
import { readBufferOf } from './constructors.js';
import { put } from './reader.js';
import type { Reader } from './reader.js';
import { readGetter, readKey, readProperties, readSetter } from './records.js';
import { readWord } from './word.js';

/** What follows the word `Object`: `.freeze(…)` and the like, or `("x")`. */
export function readObjectCall(reader: Reader): unknown {
  if (reader.code() === 40) return readBoxed(reader);
  reader.take('.');
  const name = readWord(reader);
  const label = reader.pending;
  reader.enter();
  reader.take('(');
  reader.space();
  const value = name === 'create' ? readCreate(reader) : readDressed(reader, name);
  reader.take(')');
  reader.depth--;
  const buffer = readBufferOf(reader, value);
  return buffer === value ? value : reader.define(label, buffer);
}

function readBoxed(reader: Reader): object {
  const label = reader.takeLabel();
  reader.at++;
  reader.space();
  const value = reader.value(reader);
  reader.take(')');
  return value === null || value === undefined || typeof value === 'object' || typeof value === 'function'
    ? reader.fail('Object(…) takes a string, number, boolean, bigint or symbol') : reader.define(label, box(value));
}

function readCreate(reader: Reader): object {
  const label = reader.takeLabel();
  const prototype = reader.value(reader);
  return prototype === null || typeof prototype === 'object' ? reader.define(label, create(prototype) as object) : reader.fail('a prototype that is no object');
}

function readDressed(reader: Reader, name: string): object {
  const value = reader.value(reader);
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return reader.fail(`Object.${name}(…) takes an object`);
  try {
    return change(reader, name, value);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return reader.fail(`Object.${name}(…): ${error.message}`);
    throw error;
  }
}

function change(reader: Reader, name: string, value: object): object {
  switch (name) {
    case 'freeze': return freeze(value);
    case 'seal': return seal(value);
    case 'preventExtensions': return preventExtensions(value);
    case 'assign': return readAssigned(reader, value);
    case 'defineProperties': return readDefined(reader, value);
    case 'setPrototypeOf': {
      reader.take(',');
      reader.space();
      const prototype = reader.value(reader);
      return typeof prototype === 'object' ? setPrototypeOf(value, prototype) as object : reader.fail('a prototype that is no object');
    }
    default: return reader.fail(`Object.${name} makes no literal`);
  }
}

/** Own properties that the value has from the start (`lastIndex`, items) are set, all others defined. */
function readAssigned(reader: Reader, value: object): object {
  reader.take(',');
  reader.space();
  if (reader.code() === 91) {
    const items = reader.value(reader);
    if (isArray(items)) for (let i = 0; i < items.length; i++) (value as unknown[])[i] = items[i];
    return value;
  }
  if (reader.code() !== 123) reader.expected('"{"');
  readProperties(reader, value, 'overlay');
  return value;
}

/** `, {b: {value: 2}}`. */
function readDefined(reader: Reader, value: object): object {
  reader.take(',');
  reader.take('{');
  while (!reader.skip('}')) {
    const key = readKey(reader);
    reader.take(':');
    defineProperty(value, key, readDescriptor(reader));
    if (!reader.skip(',')) {
      reader.take('}');
      break;
    }
  }
  return value;
}

function readDescriptor(reader: Reader): PropertyDescriptor {
  const descriptor: PropertyDescriptor & Record<string, unknown> = {};
  reader.take('{');
  while (!reader.skip('}')) {
    const key = readKey(reader) as string;
    const isAttribute = key === 'value' || key === 'writable' || key === 'enumerable' || key === 'configurable';
    if (hasOwn(descriptor, key) || !(isAttribute || key === 'get' || key === 'set')) reader.fail(`${String(key)} is no attribute of a property`);
    if (isAttribute || reader.skip(':')) {
      if (isAttribute) reader.take(':');
      reader.space();
      const held = reader.value(reader);
      if (!isAttribute && held !== undefined) reader.fail('an accessor is written get() { return …; }');
      put(descriptor, key, held);
    } else put(descriptor, key, key === 'get' ? readGetter(reader) : readSetter(reader));
    if (!reader.skip(',')) {
      reader.take('}');
      break;
    }
  }
  return descriptor;
}
