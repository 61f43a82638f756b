import type { Outcome } from '../model/observation.js';
import type { Printed } from '../model/value.js';
import { cut } from './cut.js';
import { FunctionSources } from './functions.js';
import { parse } from './parse.js';
import { print } from './print.js';
import type { PrintOptions } from './print.js';
import { isArray, slice } from './primordials.js';
import { simpleText } from './printing/primitives.js';
import { writeValue } from './printing/values.js';
import { Writer } from './printing/writer.js';
import type { Trail } from './trail.js';

export { parseObservation, parseOutcome } from './parse-outcome.js';

/** What one call did, before it is a line of text. */
export interface OutcomeParts {
  readonly how: Outcome['how'];
  /** Returned or thrown; of `ended` the words that say how. */
  readonly value: unknown;
  /** It came through a promise. */
  readonly async: boolean;
  /** The arguments as they are after the call. */
  readonly args: readonly unknown[];
  /** The whole argument list as it was printed before the call (the case's input); null where arguments are not observed. */
  readonly before: Printed | null;
  /** What reading `before` into `args` noted; without it, printing them tells whether they have changed. */
  readonly trail?: Trail | null;
  /** `console.log("a", 1)`, `later stdout.write("x")`: printed at the time of the call, in order. */
  readonly console: readonly string[];
  /** `calls fn0(1, 2)`, `later calls fn0(1, 2)`: printed at the time of the call, in order. */
  readonly callbacks: readonly string[];
  /** What the call added to `Object.prototype`, as a record; null or left out where nothing. */
  readonly pollution?: object | null;
}

export interface OutcomeOptions extends PrintOptions {
  /** Stands for the arrow and the space after it where text of one byte a character is wanted. */
  readonly arrow?: string | undefined;
}

const HEAD: Readonly<Record<Outcome['how'], string>> = { returned: '→ ', threw: 'throws ', ended: '' };

/** The value's text, and that of the arguments that are listed. */
interface Texts {
  readonly value: string;
  readonly args: string;
}

/**
 * A call's outcome as a line: `→ *1; args[0] = &1 [1, 3]`. An argument is listed if the call changed it, or if it shares an object
 * with the result. With `limit`, the line as a whole is cut.
 */
export function printOutcome(parts: OutcomeParts, options: OutcomeOptions = {}): string {
  return completeOutcome(parts, beginOutcome(parts, options), options);
}

/** What the call gave, and the arguments, as they are now: the line without what else the call does. */
export function beginOutcome(parts: OutcomeParts, options: OutcomeOptions): string {
  const { value, args } = textsOf(parts, options);
  return value + (parts.async ? '; async' : '') + args;
}

/** The line of which `begun` is the beginning, with all that the call has done by now. */
export function completeOutcome(parts: Omit<OutcomeParts, 'value' | 'args'>, begun: string, options: OutcomeOptions): string {
  const text = begun + joined(parts.console) + joined(parts.callbacks) + polluted(parts.pollution, options);
  const head = HEAD[parts.how];
  if (options.arrow === undefined || parts.how !== 'returned') return cut(head + text, options);
  // Where the line is cut, its hash is that of the line itself.
  return options.arrow + (isWithin(head.length + text.length, options.limit) ? text : slice(cut(head + text, options), head.length));
}

function isWithin(length: number, limit: number | undefined): boolean {
  return limit === undefined || length <= limit;
}

function textsOf(parts: OutcomeParts, options: PrintOptions): Texts {
  if (parts.before === null || !holdObject(parts.args)) return alone(parts, options);
  return (parts.trail?.holds(parts.args) === true ? apart(parts, parts.trail, options) : null) ?? withArguments(parts, parts.before, options);
}

/** The text of the value where the arguments are as they were; null if the two have an object in common. */
function apart(parts: OutcomeParts, trail: Trail, options: PrintOptions): Texts | null {
  if (parts.how === 'ended') return { value: parts.value as string, args: '' };
  const simple = simpleText(parts.value);
  if (simple !== null) return { value: simple, args: '' };
  if (trail.has(parts.value)) return null;
  const writer = new Writer(writeValue, options.functions, trail);
  writeValue(writer, parts.value);
  return writer.met ? null : { value: writer.finish(), args: '' };
}

function polluted(pollution: object | null | undefined, { functions }: PrintOptions): string {
  return pollution === null || pollution === undefined ? '' : `; Object.prototype = ${print(pollution, { functions })}`;
}

function joined(texts: readonly string[]): string {
  let text = '';
  for (let i = 0; i < texts.length; i++) text += `; ${texts[i]!}`;
  return text;
}

function holdObject(args: readonly unknown[]): boolean {
  for (let i = 0; i < args.length; i++) if (isObject(args[i])) return true;
  return false;
}

function isObject(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function writerFor({ functions }: PrintOptions): Writer {
  return new Writer(writeValue, functions);
}

function alone(parts: OutcomeParts, options: PrintOptions): Texts {
  return { value: parts.how === 'ended' ? (parts.value as string) : print(parts.value, { functions: options.functions }), args: '' };
}

/** Writes arguments and value in one go; if nothing changed and nothing is shared, the text of the value is all there is to say. */
function withArguments(parts: OutcomeParts, before: Printed, options: PrintOptions): Texts {
  const writer = writerFor(options);
  writeValue(writer, parts.args);
  const changed = writer.finish() !== before;
  const mark = writer.mark();
  writer.out += ' ';
  if (parts.how !== 'ended') writeValue(writer, parts.value);
  if (changed || writer.refersBefore(mark)) return listed(parts, changed ? before : null, options);
  if (parts.how === 'ended') return alone(parts, options);
  const from = mark.out.length;
  const value = mark.referenceCount === 0 ? slice(writer.finish(), from + 1) : slice(writer.pieces([from, writer.out.length], [1, 0])[1]!, 1);
  return { value, args: '' };
}

/** The arguments to list, with labels in common with the value, numbered in the order of the line. */
function listed(parts: OutcomeParts, before: Printed | null, options: PrintOptions): Texts {
  const writer = writerFor(options);
  const numbers = changedOrShared(parts, before, options);
  const ends: number[] = [];
  for (let i = 0; i < numbers.length; i++) {
    writer.out += `; args[${numbers[i]!}] = `;
    writeValue(writer, parts.args[numbers[i]!]);
    ends[i] = writer.out.length;
  }
  const order = [ends.length];
  for (let i = 0; i < ends.length; i++) order[i + 1] = i;
  writer.out += parts.how === 'ended' ? ` ${parts.value as string}` : ' ';
  if (parts.how !== 'ended') writeValue(writer, parts.value);
  ends[ends.length] = writer.out.length;
  const pieces = writer.pieces(ends, order);
  const value = slice(pieces[ends.length - 1]!, 1);
  let args = '';
  for (let i = 0; i < pieces.length - 1; i++) args += pieces[i]!;
  return { value, args };
}

/** Numbers of arguments. If the list as a whole changed and none of them did, they share what they did not before: then all objects. */
function changedOrShared(parts: OutcomeParts, before: Printed | null, options: PrintOptions): number[] {
  const changed = before === null ? [] : changedNumbers(parts.args, before, options);
  const all = before !== null && changed.length === 0;
  const numbers: number[] = [];
  for (let i = 0, next = 0; i < parts.args.length; i++) {
    const isChanged = changed[next] === i;
    if (isChanged) next++;
    if (isChanged || (isObject(parts.args[i]) && (all || sharesWithValue(parts, i, options)))) numbers[numbers.length] = i;
  }
  return numbers;
}

function changedNumbers(args: readonly unknown[], before: Printed, options: PrintOptions): number[] {
  const functions = FunctionSources.create();
  const list = parse(before, { functions });
  const numbers: number[] = [];
  for (let i = 0; isArray(list) && i < args.length; i++) {
    if (i >= list.length || print(args[i], { functions: options.functions }) !== print(list[i], { functions })) numbers[numbers.length] = i;
  }
  return numbers;
}

function sharesWithValue({ how, args, value }: OutcomeParts, number: number, options: PrintOptions): boolean {
  if (how === 'ended') return false;
  const writer = writerFor(options);
  writeValue(writer, args[number]);
  const mark = writer.mark();
  writer.out += ' ';
  writeValue(writer, value);
  return writer.refersBefore(mark);
}
