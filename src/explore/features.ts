import type { Case, SessionCase } from '../model/case.js';
import type { Constants } from '../model/implementation.js';
import type { Observation } from '../model/observation.js';
import { parseObservation } from '../value/outcome.js';
import { parse } from '../value/parse.js';
import { valueClass, valueShape } from '../value/shape.js';
import { coursesOf } from './courses.js';

/** What a recorded case stands for. The kinds are in the order in which they matter when room is short. */
export const FEATURE_KINDS = ['check', 'branch', 'effect', 'constant', 'outcome', 'pair', 'course', 'value'] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];

/** `constant:"SAVE10"`, `pair:0 positive × 1 undefined`: the part before the colon is its kind. */
export type Feature = `${FeatureKind}:${string}`;

/** An observation of up to this length counts as a value of its own. */
const SHORT = 60;
const DEEPEST = 4;
const MOST_SCALARS = 40;

/** Looks features up; built once a run. */
export interface FeatureContext {
  readonly strings: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  /** Of objects that the source reads. */
  readonly keys: ReadonlySet<string>;
}

/** Of a number that stands in the source, both its sides are of interest: where a boundary lies, one of them is wrong. */
export function featureContext(constants: Constants): FeatureContext {
  return { strings: new Set(constants.strings), numbers: new Set(constants.numbers.filter((n) => Number.isFinite(n))), keys: new Set(constants.keys) };
}

/** The features of a case and what was observed of it; each once. */
export function featuresOf(of: Case, observation: Observation, context: FeatureContext): readonly Feature[] {
  const found = new Set<Feature>();
  const lists = of.kind === 'call' ? [of.input] : of.steps.map((s) => s.input);
  for (const [step, input] of lists.entries()) {
    const args = parse(input) as unknown[];
    const member = of.kind === 'call' ? '' : `${of.steps[step]?.member ?? ''} `;
    addPairs(args, member, found);
    let left = MOST_SCALARS;
    eachScalar(args, 0, (value) => {
      if (left-- > 0) addConstants(value, context, found);
    });
  }
  if (of.kind === 'session') {
    addSteps(of, observation, found);
    for (const course of coursesOf(of, observation)) found.add(`course:${course}`);
  }
  addOutcome(observation, lists.join(' '), found);
  return [...found];
}

/** What came after what, and whether each of the two threw: a method that is refused changes nothing for the next to see. */
function addSteps({ steps }: SessionCase, { text }: Observation, into: Set<Feature>): void {
  const ends = text.split('\n').map((line) => (line.startsWith('throws') ? ' throws' : ''));
  for (const [i, step] of steps.entries()) into.add(`pair:${steps[i - 1]?.member ?? ''}${ends[i - 1] ?? ''} then ${step.member}${ends[i] ?? ''}`);
}

function addPairs(args: readonly unknown[], member: string, into: Set<Feature>): void {
  const classes = args.map((arg, i) => `${member}${i} ${inputClass(arg)}`);
  if (classes.length === 0) into.add(`pair:${member}none`);
  for (const [i, one] of classes.entries()) {
    into.add(`pair:${one}`);
    for (const other of classes.slice(i + 1)) into.add(`pair:${one} × ${other}`);
  }
}

function addConstants(value: unknown, { strings, numbers }: FeatureContext, into: Set<Feature>): void {
  if (typeof value === 'string') {
    if (value !== '' && strings.has(value)) into.add(`constant:${JSON.stringify(value)}`);
  } else if (typeof value === 'number') {
    if (numbers.has(value)) into.add(`constant:${value}`);
    if (numbers.has(value + 1)) into.add(`constant:below ${value + 1}`);
    if (numbers.has(value - 1)) into.add(`constant:above ${value - 1}`);
  }
}

function addOutcome({ kind, text }: Observation, inputs: string, into: Set<Feature>): void {
  if (text.length <= SHORT) into.add(`value:${text}`);
  if (kind !== 'returned' && kind !== 'threw') {
    into.add(`outcome:${kind}`);
    return;
  }
  for (const { how, value, args, console, callbacks, pollution } of parseObservation(text)) {
    const besides = [args.size > 0 ? 'changes arguments' : '', console.length > 0 ? 'writes' : '', callbacks.length > 0 ? 'calls back' : '', callbacks.some((call) => call.later) ? 'calls back later' : '', pollution === null ? '' : 'pollutes'].filter((s) => s !== '');
    into.add(`outcome:${how} ${how === 'threw' && value instanceof Error ? `${value.name} ${messageShape(value.message, inputs)}` : valueShape(value)}${besides.map((s) => `, ${s}`).join('')}`);
  }
}

/** A message without the values in it: quoted texts, numbers, and whatever words the input has too. */
function messageShape(message: unknown, inputs: string): string {
  const words = String(message).slice(0, 200).replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|-?\d[\d.]*/g, '…').split(/\s+/).map((word) => (/^[A-Za-z]+[,.:]?$/.test(word) && !inputs.includes(word) ? word : '…'));
  return words.filter((word, i) => word !== '…' || words[i - 1] !== '…').join(' ').slice(0, 60);
}

/** The class of an argument, coarse enough that pairs of them can all be covered. */
function inputClass(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'empty string' : value.length === 1 ? 'character' : value.length <= 20 ? 'string' : 'long string';
  if (Array.isArray(value)) return ['empty array', 'array of one'][value.length] ?? 'array';
  if (typeof value === 'object' && value !== null && valueClass(value) === 'object') return `object of ${Object.keys(value).length === 1 ? 'one' : 'several'}`;
  if (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) > 2 ** 31) return 'huge number';
  return typeof value === 'number' || typeof value === 'boolean' ? valueShape(value) : valueClass(value);
}

function eachScalar(value: unknown, depth: number, tell: (value: unknown) => void): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) for (const item of value.slice(0, MOST_SCALARS)) eachScalar(item, depth + 1, tell);
  else if (value instanceof Map || value instanceof Set) for (const item of [...value.keys(), ...value.values()].slice(0, MOST_SCALARS)) eachScalar(item, depth + 1, tell);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value).slice(0, MOST_SCALARS)) {
      tell(key);
      eachScalar(item, depth + 1, tell);
    }
  } else tell(value);
}
