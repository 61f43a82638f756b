import { Made } from '../made.js';
import { Opaque } from '../opaque.js';
import { getPrototypeOf, isArray, mapGet, mapSet, ObjectPrototype, objectToString } from '../primordials.js';
import { globalObject } from '../platform.js';
import { argumentsKind, arrayKind, isSparse, sparseArrayKind } from './arrays.js';
import { printedClassName } from './class-name.js';
import { describe, NO_PRIVATES } from './describe.js';
import type { Description } from './describe.js';
import { writeErrorArguments } from './errors.js';
import type { Integrity, Kind } from './kind.js';
import { sortProperties, writeDescriptors, writeProperties } from './properties.js';
import type { Properties } from './properties.js';
import type { Writer } from './writer.js';

const OpaquePrototype: object = Opaque.prototype;
const MadePrototype: object = Made.prototype;
const ErrorPrototype: object = Error.prototype;

const INTEGRITY: Readonly<Record<Integrity, string>> = { 0: '', 1: 'Object.preventExtensions(', 2: 'Object.seal(', 3: 'Object.freeze(' };

/** Objects of the platform that a subject may hand out whole; nobody wants to read them. */
const namespaces: ReadonlyMap<unknown, string> = namedNamespaces();

function namedNamespaces(): Map<unknown, string> {
  const named = new Map<unknown, string>();
  for (const name of ['globalThis', 'Math', 'JSON', 'Reflect', 'Atomics', 'Intl', 'WebAssembly', 'console', 'process']) {
    mapSet(named, (globalObject as Record<string, unknown>)[name], name);
  }
  return named;
}

const BARE: Description = { kind: null, className: null, prototype: undefined, hides: false, privates: NO_PRIVATES, declared: null, sealedClass: null };

/** Writes an object that is more than a plain record or array: of a class, a built-in, with special properties, or frozen. */
export function writeDressed(writer: Writer, value: object): void {
  const namespace = mapGet(namespaces, value);
  if (namespace !== undefined) writer.out += `<${namespace}>`;
  else if (getPrototypeOf(value) === OpaquePrototype) writer.out += `${(value as Opaque).prefix}<${(value as Opaque).text}>`;
  else if (getPrototypeOf(value) === MadePrototype) writeMade(writer, value as Made);
  else writeDescribed(writer, value, describeAny(writer, value));
}

/** The expression, by which what cannot be seen into is known. */
function writeMade(writer: Writer, { form, args }: Made): void {
  writer.out += form.head;
  for (let i = 0; i < args.length; i++) {
    if (i > 0) writer.out += ', ';
    writer.value(writer, args[i]);
  }
  writer.out += form.tail;
}

/** What came with the input is its expression; of any other only the class can be seen. */
function writeOpaque(writer: Writer, value: object, otherwise: () => void): void {
  const made = writer.functions?.madeOf(value);
  if (made === undefined) otherwise();
  else writeMade(writer, made);
}

/** What any object is made of. */
export function describeAny(writer: Writer, value: object): Description {
  const prototype = getPrototypeOf(value);
  if (prototype === null) {
    return isArray(value) ? { ...BARE, kind: arrayKind, prototype } : { ...BARE, prototype };
  }
  if (prototype !== ObjectPrototype) return describe(value, prototype, writer.functions);
  if (isArray(value)) return { ...BARE, kind: arrayKind, prototype };
  return objectToString(value) === '[object Arguments]' ? { ...BARE, kind: argumentsKind } : BARE;
}

function writeDescribed(writer: Writer, value: object, description: Description): void {
  const { kind: general, sealedClass } = description;
  if (sealedClass !== null) writeOpaque(writer, value, () => { writer.out += `<${sealedClass}>`; });
  else if (general?.opaque === true) writeOpaque(writer, value, () => general.write(writer, value));
  else {
    const kind = general === arrayKind && isSparse(value as unknown[]) ? sparseArrayKind : general;
    const found = sortProperties(value, kind, description);
    const properties = { ...found, hidden: found.hidden || description.hides };
    writeWrapped(writer, value, properties, () => {
      if (kind === null) writeInstance(writer, value, description, properties);
      else writeKind(writer, value, kind, { description, properties });
    });
  }
}

/** What was done to the object once it was there: hidden or fixed properties, frozenness. */
export function writeWrapped(writer: Writer, value: object, { defined, integrity }: Properties, write: () => void): void {
  writer.out += INTEGRITY[integrity];
  if (defined.length > 0) writer.out += 'Object.defineProperties(';
  write();
  if (defined.length > 0) {
    writer.out += ', ';
    writeDescriptors(writer, value, defined);
    writer.out += ')';
  }
  if (integrity !== 0) writer.out += ')';
}

/** `Cart {items: []}`, `{__proto__: null, a: 1}`. */
function writeInstance(writer: Writer, value: object, { className, prototype }: Description, { assigned, hidden }: Properties): void {
  writer.out += className === null ? '{' : `${printedClassName(className)} {`;
  if (prototype !== undefined) {
    writer.out += '__proto__: ';
    writer.value(writer, prototype);
  }
  writeAll(writer, value, assigned, { separator: prototype === undefined ? '' : ', ', hidden });
  writer.out += '}';
}

function writeAll(writer: Writer, value: object, keys: readonly (string | symbol)[], { separator, hidden }: { readonly separator: string; readonly hidden: boolean }): void {
  writeProperties(writer, value, keys, separator);
  if (hidden) writer.out += keys.length > 0 ? ', <private>' : `${separator}<private>`;
}

/** `Object.assign(Stack([1, 2]), {name: "x"})`. */
function writeKind(writer: Writer, value: object, kind: Kind, { description, properties }: { readonly description: Description; readonly properties: Properties }): void {
  const { className, prototype } = description;
  const { assigned, hidden } = properties;
  const further = assigned.length > 0 || hidden;
  if (further) writer.out += 'Object.assign(';
  if (className !== null) {
    writer.out += `${printedClassName(className)}(`;
    if (kind.prototype === ErrorPrototype) writeErrorArguments(writer, value, false);
    else kind.write(writer, value);
    writer.out += ')';
  } else if (prototype !== undefined) {
    writer.out += 'Object.setPrototypeOf(';
    kind.write(writer, value);
    writer.out += ', ';
    writer.value(writer, prototype);
    writer.out += ')';
  } else kind.write(writer, value);
  if (further) {
    writer.out += ', {';
    writeAll(writer, value, assigned, { separator: '', hidden });
    writer.out += '})';
  }
}
