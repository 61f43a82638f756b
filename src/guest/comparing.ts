import type { Lead } from '../model/observation.js';
import { defineProperty, isArray, isProxy, isRegExp, itemsOf, ownKeys, regExpFlags, regExpSource, weakGet, weakSet } from './primordials.js';

const { abs, clz32 } = Math;
const { fromCodePoint } = String;

/** As the staged source names them. */
const COMPARED = '__holdfast_compared';
const HELD = '__holdfast_held';
const SOUGHT = '__holdfast_sought';
const KEYED = '__holdfast_keyed';

/** How a text or a number was looked for; `compared` where two were held against each other by an operator. */
const [IN_CASE, AT_START] = [0, 1];
const WITHIN = 3;
const EQUALITY = 4;
const ORDER = 5;
const EXPRESSION = 6;

/**
 * Classes of distance, 0 the nearest that is not the same: of numbers by powers of two, of texts by how many characters more would have to
 * be the same. Farthest of all is a text that is not there.
 */
export const CLASSES = 24;
const FARTHEST_TEXT = 20;
const MISSING = 22;
/** A comparison that holds less than once in so many cases keeps what lies behind it from being seen. */
const SELDOM = 8;
const MOST_LEADS = 32;
/** Of more comparisons than these the order is that in which they were met. */
const MOST_SORTED = 256;
/** A longer text is no word that anything waits for. */
const LONGEST = 120;
/** A longer expression is generated, and costs more to read than it is worth. */
const LONGEST_EXPRESSION = 2000;
const LAST_CHARACTER = 0x2fff;
/** Items of a collection in which something was looked for. */
const MOST_ITEMS = 3;
/** What is longer is data: which of its members was found says little. */
const LONGEST_TABLE = 64;
/** So often it is looked which member a search found; then all that come are known. */
const MOST_LOOKS = 20_000;

/** What the comparisons of the case at work had to compare. */
export interface Comparing {
  /** How near some came that few cases had brought so near. */
  near(): number[];
  /** What was compared, if it is wanted, and else now and then what stood in the way of the case; either way it is forgotten. */
  leads(wanted: boolean): Lead[];
}

/**
 * Makes the functions to which an instrumented source hands what it compares. They answer as the operators do, and note pairs of texts or of
 * numbers that are not the same (what fuzzers know as a log of comparisons and a value profile: AFL++'s cmplog, libFuzzer's).
 */
export function createComparing(sites: number, rare: number): Comparing {
  const log = new Log(sites, rare);
  let held: unknown;
  defineProperty(globalThis, COMPARED, { value: (operator: number, site: number, a: unknown, b: unknown): boolean => {
    if (a !== b) log.note(site, operator < 4 ? EQUALITY : ORDER, a, b);
    else log.met(site);
    return answer(operator, a, b);
  } });
  defineProperty(globalThis, HELD, { value: (of: unknown): unknown => (held = of) });
  defineProperty(globalThis, SOUGHT, { value: (kind: number, site: number, what: unknown): unknown => {
    if (kind === EXPRESSION) noteExpression(log, site, held, what);
    else if (held !== what) log.note(site, kind, held, what);
    else log.met(site);
    if (kind === WITHIN && log.looks(site)) log.found(site, memberOf(held, what));
    return what;
  } });
  defineProperty(globalThis, KEYED, { value: (site: number, table: unknown, key: unknown): unknown => {
    if (typeof key === 'string' && log.looks(site)) {
      const keys = keysOf(table);
      if (keys !== null) log.lookedUp(site, keys, key);
    }
    return key;
  } });
  return log;
}

/** Either is what the method was called on. What is no text, or no expression, was looked for in some other way. */
function noteExpression(log: Log, site: number, a: unknown, b: unknown): void {
  if (typeof a === 'string' && isRegExp(b)) log.note(site, EXPRESSION, a, b);
  else if (typeof b === 'string' && isRegExp(a)) log.note(site, EXPRESSION, b, a);
}

function answer(operator: number, a: unknown, b: unknown): boolean {
  const [x, y] = [a as number, b as number];
  switch (operator) {
    case 0: return a === b;
    case 1: return a !== b;
    // The operators of the source, as they are.
    case 2: return a == b;
    case 3: return a != b;
    case 4: return x < y;
    case 5: return x <= y;
    case 6: return x > y;
    default: return x >= y;
  }
}

/** Of each comparison the first pair of a case, and the last. */
class Log implements Comparing {
  readonly #kinds: Uint8Array;
  readonly #seen: Uint8Array;
  readonly #nearest: Uint8Array;
  readonly #times: Uint8Array;
  /** By comparison: how often it held, and in how many cases it did not. */
  readonly #held: Uint32Array;
  readonly #failed: Uint32Array;
  readonly #rare: number;
  readonly #pairs: unknown[] = [];
  readonly #touched: Int32Array;
  #count = 0;
  /** By search: which members were found in this case, 32 at most, and how often it was looked at. */
  readonly #members: Uint32Array;
  readonly #looks: Uint32Array;
  readonly #foundBy: Int32Array;
  #finds = 0;

  constructor(sites: number, rare: number) {
    this.#kinds = new Uint8Array(sites);
    this.#seen = new Uint8Array(sites);
    this.#nearest = new Uint8Array(sites);
    this.#times = new Uint8Array(sites * CLASSES);
    this.#held = new Uint32Array(sites);
    this.#failed = new Uint32Array(sites);
    this.#touched = new Int32Array(sites);
    this.#members = new Uint32Array(sites);
    this.#looks = new Uint32Array(sites);
    this.#foundBy = new Int32Array(sites);
    this.#rare = rare;
    for (let i = 0; i < 4 * sites; i++) this.#pairs[i] = undefined;
  }

  met(site: number): void {
    this.#held[site] = (this.#held[site] as number) + 1;
  }

  note(site: number, kind: number, a: unknown, b: unknown): void {
    const at = 4 * site;
    if (this.#seen[site] === 0) {
      this.#seen[site] = 1;
      this.#kinds[site] = kind;
      this.#nearest[site] = CLASSES;
      this.#touched[this.#count++] = site;
      this.#failed[site] = (this.#failed[site] as number) + 1;
      this.#pairs[at] = a;
      this.#pairs[at + 1] = b;
    }
    this.#pairs[at + 2] = a;
    this.#pairs[at + 3] = b;
    const of = distanceOf(kind, a, b);
    if (of < (this.#nearest[site] as number)) this.#nearest[site] = of;
  }

  /** Whether it is worth looking what this search finds. */
  looks(site: number): boolean {
    const looks = this.#looks[site] as number;
    this.#looks[site] = looks + 1;
    return looks < MOST_LOOKS;
  }

  /** Which member a search found, by its place; -1 where none. */
  found(site: number, member: number): void {
    if (member < 0) return;
    if (this.#members[site] === 0) this.#foundBy[this.#finds++] = site;
    this.#members[site] = (this.#members[site] as number) | 1 << member % CLASSES;
  }

  /** A key that is there, or what stood in its place. */
  lookedUp(site: number, keys: readonly string[], key: string): void {
    const member = placeOf(keys, key);
    if (member < 0) this.note(site, IN_CASE, key, keys[turn++ % keys.length]);
    else {
      this.met(site);
      this.found(site, member);
    }
  }

  near(): number[] {
    const found: number[] = [];
    this.#addFound(found);
    for (let i = 0; i < this.#count; i++) {
      const site = this.#touched[i] as number;
      const nearest = this.#nearest[site] as number;
      if (nearest >= CLASSES) continue;
      const at = site * CLASSES + nearest;
      const times = this.#times[at] as number;
      if (times >= this.#rare) continue;
      this.#times[at] = times + 1;
      found[found.length] = at;
    }
    return found;
  }

  #addFound(to: number[]): void {
    for (let i = 0; i < this.#finds; i++) {
      const site = this.#foundBy[i] as number;
      for (let member = 0; member < CLASSES; member++) {
        if (((this.#members[site] as number) & 1 << member) === 0) continue;
        // The number behind the search's own.
        const at = (site + 1) * CLASSES + member;
        const times = this.#times[at] as number;
        if (times >= this.#rare) continue;
        this.#times[at] = times + 1;
        to[to.length] = at;
      }
      this.#members[site] = 0;
    }
    this.#finds = 0;
  }

  leads(wanted: boolean): Lead[] {
    const found: Lead[] = [];
    if (!wanted && this.#count > 0) this.#addObstacle(found);
    if (wanted) this.#sortByRarity();
    // The last are the deepest of the rarest: what the others ask for was met.
    for (let i = this.#count - 1; i >= 0; i--) {
      const site = this.#touched[i] as number;
      const at = 4 * site;
      const [a, b, lastA, lastB] = [this.#pairs[at], this.#pairs[at + 1], this.#pairs[at + 2], this.#pairs[at + 3]];
      for (let of = at; of < at + 4; of++) this.#pairs[of] = undefined;
      if (wanted) addLead(found, this.#kinds[site] as number, lastA, lastB);
      if (wanted && !(isSame(a, lastA) && isSame(b, lastB))) addLead(found, this.#kinds[site] as number, a, b);
      this.#seen[site] = 0;
    }
    this.#count = 0;
    return found;
  }

  /** Of what was compared what few cases came to compare comes last; what is compared in each case was followed often. */
  #sortByRarity(): void {
    if (this.#count > MOST_SORTED) return;
    for (let i = 1; i < this.#count; i++) {
      const site = this.#touched[i] as number;
      const failed = this.#failed[site] as number;
      let at = i;
      for (; at > 0 && (this.#failed[this.#touched[at - 1] as number] as number) < failed; at--) this.#touched[at] = this.#touched[at - 1] as number;
      this.#touched[at] = site;
    }
  }

  /**
   * What the last comparison compared, where it is one that hardly ever holds: a checksum has to be mended again for each change. Of each
   * comparison that fails often this is told less often the oftener it fails.
   */
  #addObstacle(to: Lead[]): void {
    let last = this.#count - 1;
    while (last > 0 && this.#kinds[this.#touched[last] as number] === EXPRESSION) last--;
    const site = this.#touched[last] as number;
    const [kind, failed, at] = [this.#kinds[site], this.#failed[site] as number, 4 * site];
    if ((kind !== EQUALITY && kind !== IN_CASE) || (this.#held[site] as number) * SELDOM > failed || failed % (1 + (failed >> 6)) !== 0) return;
    add(to, this.#pairs[at + 2], this.#pairs[at + 3]);
  }
}

const tables = new WeakMap<object, readonly string[] | null>();

/** Keys of an object, as they were when it was seen first; null where it has none, or is data. */
function keysOf(table: unknown): readonly string[] | null {
  if (typeof table !== 'object' || table === null || isProxy(table)) return null;
  const known = weakGet(tables, table);
  if (known !== undefined) return known;
  const keys = ownKeys(table);
  const found: string[] = [];
  for (let i = 0; i < keys.length && i <= LONGEST_TABLE; i++) {
    const key = keys[i];
    if (typeof key === 'string') found[found.length] = key;
  }
  const kept = found.length === 0 || found.length > LONGEST_TABLE || isArray(table) ? null : found;
  weakSet(tables, table, kept);
  return kept;
}

function placeOf(list: readonly unknown[], what: unknown): number {
  for (let i = 0; i < list.length; i++) if (list[i] === what) return i;
  return -1;
}

/** The place of what is sought in an array, a set or a map that is short; -1 where it is not there. */
function memberOf(within: unknown, what: unknown): number {
  if (typeof what !== 'string' && typeof what !== 'number') return -1;
  if (typeof within !== 'object' || within === null || isProxy(within)) return -1;
  if (isArray(within)) return within.length > LONGEST_TABLE ? -1 : placeOf(within, what);
  const next = itemsOf(within);
  for (let i = 0; i < LONGEST_TABLE; i++) {
    const { done, value } = next();
    if (done === true) return -1;
    if (value === what) return i;
  }
  return -1;
}

/** Of what has no distance, more than the farthest. */
function distanceOf(kind: number, a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') {
    const distance = abs(a - b);
    if (distance !== distance) return MISSING;
    return distance < 1 ? 0 : 32 - clz32(distance);
  }
  if (kind === WITHIN || kind === ORDER || kind === EXPRESSION) return CLASSES;
  if (typeof a !== 'string') return a === undefined && typeof b === 'string' ? MISSING : CLASSES;
  if (typeof b !== 'string') return b === undefined ? MISSING : CLASSES;
  let same = 0;
  while (same < FARTHEST_TEXT && same < a.length && a[same] === b[same]) same++;
  return FARTHEST_TEXT - same;
}

function addLead(to: Lead[], kind: number, a: unknown, b: unknown): void {
  if (kind === EQUALITY || kind === ORDER || kind === IN_CASE) return add(to, a, b);
  if (kind === EXPRESSION) return addExpression(to, a as string, b);
  if (typeof a === 'string') return typeof b === 'string' ? add(to, a, kind === AT_START ? b + a : a + b) : undefined;
  if (kind === WITHIN) addItems(to, a, b);
}

function addExpression(to: Lead[], text: string, expression: unknown): void {
  if (to.length >= MOST_LEADS || text.length > LONGEST) return;
  const source = regExpSource(expression);
  if (source.length > LONGEST_EXPRESSION) return;
  let flags = '';
  for (let i = 0; i < regExpFlags.length; i++) {
    const [flag, is] = regExpFlags[i] as (typeof regExpFlags)[number];
    if (is(expression) === true) flags += flag;
  }
  to[to.length] = [text, source, flags];
}

let turn = 0;

/** What was looked for, and some of what would have been found. */
function addItems(to: Lead[], within: unknown, what: unknown): void {
  if (isArray(within)) {
    // Others each time: what an input needs may stand anywhere in it.
    for (let i = 0; i < MOST_ITEMS && i < within.length; i++) add(to, what, within[turn++ % within.length]);
    return;
  }
  const next = itemsOf(within);
  for (let i = 0; i < MOST_ITEMS; i++) {
    const { done, value } = next();
    if (done === true) return;
    add(to, what, value);
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (a !== a && b !== b);
}

/** What `charCodeAt` gives behind the end: one character more was wanted there. */
function isPastEnd(a: unknown, b: unknown): b is number {
  return typeof a === 'number' && a !== a && typeof b === 'number' && b >= 9 && b <= LAST_CHARACTER && b % 1 === 0;
}

function add(to: Lead[], a: unknown, b: unknown): void {
  if (to.length >= MOST_LEADS || a === b) return;
  if (isKept(a) && isKept(b)) to[to.length] = [a, b];
  // What is missing may be a part that the input has none of.
  else if (a === undefined && isKept(b)) to[to.length] = ['', b];
  else if (b === undefined && isKept(a)) to[to.length] = ['', a];
  else if (isPastEnd(a, b)) to[to.length] = ['', fromCodePoint(b)];
  else if (isPastEnd(b, a)) to[to.length] = ['', fromCodePoint(a as number)];
}

function isKept(value: unknown): value is string | number {
  return typeof value === 'string' ? value.length <= LONGEST : typeof value === 'number' && abs(value) <= 1e300;
}
