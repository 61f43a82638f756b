import type { Constants } from '../model/implementation.js';
import type { Without } from '../model/ingredient.js';
import { chained, constant, oneOf, whole } from './arbitrary/arbitrary.js';
import type { Arbitrary } from './arbitrary/arbitrary.js';
import { matchingArbitrary } from './arbitrary/matching.js';
import { Draw } from './draw.js';
import { fairly } from './fair.js';
import { EVERYTHING } from './ingredients.js';
import { Seen } from './seen.js';
import { tokenKind, tokensOf } from './tokens.js';

/** The material that arbitraries draw from: what stands in the sources and in the examples. */
export interface Palette {
  readonly strings: readonly string[];
  /** One of them, and one of the keys; null where there are none. They are sorted once: a type may ask for strings in thousands of places. */
  readonly fairString: Arbitrary<string> | null;
  readonly fairKey: Arbitrary<string> | null;
  readonly exampleStrings: readonly string[];
  /** Strings of the sources that look alike, three at least: codons, units, names of months. Longer texts may be made of them. */
  readonly families: readonly (readonly string[])[];
  readonly numbers: readonly number[];
  readonly bigints: readonly bigint[];
  readonly keys: readonly string[];
  /** Those of the examples. */
  readonly exampleKeys: readonly string[];
  /** The words in strings of the examples; and what stands between them. */
  readonly exampleWords: readonly string[];
  readonly marks: readonly string[];
  /** What the sources part texts by, and the examples. */
  readonly allMarks: readonly string[];
  /** Strings that match one of the expressions of the sources; null where there are none. */
  readonly matching: Arbitrary<string> | null;
  /** A string of the sources or the examples, or a key; null where there are none. */
  readonly material: Arbitrary<string> | null;
  readonly draw: Draw;
  /** What was compared while cases ran, and stands nowhere. */
  readonly seen: Seen;
  readonly without: Without;
}

const LONGEST_READ = 2000;
const LONGEST_MARK = 2;
const MOST_MARKS = 12;
const MOST_EXPRESSIONS = 300;
const LONGEST_EXPRESSION = 2000;

export function palette(all: Constants, examples: readonly unknown[], without = EVERYTHING): Palette {
  const constants = without.has('constants') ? NONE : all;
  const found = { strings: new Set<string>(), numbers: new Set<number>(), keys: new Set<string>() };
  for (const example of examples) collect(example, found, 0);
  const tokens = [...new Set([...found.strings].flatMap((text) => (text.length > LONGEST_READ ? [] : tokensOf(text))))];
  const marks = tokens.filter((token) => tokenKind(token) === token);
  const numbers = new Set(found.numbers);
  for (const n of constants.numbers) for (const near of [n, n - 1, n + 1, -n]) numbers.add(near);
  const { strings, fairString, families, bigints } = sourcesOf(constants);
  const keys = [...new Set([...found.keys, ...constants.keys.filter((k) => k.length <= 24)])];
  const [fairExample, fairKey] = [fairOrNone([...found.strings]), fairOrNone(keys)];
  const lists = [fairString, fairExample, fairKey].filter((list) => list !== null);
  return {
    strings, keys, fairString, fairKey,
    exampleStrings: [...found.strings],
    families: without.has('families') ? [] : families,
    numbers: [...numbers],
    bigints,
    exampleKeys: [...found.keys], exampleWords: tokens.filter((token) => tokenKind(token) === 'word'), marks, allMarks: [...new Set([...strings.filter(isMark), ...marks])].slice(0, MOST_MARKS),
    matching: without.has('expressions') ? null : sourcesOf(all).matching,
    material: lists.length === 0 ? null : oneOf(lists),
    draw: new Draw(!without.has('habits')),
    seen: new Seen([...constants.strings, ...found.strings, ...keys], [...numbers]),
    without,
  };
}

const NONE: Constants = { strings: [], numbers: [], bigints: [], keys: [], tables: [], expressions: [] };

type OfSources = Pick<Palette, 'strings' | 'fairString' | 'families' | 'bigints' | 'matching'>;

const known = new WeakMap<Constants, OfSources>();

/** What comes of the sources alone, once for all operations that draw from them. */
function sourcesOf(constants: Constants): OfSources {
  const held = known.get(constants);
  if (held !== undefined) return held;
  const strings = [...constants.strings, ...constants.tables ?? []].filter((s) => s.length <= 60);
  const made = { strings, fairString: fairOrNone(strings), families: familiesOf(constants.strings), bigints: constants.bigints.map(BigInt), matching: matchingOne(constants.expressions.slice(0, MOST_EXPRESSIONS)) };
  known.set(constants, made);
  return made;
}

function isMark(text: string): boolean {
  return text.length <= LONGEST_MARK && /^[^\p{L}\p{N}]+$/u.test(text);
}

function fairOrNone(strings: readonly string[]): Arbitrary<string> | null {
  return strings.length === 0 ? null : fairly(strings);
}

const FEWEST_ALIKE = 3;
const LONGEST_MEMBER = 6;

/** By length and kind of characters; of one character nearly everything would be alike. */
function familiesOf(strings: readonly string[]): readonly (readonly string[])[] {
  const families = new Map<string, string[]>();
  for (const text of strings) {
    if (text.length < 2 || text.length > LONGEST_MEMBER || !/^[A-Za-z0-9]+$/.test(text)) continue;
    const kind = `${text.length} ${text.replaceAll(/[A-Z]/g, 'A').replaceAll(/[a-z]/g, 'a').replaceAll(/\d/g, '0')}`;
    families.set(kind, [...families.get(kind) ?? [], text]);
  }
  return [...families.values()].filter((family) => family.length >= FEWEST_ALIKE);
}

/** An expression is read when it is first drawn: most operations draw few. */
function matchingOne(expressions: Constants['expressions']): Arbitrary<string> | null {
  if (expressions.length === 0) return null;
  const prepared = new Map<number, Arbitrary<string>>();
  const prepare = (i: number): Arbitrary<string> => {
    const held = prepared.get(i) ?? matching(expressions[i] as Constants['expressions'][number]);
    prepared.set(i, held);
    return held;
  };
  return chained(whole(0, expressions.length - 1), prepare);
}

/** Of an expression that does not parse, its own text is the nearest string there is. */
function matching({ source, flags }: Constants['expressions'][number]): Arbitrary<string> {
  return (source.length > LONGEST_EXPRESSION ? null : matchingArbitrary(source, flags)) ?? constant(source.slice(0, 40));
}

function collect(value: unknown, into: { strings: Set<string>; numbers: Set<number>; keys: Set<string> }, depth: number): void {
  if (depth > 12) return;
  if (typeof value === 'string') into.strings.add(value);
  else if (typeof value === 'number') into.numbers.add(value);
  else if (value instanceof Map || value instanceof Set || Array.isArray(value)) for (const item of value) collect(item, into, depth + 1);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      into.keys.add(key);
      collect(item, into, depth + 1);
    }
  }
}
