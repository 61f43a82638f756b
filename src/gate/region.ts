import type { Case } from '../model/case.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import { valueClass } from '../value/shape.js';

/** So many classes, or values, of one argument are named; beyond it any will do. */
const MOST_NAMED = 6;
/** So few values that come again and again are what the cases have in common: the region names them. */
const FEW_VALUES = 3;
const LITERAL = '= ';
/** With so many different numbers of arguments their number is free. */
const FREE_LENGTHS = 4;
const REST = '...';

/** How closely a region keeps to the cases that it was read from. */
export type Closeness = 'wide' | 'close';

/**
 * The region of inputs that a ruling on some cases speaks of: for each argument the classes that it had in them (`array`, `string`), joined
 * by ` | `, the arguments joined by `; `; `*` stands for anything. Where an argument had few values that came again and again, those are
 * named: `= "TEN"`. Where their number varies freely, what may be absent is one part, for any number of arguments: `...string | object`. A close region names values wherever they are scalars. Of sessions the region is the set of members asked.
 */
export function regionOf(cases: readonly Case[], closeness: Closeness = 'wide'): string {
  const [first] = cases;
  if (first === undefined) return '*';
  if (first.kind === 'session') return [...new Set(cases.flatMap((c) => (c.kind === 'session' ? c.steps.map((s) => s.member) : [])))].sort().join(' | ');
  const lists = cases.map(argumentsOf);
  const most = Math.max(...lists.map((list) => list.length));
  const lengths = new Set(lists.map((list) => list.length));
  const fixed = closeness === 'wide' && lengths.size >= FREE_LENGTHS ? Math.min(...lengths) : most;
  const parts = Array.from({ length: fixed }, (_, i) => argumentRegion(lists.map((list) => list[i] ?? ABSENT), closeness));
  const rest = lists.flatMap((list) => list.slice(fixed));
  return [...parts, ...(rest.length > 0 ? [REST + argumentRegion(rest, closeness)] : [])].join('; ') || 'none';
}

/** Whether a case lies within a region that `regionOf` wrote. */
export function inRegion(of: Case, region: string): boolean {
  if (region === '*') return true;
  if (of.kind === 'session') {
    const members = region.split(' | ');
    return of.steps.every((s) => members.includes(s.member));
  }
  const list = argumentsOf(of);
  if (region === 'none') return list.length === 0;
  const parts = region.split('; ');
  const rest = parts.at(-1)?.startsWith(REST) === true ? (parts.pop() as string).slice(REST.length) : null;
  const more = list.slice(parts.length);
  return parts.every((part, i) => isWithin(list[i] ?? ABSENT, part)) && (rest === null ? more.length === 0 : more.every((argument) => isWithin(argument, rest)));
}

/** An argument as regions speak of it. */
interface Argument {
  readonly of: string;
  /** Of scalars; null of what has parts. */
  readonly literal: string | null;
}

const ABSENT: Argument = { of: 'absent', literal: null };

function argumentsOf(of: Case): readonly Argument[] {
  return of.kind === 'call' ? (parse(of.input) as unknown[]).map((value): Argument => ({ of: classOf(value), literal: isScalar(value) ? LITERAL + escaped(print(value)) : null })) : [];
}

function argumentRegion(all: readonly Argument[], closeness: Closeness): string {
  const given = all.filter((a) => a !== ABSENT);
  const values = new Set(given.map((a) => a.literal));
  const isFew = closeness === 'close' ? values.size <= MOST_NAMED : values.size <= FEW_VALUES && given.length > values.size * 2;
  const names = given.length > 0 && isFew && !values.has(null) ? all.map((a) => a.literal ?? a.of) : all.map((a) => a.of);
  const distinct = [...new Set(names)].sort();
  return distinct.length > MOST_NAMED ? '*' : distinct.join(' | ');
}

function isWithin({ of, literal }: Argument, part: string): boolean {
  const names = part.split(' | ');
  return part === '*' || names.includes(of) || (literal !== null && names.includes(literal));
}

/** Without what varies with length and sign alone; what is no common number stays what it is. */
export function classOf(value: unknown): string {
  const name = valueClass(value).replace(/^empty /, '');
  return name === '-0' ? 'number' : name;
}

function isScalar(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol');
}

/** The separators stand in no value. */
function escaped(text: string): string {
  return text.replaceAll(';', '\\u003b').replaceAll('|', '\\u007c');
}
