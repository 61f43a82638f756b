import { quote } from '../characters.js';
import type { Callable } from '../functions.js';
import { exec, functionSource } from '../primordials.js';
import { nameOf } from './class-name.js';
import { writeWrapped } from './dressed.js';
import type { Kind } from './kind.js';
import { sortProperties, writeProperties } from './properties.js';
import type { Writer } from './writer.js';

const PLAIN_NAME = /^[\w$.\-[\]@/: ]+$/;
const CLASS = /^class\b/;
const BUILT_IN = ['length', 'name', 'prototype', 'arguments', 'caller'];

const functionKind: Kind = {
  name: 'Function', prototype: Function.prototype, is: () => true, write: () => undefined, fixed: true,
  says: (_, key) => {
    for (let i = 0; i < BUILT_IN.length; i++) if (BUILT_IN[i] === key) return true;
    return false;
  },
};

/** A function that came with the input is its source; of any other only the name can be seen. */
export function writeFunction(writer: Writer, value: Callable): void {
  const source = writer.functions?.sourceOf(value);
  if (source === undefined) {
    writer.out += `<${opaqueName(value)}>`;
    return;
  }
  const { assigned, defined, integrity } = sortProperties(value, functionKind);
  writeWrapped(writer, value, { assigned, defined, integrity, hidden: false }, () => {
    if (assigned.length === 0) writer.out += source;
    else {
      writer.out += `Object.assign(${source}, {`;
      writeProperties(writer, value, assigned, '');
      writer.out += '})';
    }
  });
}

function opaqueName(value: Callable): string {
  const word = exec(CLASS, functionSource(value)) === null ? 'function' : 'class';
  const name = nameOf(value);
  if (name === '') return word;
  return `${word} ${exec(PLAIN_NAME, name) === null ? quote(name) : name}`;
}
