import type { Case } from '../model/case.js';
import type { Reach } from '../model/difference.js';
import type { Constants } from '../model/implementation.js';
import { parse } from '../value/parse.js';
import { TRAITS, tellFacts } from './facts.js';
import type { Container, Fact, Trait } from './facts.js';
import { charactersOf, decimals, isInherited, reachOfDate, reachOfNumber, reachOfString } from './reach-scalars.js';

/** What is known of an operation's daily inputs. */
export interface ReachContext {
  /** What stands in the sources: as it stands there it is natural, or at most edge where it is exotic by itself. */
  readonly constants: { readonly strings: ReadonlySet<string>; readonly numbers: ReadonlySet<number>; readonly keys: ReadonlySet<string> };
  /** What the examples show; null where there are none. */
  readonly examples: Examples | null;
}

interface Examples {
  readonly strings: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  readonly characters: ReadonlySet<string>;
  readonly longest: number;
  readonly range: readonly [number, number];
  readonly decimals: number;
  readonly dates: readonly [number, number];
  readonly traits: ReadonlySet<Trait>;
  readonly sizes: ReadonlyMap<Container, readonly [number, number]>;
}

/** Sizes up to the first number are natural, up to the second edge; nothing in it is edge, but for a depth. */
const SIZES: Readonly<Record<Container, readonly [number, number]>> = {
  array: [10, 100], record: [10, 100], map: [10, 100], set: [10, 100], bytes: [64, 1000], depth: [4, 20],
};

const RANK: readonly Reach[] = ['natural', 'edge', 'exotic'];

/** Built once an operation. `examples` are argument lists. */
export function reachContext(examples: readonly (readonly unknown[])[], constants: Constants): ReachContext {
  return {
    constants: { strings: new Set([...constants.strings, ...constants.tables ?? []]), numbers: new Set(constants.numbers), keys: new Set(constants.keys) },
    examples: examples.length === 0 ? null : learn(examples),
  };
}

/** How far a case lies from daily use: as far as the farthest thing in it. */
export function reachOf(c: Case, context: ReachContext): Reach {
  let worst = 0;
  for (const input of c.kind === 'call' ? [c.input] : c.steps.map((s) => s.input)) {
    tellFacts(parse(input) as readonly unknown[], (fact) => {
      worst = Math.max(worst, RANK.indexOf(reachOfFact(fact, context)));
      return worst < 2;
    });
  }
  return RANK[worst] ?? 'exotic';
}

function learn(lists: readonly (readonly unknown[])[]): Examples {
  const strings = new Set<string>();
  const keys = new Set<string>();
  const numbers = new Set<number>();
  const dates: number[] = [];
  const traits = new Set<Trait>();
  const sizes = new Map<Container, readonly [number, number]>();
  for (const list of lists) {
    tellFacts(list, (fact) => {
      if (fact.kind === 'string') strings.add(fact.value);
      else if (fact.kind === 'key') keys.add(fact.value);
      else if (fact.kind === 'number') numbers.add(Object.is(fact.value, -0) ? 0 : fact.value);
      else if (fact.kind === 'date') dates.push(fact.value);
      else if (fact.kind === 'trait') traits.add(fact.value);
      else sizes.set(fact.of, widened(sizes.get(fact.of), fact.value));
      return true;
    });
  }
  const finite = [...numbers].filter((n) => Number.isFinite(n));
  return {
    strings, keys, numbers, traits, sizes,
    characters: new Set([...strings].flatMap((s) => [...charactersOf(s)])),
    longest: [...strings].reduce((most, s) => Math.max(most, s.length), 0),
    range: rangeOf(finite), decimals: finite.reduce((most, n) => Math.max(most, decimals(n)), 0), dates: rangeOf(dates),
  };
}

function rangeOf(list: readonly number[]): readonly [number, number] {
  return list.reduce<readonly [number, number]>(widened, [Infinity, -Infinity]);
}

function widened(range: readonly [number, number] | undefined, n: number): readonly [number, number] {
  return range === undefined ? [n, n] : [Math.min(range[0], n), Math.max(range[1], n)];
}

function reachOfFact(fact: Fact, context: ReachContext): Reach {
  switch (fact.kind) {
    case 'string': return reachOfText(fact.value, context);
    case 'key': return reachOfKey(fact.value, context);
    case 'number': return reachOfAmount(fact.value, context);
    case 'date': return context.examples === null ? reachOfDate(fact.value) : inside(fact.value, context.examples.dates, reachOfDate(fact.value));
    case 'size': return reachOfSize(fact.of, fact.value, context);
    case 'trait': return reachOfTrait(fact.value, context);
  }
}

function reachOfText(text: string, { constants, examples }: ReachContext): Reach {
  const alone = reachOfString(text);
  if (examples?.strings.has(text) === true) return 'natural';
  if (constants.strings.has(text) || (isInherited(text) && constants.keys.has(text))) return softened(alone);
  if (examples === null || examples.strings.size === 0) return examples === null ? alone : atLeastEdge(alone);
  const familiar = text !== '' && text.length <= Math.max(20, 2 * examples.longest) && !isInherited(text) && [...charactersOf(text)].every((c) => examples.characters.has(c));
  return familiar ? 'natural' : atLeastEdge(alone);
}

function reachOfKey(key: string, { constants, examples }: ReachContext): Reach {
  if (examples?.keys.has(key) === true) return 'natural';
  const alone = isInherited(key) ? 'exotic' : reachOfString(key);
  if (constants.keys.has(key) || constants.strings.has(key)) return softened(alone);
  return examples === null ? alone : atLeastEdge(alone);
}

function reachOfAmount(n: number, { constants, examples }: ReachContext): Reach {
  const alone = reachOfNumber(n);
  if (!Object.is(n, -0) && examples?.numbers.has(n) === true) return 'natural';
  if (!Object.is(n, -0) && constants.numbers.has(n)) return softened(alone);
  if (examples === null) return alone;
  return inside(n, examples.range, alone, decimals(n) <= examples.decimals && !Object.is(n, -0));
}

function reachOfSize(of: Container, n: number, { examples }: ReachContext): Reach {
  const [natural, edge] = SIZES[of];
  const alone: Reach = n > edge ? 'exotic' : n > natural || n === 0 ? 'edge' : 'natural';
  const seen = examples?.sizes.get(of);
  if (seen === undefined) return examples === null || of === 'depth' ? alone : atLeastEdge(alone);
  return n <= seen[1] && n >= seen[0] ? 'natural' : alone;
}

function reachOfTrait(trait: Trait, { examples }: ReachContext): Reach {
  if (examples === null) return TRAITS[trait];
  return examples.traits.has(trait) ? 'natural' : atLeastEdge(TRAITS[trait]);
}

/** Natural within the range that the examples span; else at least edge. */
function inside(n: number, [low, high]: readonly [number, number], alone: Reach, also = true): Reach {
  return also && n >= low && n <= high ? 'natural' : atLeastEdge(alone);
}

function atLeastEdge(reach: Reach): Reach {
  return reach === 'natural' ? 'edge' : reach;
}

/** What stands in the source is not exotic for it. */
function softened(reach: Reach): Reach {
  return reach === 'exotic' ? 'edge' : 'natural';
}
