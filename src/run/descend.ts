import type { Known } from '../compare/trigger.js';
import { Shrinker } from '../explore/shrink/shrinker.js';
import type { Case } from '../model/case.js';
import type { Pair } from '../model/difference.js';
import { caseText } from '../value/case.js';
import type { Deadline } from './deadline.js';
import type { Judge } from './judge.js';
import { paidFor } from './paid.js';
import type { Purse } from './purse.js';
import type { Contract } from './where.js';

export interface Shrinking extends Deadline {
  /** Says which smaller cases are of the kind that is searched: within the declared types, or outside of them. */
  readonly explorer: { within(of: Case): boolean };
  readonly judge: Judge;
  readonly contract: Contract;
  readonly known: Known;
  /** Operations that take any number of arguments of one kind: from which on. */
  readonly rests: ReadonlyMap<string, number>;
  /** Executions of each operation in the search. */
  readonly executions: ReadonlyMap<string, number>;
  /** True once there is no time left, or nothing left to spend. */
  readonly over: () => boolean;
  readonly purse: Purse;
  readonly progress: (done: number, of: number) => void;
}

export interface Descent {
  /** The smallest and most natural that was found. */
  readonly pair: Pair;
  /** Texts of all cases on the way, first to last. */
  readonly trail: readonly string[];
}

export interface Way {
  /** Whether a smaller pair may be gone on from. */
  readonly accepts: (pair: Pair) => boolean;
  /** Ends the descent early: the way from here is known. */
  readonly arrived?: (text: string) => boolean;
  /** Goes by size alone: to see where a pair leads, not how near to daily use it can be shown. */
  readonly bySize?: boolean;
}

/** Goes from a pair to smaller ones that still show what it has to show, as far down as that leads. */
export async function descend(from: Pair, { accepts, arrived, bySize = false }: Way, { explorer, judge, contract, over, purse }: Shrinking): Promise<Descent> {
  const shrinker = new Shrinker(from.case, (c) => explorer.within(c));
  const trail = [caseText(from.case)];
  let best = from;
  if (arrived?.(trail[0] ?? '') === true) return { pair: best, trail };
  for (let batch = shrinker.propose(); batch.length > 0 && !over(); batch = shrinker.propose()) {
    const least = best.case;
    const better = batch.filter((of) => (bySize ? smaller(of, least) : judge.better(of, least)));
    const within = await contract.within(better);
    const found = await firstThat(accepts, paidFor(better.filter((_, i) => within[i]?.within), best, { judge, purse }));
    if (found === undefined) {
      shrinker.accept(null);
      continue;
    }
    judge.leads(best, found);
    best = found;
    const text = caseText(found.case);
    trail.push(text);
    if (arrived?.(text) === true) break;
    shrinker.accept(batch.indexOf(found.case));
  }
  return { pair: best, trail };
}

async function firstThat(accepts: (pair: Pair) => boolean, asked: AsyncIterable<readonly Pair[]>): Promise<Pair | undefined> {
  for await (const pairs of asked) {
    const found = pairs.find(accepts);
    if (found !== undefined) return found;
  }
  return undefined;
}

function smaller(a: Case, b: Case): boolean {
  const [textA, textB] = [caseText(a), caseText(b)];
  return textA.length === textB.length ? textA < textB : textA.length < textB.length;
}
