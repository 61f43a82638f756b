import type { Callable } from '../functions.js';
import { apply, slice } from '../primordials.js';
import { readItems } from './arrays.js';
import { functionEnd, sourceInEval } from './function-source.js';
import { readMade } from './made.js';
import type { Reader } from './reader.js';
import { readString } from './strings.js';

const EVAL = '(0, eval)(';
const ARGUMENTS = '(function () { return arguments; })(';

/** What begins with a bracket: an `eval` of a function's source, an arguments object, or a function. */
export function readBracket(reader: Reader): object {
  if (reader.skip(EVAL)) {
    reader.space();
    if (reader.code() !== 34) reader.expected('a source in double quotes');
    const source = sourceInEval(readString(reader));
    reader.take(')');
    return makeFunction(reader, source);
  }
  return reader.skip(ARGUMENTS) ? readArgumentsObject(reader) : readMade(reader, reader.at) ?? readFunction(reader);
}

function readArgumentsObject(reader: Reader): object {
  const label = reader.takeLabel();
  const items: unknown[] = [];
  readItems(reader, items, 41);
  const made = apply(argumentsOf, undefined, items) as object;
  return reader.define(label, made);
}

function argumentsOf(): object {
  return arguments;
}

/** A function expression, as it stands. It is not run, and without `makeFunction` not even compiled. */
export function readFunction(reader: Reader): Callable {
  const end = functionEnd(reader.text, reader.at);
  if (end < 0) return reader.expected('a function');
  const source = slice(reader.text, reader.at, end);
  const made = makeFunction(reader, source);
  reader.at = end;
  return made;
}

function makeFunction(reader: Reader, source: string): Callable {
  const { functions, makeFunction: make } = reader.options;
  const made = reader.bind(make === undefined ? inert() : compiled(reader, make, source));
  functions?.add(made, source);
  return made;
}

function compiled(reader: Reader, make: (source: string) => Callable, source: string): Callable {
  try {
    return make(source);
  } catch (error) {
    return reader.fail(`a function that cannot be compiled: ${error instanceof Error ? error.message : 'it threw'}`);
  }
}

function inert(): Callable {
  return () => {
    throw new TypeError('A function of an input only runs in the guest; here it is its source.');
  };
}
