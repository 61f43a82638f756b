import type { Outcome } from '../model/observation.js';
import type { Expected, MessagePattern, ThrowPattern } from '../model/spec.js';
import type { Printed } from '../model/value.js';
import { compareValues, type Comparison } from './equality.js';
import { NotationError } from './notation-error.js';
import { parse } from './parse.js';
import { print } from './print.js';
import { valueKind } from './value-kind.js';

/** What is expected of values. An entry of the baseline's notation is compared by its bytes instead, after freedom is erased. */
export type ExpectedOutcome = Exclude<Expected, { readonly how: 'observes' }>;

export interface Met {
  readonly result: 'holds' | 'violated' | 'opaque';
  /** `expected 0, was 5`; empty where it holds. */
  readonly detail: string;
}

const HOLDS: Met = { result: 'holds', detail: '' };
const LONGEST_VALUE = 300;

/** Whether an outcome is what a pin demands. That it came through a promise is neither asked for nor held against it. */
export function meets(expected: ExpectedOutcome, outcome: Pick<Outcome, 'how' | 'value'>): Met {
  const found = expected.how === 'returns' ? returnsWhat(expected.value, outcome) : throwsWhat(expected.pattern, outcome);
  if (found === 'equal') return HOLDS;
  return { result: found === 'opaque' ? 'opaque' : 'violated', detail: `expected ${expectedText(expected)}, ${outcomeText(outcome)}` };
}

function returnsWhat(value: Printed, outcome: Pick<Outcome, 'how' | 'value'>): Comparison {
  return outcome.how === 'returned' ? compareWithText(value, outcome.value) : 'different';
}

function throwsWhat(pattern: ThrowPattern, outcome: Pick<Outcome, 'how' | 'value'>): Comparison {
  return outcome.how === 'threw' ? compareThrown(pattern, outcome.value) : 'different';
}

/** Whether a thrown value fits the pattern. */
function compareThrown(pattern: ThrowPattern, thrown: unknown): Comparison {
  switch (pattern.kind) {
    case 'anything': return 'equal';
    case 'value': return compareWithText(pattern.value, thrown);
    case 'properties': return compareProperties(pattern.properties, thrown);
    case 'class': {
      const named = isNamed(thrown, pattern.name);
      if (named !== 'equal') return named;
      if (pattern.message !== null && !fitsMessage(pattern.message, thrown)) return 'different';
      return pattern.properties === null ? 'equal' : compareProperties(pattern.properties, thrown);
    }
  }
}

/** By the error's name, its constructor's name, or a class on its chain, as far as that can be seen. */
export function isNamed(thrown: unknown, name: string): Comparison {
  if (typeof thrown !== 'object' || thrown === null) return 'different';
  const { kind, className, isError, opaque } = valueKind(thrown);
  if (opaque === 'wholly') return 'opaque';
  const names = [own(thrown, 'name'), className, kind, ...(isError && kind !== 'DOMException' ? ['Error'] : [])];
  return names.includes(name) ? 'equal' : 'different';
}

function fitsMessage(pattern: MessagePattern, thrown: unknown): boolean {
  const message = own(thrown as object, 'message');
  if (typeof message !== 'string') return false;
  return pattern.kind === 'text' ? message === pattern.text : new RegExp(pattern.source, pattern.flags).test(message);
}

/** Each property that is expected, by value; the thrown value may have others. */
function compareProperties(properties: Printed, thrown: unknown): Comparison {
  const expected = readText(properties);
  if (!isRead(expected)) return 'opaque';
  if (typeof thrown !== 'object' || thrown === null) return 'different';
  let result: Comparison = 'equal';
  for (const [key, value] of Object.entries(expected.value as object)) {
    const found = key in thrown ? compareValues(value, own(thrown, key)) : 'different';
    if (found === 'different') return found;
    if (found === 'opaque') result = found;
  }
  return result;
}

function own(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}

function compareWithText(text: Printed, actual: unknown): Comparison {
  const expected = readText(text);
  return isRead(expected) ? compareValues(expected.value, actual) : 'opaque';
}

type Text = { readonly value: unknown } | null;

function isRead(text: Text): text is { readonly value: unknown } {
  return text !== null;
}

/** What is expected but cannot be read is the spec's reader's finding; here it holds nobody to anything. */
function readText(text: Printed): Text {
  try {
    return { value: parse(text) };
  } catch (error) {
    if (error instanceof NotationError) return null;
    throw error;
  }
}

/** `0`; of a throw `it to throw UnknownCoupon("m")`. */
export function expectedText(expected: ExpectedOutcome): string {
  return expected.how === 'returns' ? short(expected.value) : `it to throw ${patternText(expected.pattern)}`;
}

function patternText(pattern: ThrowPattern): string {
  switch (pattern.kind) {
    case 'anything': return 'something';
    case 'value': return short(pattern.value);
    case 'properties': return `something with ${short(pattern.properties)}`;
    case 'class': {
      const message = pattern.message === null ? '' : `(${pattern.message.kind === 'text' ? print(pattern.message.text) : `/${pattern.message.source}/${pattern.message.flags}`})`;
      return `${pattern.name}${message}${pattern.properties === null ? '' : ` with ${short(pattern.properties)}`}`;
    }
  }
}

/** `was 5`, `threw RangeError("no")`, `it never returns`. */
export function outcomeText({ how, value }: Pick<Outcome, 'how' | 'value'>): string {
  if (how === 'ended') return `it ${String(value)}`;
  return `${how === 'returned' ? 'was' : 'threw'} ${short(print(value))}`;
}

function short(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}
