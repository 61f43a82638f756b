import { quote } from '../characters.js';
import { getOwnPropertyDescriptor, hasOwn, isArray, objectToString } from '../primordials.js';
import { DomExceptionClass, domExceptionMessage, domExceptionName } from '../platform.js';
import type { Kind } from './kind.js';
import { probe } from './probe.js';
import type { Writer } from './writer.js';

const CLASSES: readonly { readonly name: string; readonly prototype: object }[] = [
  Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError, AggregateError,
];

/** There is no slot to ask for before `Error.isError`: what `Object.prototype.toString` says, or where a tag overlays that, a stack. */
function isError(value: object): boolean {
  try {
    return Symbol.toStringTag in value ? hasOwn(value, 'stack') : objectToString(value) === '[object Error]';
  } catch {
    return hasOwn(value, 'stack');
  }
}

/** A property as the constructor makes it: hidden, and free to be changed. */
function isBuiltIn({ value, enumerable }: PropertyDescriptor, fits: (value: unknown) => boolean): boolean {
  return enumerable === false && fits(value);
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isAny = (): boolean => true;
const isList = (value: unknown): boolean => isArray(value);

/** The own property, if the constructor's arguments can say it. */
function said(error: object, key: string, fits: (value: unknown) => boolean): PropertyDescriptor | undefined {
  const found = getOwnPropertyDescriptor(error, key);
  return found !== undefined && isBuiltIn(found, fits) ? found : undefined;
}

/** `"message", {cause: …}`, after the errors of an AggregateError. */
export function writeErrorArguments(writer: Writer, error: object, aggregate: boolean): void {
  let separator = '';
  if (aggregate) {
    const errors = said(error, 'errors', isList);
    writer.value(writer, errors === undefined ? [] : errors.value);
    separator = ', ';
  }
  const message = said(error, 'message', isText);
  const cause = said(error, 'cause', isAny);
  if (message !== undefined) writer.out += separator + quote(message.value as string);
  else if (cause !== undefined) writer.out += `${separator}undefined`;
  if (cause !== undefined) {
    writer.out += ', {cause: ';
    writer.value(writer, cause.value);
    writer.out += '}';
  }
}

function saysOf(key: string | symbol, descriptor: PropertyDescriptor, aggregate: boolean): boolean {
  if (key === 'message') return isBuiltIn(descriptor, isText);
  if (key === 'cause') return isBuiltIn(descriptor, isAny);
  return key === 'stack' || (aggregate && key === 'errors' && isBuiltIn(descriptor, isList));
}

const domKinds: readonly Kind[] = DomExceptionClass === undefined || domExceptionName === null || domExceptionMessage === null ? [] : [{
  name: 'DOMException', prototype: DomExceptionClass.prototype as object, is: probe(domExceptionName),
  says: (_, key) => key === 'stack',
  write: (writer, value) => {
    writer.out += `new DOMException(${quote(domExceptionMessage!(value))}, ${quote(domExceptionName!(value))})`;
  },
}];

export const errorKinds: readonly Kind[] = [...domKinds, ...CLASSES.map(({ name, prototype }): Kind => ({
  name, prototype, is: isError,
  says: (_, key, descriptor) => saysOf(key, descriptor, name === 'AggregateError'),
  write: (writer, value) => {
    writer.out += `${name}(`;
    writeErrorArguments(writer, value, name === 'AggregateError');
    writer.out += ')';
  },
}))];
