import type { ChangeKind } from '../model/difference.js';
import type { Licence } from './licence.js';

/** Two numbers with at most so many representable numbers from one to the other differ by rounding. */
const MOST_ULP = 4n;

/** How two scalars of one type differ: the kind of change and what to call either side. */
export interface ScalarChange {
  readonly change: ChangeKind;
  readonly prior: string;
  readonly candidate: string;
}

/** Both are of one type and not the same. */
export function scalarChange(prior: unknown, candidate: unknown): ScalarChange {
  if (typeof prior === 'number' && typeof candidate === 'number') return numberChange(prior, candidate);
  if (typeof prior === 'string' && typeof candidate === 'string') return { change: 'value', prior: nameOfString(prior), candidate: relationOf(prior, candidate) };
  if (typeof prior === 'boolean') return { change: 'value', prior: String(prior), candidate: String(candidate) };
  return { change: 'value', prior: typeof prior, candidate: typeof candidate };
}

function numberChange(prior: number, candidate: number): ScalarChange {
  return { change: isClose(prior, candidate) ? 'rounding' : 'value', prior: nameOfNumber(prior), candidate: nameOfNumber(candidate) };
}

function isClose(a: number, b: number): boolean {
  const size = Math.max(Math.abs(a), Math.abs(b));
  if (a === 0 || b === 0 || !Number.isFinite(size)) return false;
  // Far apart for sure; below this size numbers are so coarse that only counting tells.
  if (size > 1e-290 && Math.abs(a - b) > size * 1e-14) return false;
  return ulps(a, b) <= MOST_ULP;
}

function nameOfNumber(n: number): string {
  if (Object.is(n, -0)) return '-0';
  return Number.isFinite(n) ? 'number' : String(n);
}

function nameOfString(s: string): string {
  return s === '' ? 'empty string' : 'string';
}

/** How many steps of the last place lie between two finite numbers. */
export function ulps(a: number, b: number): bigint {
  const bits = new BigInt64Array(new Float64Array([a, b]).buffer);
  const [x, y] = [ordered(bits[0] ?? 0n), ordered(bits[1] ?? 0n)];
  return x > y ? x - y : y - x;
}

/** The bits of a double as an integer that grows with it. */
function ordered(bits: bigint): bigint {
  return bits < 0n ? -(bits & 0x7f_ff_ff_ff_ff_ff_ff_ffn) : bits;
}

/** What the candidate's string is to the prior's: causes that change strings change them each in their own way. */
function relationOf(prior: string, candidate: string): string {
  if (candidate === '' || prior === '') return nameOfString(candidate);
  const relation = RELATIONS.find(({ test }) => test(prior, candidate));
  return relation === undefined ? 'string' : relation.name;
}

const RELATIONS: readonly { readonly name: string; readonly test: (a: string, b: string) => boolean }[] = [
  { name: 'the string in another Unicode form', test: (a, b) => a.normalize('NFC') === b.normalize('NFC') },
  { name: 'the string in other case', test: (a, b) => a.toLowerCase() === b.toLowerCase() },
  { name: 'the string with other white space', test: (a, b) => a.replaceAll(/\s+/g, '') === b.replaceAll(/\s+/g, '') },
  { name: 'the string with its words in another order', test: (a, b) => a.length === b.length && sortedWords(a) === sortedWords(b) },
  { name: 'a part of the string', test: (a, b) => a.includes(b) },
  { name: 'the string and more', test: (a, b) => b.includes(a) },
];

function sortedWords(text: string): string {
  return text.split(/\s+/).sort().join(' ');
}

/** Whether what is said of this place allows the two numbers to differ. NaN and infinities are never near anything. */
export function within(prior: number, candidate: number, licences: readonly Licence[]): boolean {
  if (!Number.isFinite(prior) || !Number.isFinite(candidate)) return false;
  const distance = Math.abs(prior - candidate);
  return licences.some((l) => l.kind === 'within' && distance <= (l.relative ? l.tolerance * Math.max(Math.abs(prior), Math.abs(candidate)) : l.tolerance));
}
