import { isIdentifier, quote } from '../characters.js';
import type { Step } from '../../model/case.js';
import type { Printed } from '../../model/value.js';
import { FunctionSources } from '../functions.js';
import type { Callable } from '../functions.js';
import { Made } from '../made.js';
import { Opaque } from '../opaque.js';
import { parse } from '../parse.js';
import { typedArrayBuffer, typedArrayLength, typedArrayName, typedArrayOffset } from '../primordials.js';
import { arrayKind, isSparse, sparseArrayKind } from '../printing/arrays.js';
import { describeAny, writeWrapped } from '../printing/dressed.js';
import { writeErrorArguments } from '../printing/errors.js';
import type { Kind } from '../printing/kind.js';
import { sortProperties, writeProperties } from '../printing/properties.js';
import type { Properties } from '../printing/properties.js';
import { writeValue } from '../printing/values.js';
import { sharedLists, sharesValues } from '../same-values.js';
import { writeCyclicKind } from './cyclic.js';
import { NO_REPEATS, ScriptWriter } from './script-writer.js';
import { tableJavaScript } from './table.js';

/** A JavaScript expression, with the variables that it needs around it. */
export interface Script {
  readonly text: string;
  readonly variables: readonly string[];
}

/** Translates a printed value. */
export function scriptOf(text: Printed): Script {
  const functions = FunctionSources.create();
  return scriptOfValues([parse(text, { functions })], functions);
}

/** Stands in no text of JavaScript that is written here. */
const BETWEEN = '\0';

/** Translates values that may have parts in common, with `BETWEEN` them. */
function scriptOfValues(values: readonly unknown[], functions: FunctionSources): Script {
  let known = NO_REPEATS;
  for (;;) {
    const writer = new ScriptWriter((to, held) => writeJavaScript(to as ScriptWriter, held), functions, known);
    for (const [i, value] of values.entries()) {
      if (i > 0) writer.out += BETWEEN;
      writeJavaScript(writer, value);
    }
    if (writer.repeats.repeated.size === known.repeated.size) return writer.script();
    known = writer.repeats;
  }
}

/** The argument lists of a session's steps, and the variables that stand for what several of them are handed: to be declared before. */
export function scriptsOf(steps: readonly Step[]): { readonly lists: readonly string[]; readonly variables: readonly string[] } {
  if (!sharesValues(steps)) return { lists: steps.map(({ input }) => expressionOf(input)), variables: [] };
  const functions = FunctionSources.create();
  const { text, variables } = scriptOfValues(sharedLists(steps, functions), functions);
  return { lists: text.split(BETWEEN), variables };
}

/** The variables are the parameters of a function that is called at once. */
export function expressionOf(text: Printed): string {
  return withVariables(scriptOf(text));
}

export function withVariables({ text, variables }: Script): string {
  return variables.length === 0 ? text : `((${variables.join(', ')}) => ${text.startsWith('{') ? `(${text})` : text})()`;
}

/** Writes a value that was read from the notation, as JavaScript. */
function writeJavaScript(writer: ScriptWriter, value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) writeValue(writer, value);
  else if (value instanceof Opaque) writer.out += comment(`<${value.text}>`);
  else if (writer.first(value)) {
    if (typeof value === 'function') writer.make(value, () => writeSource(writer, value as Callable));
    else if (value instanceof Made) writer.make(value, () => writeMade(writer, value));
    else writeObject(writer, value);
  }
}

function writeMade(writer: ScriptWriter, { form, args }: Made): void {
  writer.out += form.head;
  for (const [i, argument] of args.entries()) {
    if (i > 0) writer.out += ', ';
    writeJavaScript(writer, argument);
  }
  writer.out += form.tail;
}

function comment(text: string): string {
  return `undefined /* ${text.replaceAll('*/', '* /')} */`;
}

function writeSource(writer: ScriptWriter, value: Callable): void {
  const source = writer.functions?.sourceOf(value) ?? comment('a function');
  writer.out += source.startsWith('fn {') ? tableJavaScript(source, expressionOf) : source;
}

function writeObject(writer: ScriptWriter, value: object): void {
  const { kind: general, className, prototype } = describeAny(writer, value);
  const kind = general === arrayKind && isSparse(value as unknown[]) ? sparseArrayKind : general;
  const properties = sortProperties(value, kind);
  const parent = className !== null && isIdentifier(className) ? `${className}.prototype` : null;
  if (className !== null && parent === null) writer.out += `/* of class ${quote(className).replaceAll('*/', '* /')} */ `;
  writeWrapped(writer, value, properties, () => {
    if (kind === null) writeRecord(writer, value, { properties, prototype, parent });
    else writeKind(writer, value, kind, { properties, prototype, parent });
  });
}

interface Parts {
  readonly properties: Properties;
  readonly prototype: object | null | undefined;
  /** The prototype as an expression, of an instance. */
  readonly parent: string | null;
}

/** A literal where that will do; else an empty object first, and then its properties. */
function writeRecord(writer: ScriptWriter, value: object, { properties: { assigned }, prototype, parent }: Parts): void {
  const cyclic = writer.known.cyclic.has(value);
  if (parent === null && !cyclic) {
    writer.make(value, () => {
      writer.out += '{';
      if (prototype !== undefined) {
        writer.out += '__proto__: ';
        writer.value(writer, prototype);
      }
      writeProperties(writer, value, assigned, prototype === undefined ? '' : ', ');
      writer.out += '}';
    });
    return;
  }
  const odd = assigned.some((key) => key === '__proto__' || !('value' in (Object.getOwnPropertyDescriptor(value, key) ?? {})));
  writer.out += odd ? 'Object.defineProperties(' : 'Object.assign(';
  writer.make(value, () => writeEmpty(writer, prototype, parent));
  writer.out += odd ? ', Object.getOwnPropertyDescriptors({' : ', {';
  writeProperties(writer, value, assigned, '');
  writer.out += odd ? '}))' : '})';
}

function writeEmpty(writer: ScriptWriter, prototype: object | null | undefined, parent: string | null): void {
  if (parent === null && prototype === undefined) {
    writer.out += '{}';
    return;
  }
  writer.out += `Object.create(${parent ?? ''}`;
  if (parent === null) writer.value(writer, prototype);
  writer.out += ')';
}

function writeKind(writer: ScriptWriter, value: object, kind: Kind, { properties: { assigned }, prototype, parent }: Parts): void {
  if (assigned.length > 0) writer.out += 'Object.assign(';
  if (parent !== null || prototype !== undefined) writer.out += 'Object.setPrototypeOf(';
  if (!writer.known.cyclic.has(value) || !writeCyclicKind(writer, value, kind)) writer.make(value, () => writeBase(writer, value, kind));
  if (parent !== null) writer.out += `, ${parent})`;
  else if (prototype !== undefined) {
    writer.out += ', ';
    writer.value(writer, prototype);
    writer.out += ')';
  }
  if (assigned.length > 0) {
    writer.out += ', {';
    writeProperties(writer, value, assigned, '');
    writer.out += '})';
  }
}

function writeBase(writer: ScriptWriter, value: object, kind: Kind): void {
  const name = typedArrayName(value);
  if (kind.name === 'Error') {
    writer.out += 'Error(';
    writeErrorArguments(writer, value, false);
    writer.out += ')';
  } else if (name !== undefined && writer.known.repeated.has(typedArrayBuffer(value))) {
    writer.out += `new ${name}(`;
    writer.value(writer, typedArrayBuffer(value));
    writer.out += `, ${typedArrayOffset(value)}, ${typedArrayLength(value)})`;
  } else kind.write(writer, value);
}
