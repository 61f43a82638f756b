import { ClusterBook } from '../compare/clusters.js';
import { compileFreedoms } from '../compare/erase.js';
import type { Case } from '../model/case.js';
import type { Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import { Judge } from './judge.js';
import type { Confirmed } from './judge.js';
import type { Sides } from './sides.js';

/** A difference of each kind that there is, small: what the prior is made to say, and the candidate. */
const KINDS: readonly (readonly [what: string, prior: string, candidate: string])[] = [
  ['a number', '→ {n: 1}', '→ {n: 2}'],
  ['the sign of zero', '→ [0]', '→ [-0]'],
  ['a string', '→ ["a"]', '→ ["b"]'],
  ['an item of an array', '→ [1, 2, 3]', '→ [1, 4, 3]'],
  ['the length of an array', '→ [1, 2]', '→ [1, 2, 2]'],
  ['a hole', '→ [1, , 3]', '→ [1, undefined, 3]'],
  ['a property', '→ {a: 1}', '→ {a: 1, b: 1}'],
  ['an undefined property', '→ {a: 1}', '→ {a: 1, b: undefined}'],
  ['the order of keys', '→ {a: 1, b: 2}', '→ {b: 2, a: 1}'],
  ['a value in a Map', '→ new Map([["a", 1]])', '→ new Map([["a", 2]])'],
  ['a key of a Map', '→ new Map([["a", 1]])', '→ new Map([["b", 1]])'],
  ['an item of a Set', '→ new Set([1, 2])', '→ new Set([1, 3])'],
  ['a date', '→ new Date("2020-01-01T00:00:00.000Z")', '→ new Date("2020-01-02T00:00:00.000Z")'],
  ['an expression', '→ /a/g', '→ /a/i'],
  ['a byte', '→ new Uint8Array([1, 2])', '→ new Uint8Array([1, 3])'],
  ['a kind of buffer', '→ new Uint8Array([1])', '→ new Int8Array([1])'],
  ['a class', '→ Cart {n: 1}', '→ Basket {n: 1}'],
  ['a message', 'throws Error("a")', 'throws Error("b")'],
  ['a class of error', 'throws Error("a")', 'throws TypeError("a")'],
  ['a cause', 'throws Error("a", {cause: 1})', 'throws Error("a", {cause: 2})'],
  ['a promise', '→ 1', '→ 1; async'],
  ['an argument', '→ 1; args[0] = [1]', '→ 1; args[0] = [2]'],
  ['sharing', '→ [&1 {}, *1]', '→ [{}, {}]'],
  ['the console', '→ 1; console.log("a")', '→ 1; console.log("b")'],
  ['a callback', '→ 1; calls fn0(1)', '→ 1; calls fn0(2)'],
  ['a later callback', '→ 1; later calls fn0(1)', '→ 1; later calls fn0(2)'],
  ['when a callback is called', '→ 1; calls fn0(1)', '→ 1; later calls fn0(1)'],
];

/**
 * Plants a difference of each kind at both ports, on a case that the run has seen; gives the kinds that do not come out as rows. `sparing`:
 * the subject is asked once for all of them.
 */
export async function missedKinds(sides: Sides, samples: readonly Pair[], sparing: boolean): Promise<readonly string[]> {
  const sample = samples.find((s) => s.prior.kind === 'returned' && s.candidate.kind === 'returned');
  if (sample === undefined) return [];
  // A case of its own for each, told apart by identity.
  const pairs = KINDS.map(([, prior, candidate]) => pairOf({ ...sample.case }, prior, candidate));
  const words = (side: 'prior' | 'candidate'): ReadonlyMap<Case, Observation> => new Map(pairs.map((pair) => [pair.case, pair[side]]));
  const judge = new Judge({ prior: saying(sides.prior, words('prior'), sparing), candidate: saying(sides.candidate, words('candidate'), sparing) }, compileFreedoms([]), () => 'natural');
  const { confirmed } = await judge.decide(await judge.run(pairs.map((pair) => pair.case)));
  return KINDS.flatMap(([what], i) => {
    const found = confirmed.find((c) => c.pair.case === pairs[i]?.case);
    return found !== undefined && opensRow(found) ? [] : [`a difference in ${what}`];
  });
}

function opensRow({ pair, difference }: Confirmed): boolean {
  const book = new ClusterBook();
  book.add(pair, { difference, reach: 'natural' });
  return book.list().length === 1;
}

function pairOf(of: Case, prior: string, candidate: string): Pair {
  return { case: of, prior: observation(prior), candidate: observation(candidate) };
}

function observation(text: string): Observation {
  return { kind: text.startsWith('throws') ? 'threw' : 'returned', text };
}

/** A guest that is asked for real, and whose answers to some cases are replaced. */
function saying(guest: Guest, words: ReadonlyMap<Case, Observation>, sparing: boolean): Guest {
  return {
    ...guest,
    run: async (cases) => {
      const said = await guest.run(sparing ? cases.slice(0, 1) : cases);
      return cases.map((of, i) => words.get(of) ?? said[i] as Observation);
    },
  };
}
