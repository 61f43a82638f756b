import type { Difference } from '../model/difference.js';
import { meet } from './meet.js';
import { VARIOUS } from './title.js';

/** Names of strings in differences of value that only say how one string stands to the other. */
const STRINGS = /^(?:empty string|string|(?:the|a part of the) string\b.*)$/;

/**
 * What of a difference is told apart before anything is known of causes: without what varies with the input alone. Which value is missing,
 * how the new string stands to the old one, which way calls of a callback changed are told by a row's title, and make no row of their own.
 */
export function symptomOf(d: Difference): Difference {
  switch (d.change) {
    case 'removed': return { ...d, prior: VARIOUS };
    case 'added': return { ...d, candidate: VARIOUS };
    case 'value': return { ...d, prior: scalar(d.prior), candidate: scalar(d.candidate) };
    case 'length': return { ...d, prior: VARIOUS, candidate: list(d) };
    case 'effect': return d.path === 'async' ? d : { ...d, prior: VARIOUS, candidate: VARIOUS };
    case 'sharing': return { ...d, prior: shared(d.prior), candidate: shared(d.candidate) };
    case 'rounding': case 'order': return { ...d, prior: VARIOUS, candidate: VARIOUS };
    default: return d;
  }
}

/** With a part of what was given, or with another part of the answer: which part, the input says. */
function shared(name: string): string {
  return name.replace(/^same as (?:args\[\d+\]|(?<root>(?!args\b)\w+))[.[].*$/, (_, root: string | undefined) => `same as ${root ?? 'args'}.**`);
}

function scalar(name: string): string {
  if (name === '-0') return 'number';
  // That something comes out where nothing did is another matter than the opposite.
  if (name === 'empty string') return name;
  return STRINGS.test(name) ? 'string' : name;
}

/** Shorter or longer; what was empty or becomes so is that too. */
function list({ prior, candidate }: Difference): string {
  if (prior.startsWith('empty ')) return `longer ${candidate.replace(LENGTH, '')}`;
  return candidate.replace(/^empty /, 'shorter ');
}

const LENGTH = /^(?:shorter|longer|empty) /;

/** The names in a path, without its levels of data, and once where one follows itself: `result.items[].**.id` → `result.items.id`, `result.next.next` → `result.next`. */
export function namedPath(path: string): string {
  return path.replaceAll(/(?<!^args)\[\d*\]|\.\*+/g, '').replaceAll(/(\.[^.[]+)\1+(?=[.[]|$)/g, '$1');
}

/** Whether two symptoms are of one kind: seen at parent and child, or with one class of value that is the same. */
export function related(a: Difference, b: Difference): boolean {
  if (a.operation === b.operation && numeric(a) && numeric(b) && a.change !== b.change) return meet(a.path, b.path);
  if (a.operation === b.operation && (ofOneArgument(a, b) || bothShare(a, b))) return true;
  // Each error has a cause of its own until a witness shows otherwise.
  if (a.change === 'outcome' && (a.prior !== b.prior || a.candidate !== b.candidate)) return false;
  return a.operation === b.operation && a.change === b.change && meet(a.path, b.path) && (a.prior === b.prior || a.candidate === b.candidate);
}

/** What a call writes into an argument, its defaults above all: which of them shows first varies with what was handed in. */
function ofOneArgument(a: Difference, b: Difference): boolean {
  const argument = /^args\[\d+\]/;
  const [x, y] = [argument.exec(a.path)?.[0], argument.exec(b.path)?.[0]];
  return x !== undefined && x === y && ((gains(a) && gains(b)) || (loses(a) && loses(b)));
}

/** What one side hands on and the other copies shows wherever the walk comes across it first. */
function bothShare(a: Difference, b: Difference): boolean {
  return a.change === 'sharing' && b.change === 'sharing' && shared(a.prior) === shared(b.prior) && shared(a.candidate) === shared(b.candidate);
}

function gains({ change, prior }: Difference): boolean {
  return change === 'added' || (change === 'kind' && prior === 'undefined');
}

function loses({ change, candidate }: Difference): boolean {
  return change === 'removed' || (change === 'kind' && candidate === 'undefined');
}

/** By how much numbers differ depends on their size: a cent more is rounding on a large sum. */
function numeric(d: Difference): boolean {
  return d.change === 'rounding' || (d.change === 'value' && scalar(d.prior) === 'number' && scalar(d.candidate) === 'number');
}

/** One difference that says what all of these have in common; they are of one operation and kind of change. */
export function commonOf(all: readonly Difference[]): Difference | null {
  const [first] = all;
  if (first === undefined) return null;
  return { ...first, path: commonPath(all.map((d) => d.path)), prior: commonClass(all.map((d) => d.prior)), candidate: commonClass(all.map((d) => d.candidate)) };
}

/** Whether what is said of a whole row is true of one difference. */
export function covers(row: Difference, one: Difference): boolean {
  if (row.change !== one.change || !meet(row.path, one.path)) return false;
  const common = commonOf([row, one]);
  return common !== null && common.prior === row.prior && common.candidate === row.candidate;
}

function commonPath(paths: readonly string[]): string {
  const [first = ''] = paths;
  if (paths.every((p) => p === first)) return first;
  const names = namedPath(first);
  return paths.every((p) => namedPath(p) === names) && first.startsWith(names) ? `${names}.**` : first;
}

/** A class without what only says how one value stands to another. */
export function kindOfClass(name: string): string {
  return scalar(name).replace(LENGTH, '');
}

/** Calls of a function that was given: how they changed, and what is that too. */
const CALLS: readonly (readonly [whole: string, part: string])[] = [['more calls', 'first calls'], ['fewer calls', 'no calls']];

/** Few classes that are one value each are named: `NaN or Infinity`. */
const NAMED = /^(?:NaN|-?Infinity|-0|null|undefined|true|false)$/;

/** What classes of value have in common; `various` where nothing. */
export function commonClass(classes: readonly string[]): string {
  const distinct = [...new Set(classes.flatMap((name) => name.split(' or ')))];
  const [only = VARIOUS] = distinct;
  if (distinct.length === 1) return only;
  if (distinct.includes(VARIOUS)) return VARIOUS;
  const [part = ''] = distinct.map(shared);
  if (part.endsWith('.**') && distinct.every((c) => shared(c) === part)) return part;
  if (distinct.every((c) => STRINGS.test(c))) return 'string';
  if (distinct.every((c) => c === 'number' || c === '-0')) return 'number';
  if (distinct.every((c) => /^same as args\[\d*\]$/.test(c))) return 'same as args[]';
  for (const [whole, part] of CALLS) if (distinct.every((c) => c === whole || c === part)) return whole;
  const lists = [...new Set(distinct.map((c) => c.replace(LENGTH, '')))];
  if (lists.length === 1) return distinct.find((c) => /^(?:shorter|longer) /.test(c)) ?? lists[0] ?? only;
  if (distinct.length <= 3 && distinct.every((c) => NAMED.test(c))) return distinct.sort().join(' or ');
  return VARIOUS;
}
