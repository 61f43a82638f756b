import type { Lead } from '../model/observation.js';
import { record } from './arbitrary/any.js';
import type { Expressions } from './expressions.js';
import { put, visit } from './places.js';
import type { Chance } from './random.js';
import { plainTextTwins } from './twin.js';
import { isUsualRecord, usualList } from './usual.js';

/** No text or list is made longer than this to have a length that was compared with. */
const LONGEST = 4100;
/** How often what is wanted is put where what was compared was not found as it is, though it was found elsewhere. */
const LOOSELY = 0.15;
/** How often a text that is wanted is written in another case: it may be compared in any. */
const OTHER_CASE = 0.1;
/** Where two values were compared and texts held against expressions, how often one of these is followed. */
const EXPRESSIONS = 0.2;
/** A limit is met from both sides. */
const BESIDE = [0, 0, 0, 1, -1];

/** A place in an input, and what it would be with the lead followed there. */
interface Place {
  readonly path: readonly (string | number)[];
  readonly made: unknown;
}

export interface Following {
  readonly chance: Chance;
  /** What may part a text: a part that is missing may have to come behind one. */
  readonly marks: readonly string[];
  /** Null where none is followed. */
  readonly expressions: Expressions | null;
}

/**
 * An argument list in which one of two values that a comparison held against each other stands in the place of the other: as it is, within a
 * text, as digits, as the length of a text or a list; or a number moved by what was missing; or, in the place of a text that was held
 * against an expression, one that matches. Null where there is nothing of the kind in it. (Input-to-state correspondence, as in REDQUEEN,
 * Aschermann et al. 2019.)
 */
export function follow(args: readonly unknown[], lead: Lead, following: Following): readonly unknown[] | null {
  const { chance, marks } = following;
  const [a, b] = lead.length === 3 ? [lead[0], following.expressions?.wanted(lead, chance) ?? null] : chance.chance(0.5) ? lead : [lead[1], lead[0]];
  if (b === null) return null;
  const want = typeof b === 'number' ? b + chance.pick(BESIDE) : chance.chance(OTHER_CASE) ? chance.pick([b, ...plainTextTwins(b)]) : b;
  const [close, loose] = [[] as Place[], [] as Place[]];
  visit(args, [], (value, path) => {
    for (const made of closely(value, { have: a, want, marks, chance })) close.push({ path, made });
    for (const made of loosely(value, a, want)) loose.push({ path, made });
  });
  const places = close.length === 0 || (loose.length > 0 && chance.chance(LOOSELY)) ? loose : close;
  if (places.length === 0) return null;
  const { path, made } = chance.pick(places);
  return put(args, path, made) as readonly unknown[];
}

/** One of what was compared, of which there is some: mostly what few inputs compared. */
export function pickLead(leads: readonly Lead[], chance: Chance): Lead {
  const [matched, compared] = [3, 2].map((parts) => leads.filter((lead) => lead.length === parts)) as [Lead[], Lead[]];
  if (matched.length === 0 || compared.length === 0) return chance.early(leads);
  return chance.early(chance.chance(EXPRESSIONS) ? matched : compared);
}

const WORD_END = /(?<=[\p{L}\p{N}])(?![\p{L}\p{N}])/gu;

/** What a part becomes that has what was compared. */
function closely(value: unknown, { have, want, marks, chance }: { readonly have: string | number; readonly want: string | number; readonly marks: readonly string[]; readonly chance: Chance }): readonly unknown[] {
  if (typeof value === 'number') return value === have ? [want] : [];
  if (typeof value === 'string') return typeof have === 'string' ? [...withText(value, have, String(want)), ...(have === '' ? behindMarks(value, String(want), { marks, chance }) : [])] : [...resized(value, have, want), ...withDigits(value, have, want)];
  if (Array.isArray(value)) return value.length === have ? lists(value, want) : typeof want === 'string' ? withItem(value, have, want) : [];
  const key = typeof value === 'object' && value !== null && typeof have === 'string' ? keyLike(value, have) : undefined;
  return key !== undefined && isUsualRecord(value as object) ? [renamed(value as object, key, String(want))] : [];
}

/** What a part becomes of which what was compared may have been made. */
function loosely(value: unknown, have: string | number, want: string | number): readonly unknown[] {
  if (typeof value === 'number' && typeof have === 'number' && typeof want === 'number') {
    const times = value * want / have;
    return [value + want - have, value - want + have, ...(Number.isFinite(times) ? [Math.round(times)] : [])];
  }
  return typeof value === 'string' && typeof want === 'string' ? [want, [...want].reverse().join('')] : [];
}

function withText(text: string, have: string, want: string): readonly string[] {
  if (have === '') return [want + text, text + want];
  const found = [text.indexOf(have), text.lastIndexOf(have)];
  const places = found[0] === -1 ? [text.toLowerCase().indexOf(have.toLowerCase())] : found;
  return [...new Set(places)].filter((at) => at >= 0).map((at) => text.slice(0, at) + want + text.slice(at + have.length));
}

/** Where the text ends, and where one of its words does: `a;max-age;b` has a value that is empty in its midst. */
function behindMarks(text: string, want: string, { marks, chance }: Pick<Following, 'marks' | 'chance'>): readonly string[] {
  const ends = Array.from(text.matchAll(WORD_END), ({ index }) => index);
  return marks.flatMap((mark) => {
    const behind = text.endsWith(mark) ? text + want : text + mark + want;
    if (ends.length === 0) return [behind];
    const at = chance.pick(ends);
    const from = text.startsWith(mark, at) ? at + mark.length : at;
    return [behind, text.slice(0, at) + mark + want + text.slice(from)];
  });
}

/** With one item more, beside what was compared or where nothing was there. */
function withItem(list: readonly unknown[], have: string | number, want: string): readonly unknown[][] {
  const items = usualList(list);
  const at = have === '' ? items.length - 1 : items.indexOf(have);
  return have === '' || at >= 0 ? [items.toSpliced(at + 1, 0, want)] : [];
}

function withDigits(text: string, have: number, want: string | number): readonly string[] {
  const digits = String(have);
  const found = [...new Set([text.indexOf(digits), text.lastIndexOf(digits)])].filter((at) => at >= 0);
  const code = isCodePoint(have) && isCodePoint(want) ? withCharacter(text, have, want) : [];
  // Digits may stand there with zeros before them.
  return [...found.flatMap((at) => [text.slice(0, at) + String(want) + text.slice(at + digits.length), text.slice(0, at) + String(want).padStart(digits.length, '0') + text.slice(at + digits.length)]), ...code];
}

/** Readers of text ask for letters of either case at once, by `code | 0x20`. */
const LOWER = 0x20;

/** Another character in the place of one, or before it: what may stand there need not. */
function withCharacter(text: string, have: number, want: number): readonly string[] {
  const wanted = String.fromCodePoint(want);
  const there = [have, have ^ LOWER].map((code) => (isCodePoint(code) ? String.fromCodePoint(code) : '')).find((char) => char !== '' && text.includes(char));
  return there === undefined ? [] : [...withText(text, there, wanted), ...withText(text, there, wanted + there)];
}

function isCodePoint(value: string | number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 0x10ffff;
}

function resized(text: string, have: number, want: string | number): readonly string[] {
  if (text.length !== have || !isLength(want)) return [];
  const part = text === '' ? 'a' : text;
  const again = part.repeat(Math.ceil((want + 1) / part.length)).slice(0, want);
  // An address or a path goes on where it ends, and is none where it begins again.
  return want <= text.length ? [again] : [again, text + part.slice(-1).repeat(want - text.length)];
}

function lists(list: readonly unknown[], want: string | number): readonly unknown[][] {
  if (!isLength(want)) return [];
  const items = usualList(list);
  if (want <= items.length) return [items.slice(0, want)];
  // Only what is no object can stand there twice.
  const again = items.filter((item) => typeof item !== 'object' || item === null);
  return again.length === 0 ? [] : [[...items, ...Array.from({ length: want - items.length }, (_, i) => again[i % again.length])]];
}

function isLength(value: string | number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST;
}

/** The key, or one that is that in lower case. */
function keyLike(value: object, have: string): string | undefined {
  return Object.hasOwn(value, have) ? have : have === '' ? undefined : Object.keys(value).find((key) => key.toLowerCase() === have);
}

function renamed(value: object, from: string, to: string): unknown {
  return record(Object.entries(value).map(([key, item]) => [key === from ? to : key, item]));
}
