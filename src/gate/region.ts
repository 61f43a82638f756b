import type { Case, SessionCase, Step } from '../model/case.js';
import type { Printed } from '../model/value.js';
import { isIdentifier, quote } from '../value/characters.js';
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

/** A step of a case, at which something differs; of a call its only one, 0. */
export interface Spot {
  readonly case: Case;
  readonly step: number;
}

/**
 * The region of inputs that a ruling on some cases speaks of: for each argument the classes that it had in them (`array`, `string`), joined
 * by ` | `, the arguments joined by `; `; `*` stands for anything. Where an argument had few values that came again and again, those are
 * named: `= "TEN"`. Where their number varies freely, what may be absent is one part, for any number of arguments: `...string | object`. A
 * close region names values wherever they are scalars. Of sessions see `sessionRegion`.
 */
export function regionOf(spots: readonly Spot[], closeness: Closeness = 'wide'): string {
  const [first] = spots;
  if (first === undefined) return '*';
  if (first.case.kind === 'session') return sessionRegion(spots, closeness);
  return listRegion(spots.flatMap(({ case: of }) => (of.kind === 'call' ? [of.input] : [])), closeness);
}

/** Whether a step of a case lies within a region that `regionOf` wrote. */
export function inRegion({ case: of, step }: Spot, region: string): boolean {
  if (region === '*') return true;
  return of.kind === 'call' ? inList(of.input, region) : inSession(of.steps.slice(0, step + 1), { of, region });
}

const AT = 'at ';
const STEPS = ' || ';
const ALWAYS = '!';

/**
 * Of a session: the arguments of the step at which it differs, then each kind of step that came before it with its arguments, and `!` where
 * there always was one: `at none || constructor number || plus! number`. What comes after that step makes no difference to it.
 */
function sessionRegion(spots: readonly Spot[], closeness: Closeness): string {
  const lists = spots.map(({ case: of, step }) => (of.kind === 'session' ? of.steps.slice(0, step + 1) : []));
  const before = lists.map((steps) => steps.slice(0, -1));
  const members = [...new Set(before.flatMap((steps) => steps.map((s) => s.member)))].sort();
  const parts = members.map((member) => {
    const isAlways = before.every((steps) => steps.some((s) => s.member === member));
    return `${memberText(member)}${isAlways ? ALWAYS : ''} ${listRegion(before.flatMap((steps) => steps.filter((s) => s.member === member).map((s) => s.input)), closeness)}`;
  });
  return [AT + listRegion(lists.flatMap((steps) => steps.slice(-1).map((s) => s.input)), closeness), ...parts].join(STEPS);
}

/** Its steps up to the one that differs. What was ruled before regions told more names the members of all steps, and no more. */
function inSession(steps: readonly Step[], { of, region }: { readonly of: SessionCase; readonly region: string }): boolean {
  if (!region.startsWith(AT)) {
    const members = region.split(' | ');
    return of.steps.every((s) => members.includes(s.member));
  }
  const [own = '', ...parts] = region.slice(AT.length).split(STEPS);
  const last = steps.at(-1);
  if (last === undefined || !inList(last.input, own)) return false;
  const before = steps.slice(0, -1);
  const kinds = new Map(parts.map((part) => {
    const name = /^(?:"(?:[^"\\]|\\.)*"|[^ !]+)/.exec(part)?.[0] ?? '';
    const isAlways = part.startsWith(ALWAYS, name.length);
    return [name, { isAlways, list: part.slice(name.length + (isAlways ? 2 : 1)) }];
  }));
  const names = new Set(before.map((s) => memberText(s.member)));
  return [...kinds].every(([name, { isAlways }]) => !isAlways || names.has(name)) && before.every((s) => {
    const kind = kinds.get(memberText(s.member));
    return kind !== undefined && inList(s.input, kind.list);
  });
}

function memberText(member: string): string {
  return isIdentifier(member) ? member : escaped(quote(member));
}

/** A region as people read it beforehand. */
export function regionText(region: string): string {
  if (!region.startsWith(AT)) return `the arguments are ${region}`;
  const [own = '', ...parts] = region.slice(AT.length).split(STEPS);
  return `the arguments are ${own}${parts.length === 0 ? '' : `, after the steps ${parts.join(', ')}`}`;
}

/** Of argument lists, as they are printed. */
function listRegion(inputs: readonly Printed[], closeness: Closeness): string {
  const lists = inputs.map(argumentsOf);
  const most = Math.max(...lists.map((list) => list.length));
  const lengths = new Set(lists.map((list) => list.length));
  const fixed = closeness === 'wide' && lengths.size >= FREE_LENGTHS ? Math.min(...lengths) : most;
  const parts = Array.from({ length: fixed }, (_, i) => argumentRegion(lists.map((list) => list[i] ?? ABSENT), closeness));
  const rest = lists.flatMap((list) => list.slice(fixed));
  return [...parts, ...(rest.length > 0 ? [REST + argumentRegion(rest, closeness)] : [])].join('; ') || 'none';
}

function inList(input: Printed, region: string): boolean {
  if (region === '*') return true;
  const list = argumentsOf(input);
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

function argumentsOf(input: Printed): readonly Argument[] {
  return (parse(input) as unknown[]).map((value): Argument => ({ of: classOf(value), literal: isScalar(value) ? LITERAL + escaped(print(value)) : null }));
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
