import type { Explorer } from '../explore/explorer.js';
import { newsOf } from '../explore/novelty.js';
import type { Executed, Proposal, Ruled } from '../explore/plan.js';
import type { Pair } from '../model/difference.js';
import type { Progress } from '../model/progress.js';
import type { Judge } from './judge.js';
import { Pace } from './pace.js';
import type { Limit } from './pace.js';
import { Tally } from './tally.js';
import type { Hunt } from './tally.js';
import type { Contract, Ruling } from './where.js';

/** After so many proposals with none inside the contract, the predicate is held to refuse everything. */
const REFUSALS = 40_000;
/** Batches under way: one runs while the next is invented. */
const AHEAD = 2;

export interface HuntOptions {
  readonly limit: Limit;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly progress: (event: Progress) => void;
  /** Ends it after the first batch in which nothing but cases was seen that never returned in their time. */
  readonly untilLate?: boolean;
}

/** What the search needs of a judge. */
export interface Judging extends Pick<Judge, 'decide' | 'book' | 'apart'> {
  /** Fewer pairs than proposals once `enough` says so. */
  run(proposals: readonly Proposal[], enough?: () => boolean): Promise<readonly Pair[]>;
}

export function judging(judge: Judge): Judging {
  return { book: judge.book, run: (proposals, enough) => judge.run(proposals.map((p) => p.case), enough), decide: (pairs) => judge.decide(pairs), apart: (first, second) => judge.apart(first, second) };
}

interface Running {
  readonly size: number;
  readonly proposals: readonly Proposal[];
  /** What the contract said of all that was proposed. */
  readonly ruled: readonly Ruled[];
  readonly pairs: readonly Pair[];
}

/** Drives both sides with invented inputs until the limit is reached. */
export async function hunt(explorer: Pick<Explorer, 'step' | 'rule'>, judge: Judging, contract: Contract, options: HuntOptions): Promise<Hunt> {
  const pace = new Pace(options.limit, options.clock, options.signal);
  const tally = new Tally('seconds' in options.limit);
  const queue: Promise<Running>[] = [];
  let learnt: readonly Executed[] = [];
  let ended = false;
  const fill = (): void => {
    while (queue.length < AHEAD) {
      const size = pace.start();
      if (size === 0) return;
      const running = launch(explorer.step(learnt, size), { judge, contract, enough: () => ended || pace.over() });
      // It may fail while the one before it is awaited; whoever awaits it is told then.
      running.catch(() => undefined);
      queue.push(running);
      learnt = [];
    }
  };
  for (fill(); queue.length > 0; fill()) {
    const { size, proposals, ruled, pairs } = (await queue.shift()) as Running;
    explorer.rule(ruled);
    const judged = await judge.decide(pairs);
    pace.ran(size, pairs.length);
    pace.keep(judge.book.size);
    learnt = tally.add(proposals, judged, pace.seconds());
    options.progress({ step: 'exploring', executions: tally.executions, causes: judge.book.size, seconds: pace.seconds(), of: 'executions' in options.limit ? options.limit.executions : null });
    if (tally.executions === 0 && pace.proposed > REFUSALS) break;
    ended = options.untilLate === true && tally.allLate;
    if (ended) break;
  }
  await Promise.all(queue);
  return tally.done(pace.proposed, pace.seconds());
}

async function launch(proposals: readonly Proposal[], { judge, contract, enough }: { judge: Judging; contract: Contract; enough: () => boolean }): Promise<Running> {
  const rulings = await contract.within(proposals.map((p) => p.case));
  const kept = proposals.filter((_, i) => rulings[i]?.within);
  const ruled = proposals.flatMap((proposal, i) => ruledOn(proposal, rulings[i]));
  return { size: proposals.length, proposals: kept, ruled, pairs: kept.length === 0 ? [] : await judge.run(kept, enough) };
}

/** For the search; nothing where there is no contract to be led into. */
function ruledOn(proposal: Proposal, ruling: Ruling | undefined): readonly Ruled[] {
  if (ruling === undefined || ruling.observation === null) return [];
  return [{ proposal, within: ruling.within, news: newsOf(proposal.case, [ruling.observation]) }];
}
