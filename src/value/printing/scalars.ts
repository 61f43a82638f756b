import { isIntegerKey, isPlain, quote } from '../characters.js';
import {
  bigintOf, booleanOf, dateIso, dateTime, numberOf, regExpFlags, regExpSource, stringOf, symbolOf,
} from '../primordials.js';
import { SearchParamsClass, searchParamsText, UrlClass, urlHref } from '../platform.js';
import { regExpEnd } from '../parsing/skip.js';
import type { Kind } from './kind.js';
import { probe } from './probe.js';
import type { Writer } from './writer.js';

const never = (): boolean => false;

const dateKind: Kind = {
  name: 'Date', prototype: Date.prototype, is: probe(dateTime), says: never,
  write: (writer, value) => {
    const time = dateTime(value);
    writer.out += time === time ? `new Date("${dateIso(value)}")` : 'new Date(NaN)';
  },
};

const regExpKind: Kind = {
  name: 'RegExp', prototype: RegExp.prototype,
  is: (value) => value !== RegExp.prototype && probe(regExpSource)(value),
  says: (_, key, { value }) => key === 'lastIndex' && value === 0,
  write: (writer, value) => {
    let flags = '';
    for (let i = 0; i < regExpFlags.length; i++) if (regExpFlags[i]![1](value)) flags += regExpFlags[i]![0];
    const source = regExpSource(value);
    const literal = `/${source}/`;
    writer.out += isPlain(source) && regExpEnd(literal, 0) === literal.length ? literal + flags : `new RegExp(${quote(source)}${flags === '' ? '' : `, "${flags}"`})`;
  },
};

/** `Object("x")`: a primitive in an object. */
function boxedKind(name: string, prototype: object, read: (self: unknown) => unknown): Kind {
  return {
    name, prototype, is: probe(read), says: never,
    write: (writer, value) => {
      writer.out += 'Object(';
      writer.value(writer, read(value));
      writer.out += ')';
    },
  };
}

const boxedString: Kind = {
  ...boxedKind('String', String.prototype, stringOf),
  fixed: true,
  says: (_, key) => typeof key === 'string' && (key === 'length' || isIntegerKey(key)),
};

/** A class of the host whose instances are written as `new Name("text")`. */
function textKind(name: string, prototype: object | undefined, read: ((self: unknown) => string) | null): Kind[] {
  if (prototype === undefined || read === null) return [];
  const write = (writer: Writer, value: object): void => {
    writer.out += `new ${name}(${quote(read(value))})`;
  };
  return [{ name, prototype, is: probe(read), says: never, write }];
}

export const scalarKinds: readonly Kind[] = [
  dateKind, regExpKind, boxedString,
  boxedKind('Number', Number.prototype, numberOf),
  boxedKind('Boolean', Boolean.prototype, booleanOf),
  boxedKind('BigInt', BigInt.prototype, bigintOf),
  boxedKind('Symbol', Symbol.prototype, symbolOf),
  ...textKind('URL', UrlClass?.prototype, urlHref),
  ...textKind('URLSearchParams', SearchParamsClass?.prototype, searchParamsText),
];
