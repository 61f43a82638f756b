import { BufferClass } from '../platform.js';
import { isArray, mapGet, startsWith, symbolFor, wellKnownSymbols } from '../primordials.js';
import { emptyArray, readArguments, readNew } from './constructors.js';
import { readError } from './errors.js';
import { readFunction } from './functions.js';
import { readInstance } from './instances.js';
import { readMade } from './made.js';
import { readObjectCall } from './object-calls.js';
import type { Reader } from './reader.js';
import { skipSpace } from './skip.js';
import { readTable } from './tables.js';
import { readWord } from './word.js';

const symbolsByName: ReadonlyMap<unknown, symbol> = new Map(Array.from(wellKnownSymbols, ([symbol, name]) => [name, symbol as symbol]));

const numberConstants: ReadonlyMap<string, number> = new Map([
  ['MAX_SAFE_INTEGER', Number.MAX_SAFE_INTEGER], ['MIN_SAFE_INTEGER', Number.MIN_SAFE_INTEGER], ['MAX_VALUE', Number.MAX_VALUE],
  ['MIN_VALUE', Number.MIN_VALUE], ['EPSILON', Number.EPSILON], ['POSITIVE_INFINITY', Infinity], ['NEGATIVE_INFINITY', -Infinity], ['NaN', NaN],
]);

/** A value that begins with a word. */
export function readWordValue(reader: Reader): unknown {
  const start = reader.at;
  const word = readWord(reader);
  switch (word) {
    case 'null': return null;
    case 'undefined': return undefined;
    case 'true': return true;
    case 'false': return false;
    case 'NaN': return NaN;
    case 'Infinity': return Infinity;
    case 'new': return readNew(reader, start);
    case 'Object': return readObjectCall(reader);
    case 'Symbol': return reader.bind(readSymbol(reader));
    case 'Array': return reader.define(reader.takeLabel(), emptyArray(reader, readArguments(reader)[0]));
    case 'Number': return readNumberConstant(reader);
    case 'Buffer': if (startsWith(reader.text, '.from(', reader.at)) return readBuffer(reader); break;
    case 'Promise': case 'AbortSignal': case 'ReadableStream': {
      const made = readMade(reader, start);
      if (made !== null) return made;
    }
  }
  return readNamed(reader, word, start);
}

function readNamed(reader: Reader, word: string, start: number): unknown {
  const next = skipSpace(reader.text, reader.at);
  if (word === 'function' || word === 'class' || word === 'async' || startsWith(reader.text, '=>', next)) {
    reader.at = start;
    return readFunction(reader);
  }
  const isCall = startsWith(reader.text, '(', next);
  if (!isCall && !startsWith(reader.text, '{', next)) return reader.fail(`"${word}" is no value`, start);
  if (word === 'fn') return readTable(reader);
  return (isCall ? readError(reader, word) : null) ?? readInstance(reader, word);
}

function readSymbol(reader: Reader): symbol {
  if (reader.skip('.')) {
    const name = readWord(reader);
    if (name === 'for') {
      const key = readArguments(reader)[0];
      return typeof key === 'string' ? symbolFor(key) : reader.fail('Symbol.for takes a string');
    }
    return mapGet(symbolsByName, `Symbol.${name}`) ?? reader.fail(`there is no Symbol.${name}`);
  }
  const label = reader.takeLabel();
  const description = readArguments(reader)[0];
  if (description !== undefined && typeof description !== 'string') reader.fail('Symbol(…) takes a string');
  return reader.define(label, Symbol(description as string | undefined));
}

function readNumberConstant(reader: Reader): number {
  reader.take('.');
  const name = readWord(reader);
  return mapGet(numberConstants, name) ?? reader.fail(`Number.${name} is no constant`);
}

function readBuffer(reader: Reader): object {
  reader.at += 5;
  const label = reader.takeLabel();
  const bytes = readArguments(reader)[0];
  if (!isArray(bytes)) return reader.fail('Buffer.from(…) takes a list of bytes');
  return BufferClass === undefined ? reader.fail('there is no Buffer on this platform') : reader.define(label, BufferClass.from(bytes));
}
