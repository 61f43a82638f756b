import type { CompiledFreedoms } from '../../compare/erase.js';
import { Explorer } from '../../explore/explorer.js';
import type { ExplorePlan, Ruled } from '../../explore/plan.js';
import type { Case } from '../../model/case.js';
import type { Pair, Reach } from '../../model/difference.js';
import type { BranchesReached } from '../../model/result.js';
import type { JudgedCase, Word } from '../../model/verdict.js';
import type { Crosschecked } from '../crosscheck.js';
import { Guided } from '../guided.js';
import { hunt, judging } from '../hunt.js';
import type { Judging } from '../hunt.js';
import { identical, Judge, type Judged, type Wavering } from '../judge.js';
import type { Sides } from '../sides.js';
import type { Hunt } from '../tally.js';
import { EVERYTHING } from '../where.js';
import { Hastening, type BesidesOfBoth } from './in-haste.js';
import { judged } from './judged.js';
import type { Kept } from './kept.js';
import type { Seen, Voice } from './voice.js';

export interface ExploredOptions {
  readonly plan: ExplorePlan;
  readonly sides: Sides;
  /** Starts both once more, in haste; null where that leads nowhere. */
  readonly hasty: () => Promise<Sides | null>;
  /** Starts both once more, with their branches counted; null where that leads nowhere. */
  readonly counting: () => Promise<Sides | null>;
  readonly voice: Voice;
  readonly kept: Kept;
  readonly freedoms: CompiledFreedoms;
  readonly reach: (of: Case) => Reach;
  /** Executions in all. */
  readonly executions: number;
  /** Seconds after which it ends although there are executions left. */
  readonly seconds: number;
  readonly clock: () => number;
  readonly stop: AbortSignal;
  readonly progress: (executions: number, rows: number) => void;
}

export interface Explored {
  readonly judged: readonly JudgedCase[];
  readonly hunt: Hunt;
  readonly branches: BranchesReached | null;
  /** What was asked where branches are counted, held against what is said where nothing is. */
  readonly crosschecked: Crosschecked;
  readonly explorer: Explorer;
  readonly judge: Judge;
  /** What both did besides their answers in processes that were only searched. */
  readonly besides: BesidesOfBoth;
  /** Cases that seemed to hang and were not asked again. */
  readonly doubtful: number;
  /** The cap of time bit before the executions were used up. */
  readonly capped: boolean;
  /** The first cases that ran, in their order. */
  readonly first: readonly Case[];
}

const MOST_FIRST = 200;

/** Drives prior and candidate side by side with invented inputs; judges what differs, and what the spec's rules say of the rest. */
export async function explore(options: ExploredOptions): Promise<Explored> {
  const hastening = new Hastening(options.sides, options.hasty);
  const judge = new Judge(hastening.sides, options.freedoms, options.reach);
  const explorer = new Explorer(options.plan);
  const first: Case[] = [];
  const found: JudgedCase[] = [];
  let began = options.clock();
  let isHasty = false;
  const over = new AbortController();
  const stop = (): void => over.abort();
  options.stop.addEventListener('abort', stop, { once: true });
  let capped = false;
  const guided = new Guided(judging(judge), { explorer, operations: options.plan.operations.length, start: options.counting });
  const listening = listen(guided, async (decided) => {
    first.push(...decided.pairs.slice(0, MOST_FIRST - first.length).map((p) => p.case));
    explorer.rule(await ruledBy(options.voice, decided.pairs));
    found.push(...await speak(await hastening.settled(decided, judge), options));
  });
  const seen = await hunt(explorer, listening, EVERYTHING, {
    limit: { executions: options.executions }, clock: options.clock, signal: over.signal,
    progress: (event) => {
      if (event.step !== 'exploring') return;
      options.progress(event.executions, event.causes);
      if (hastening.isHasty && !isHasty) {
        // What was waited for until then was no search.
        isHasty = true;
        began = options.clock();
      }
      if (options.clock() - began <= options.seconds * 1000) return;
      capped ||= event.executions < options.executions;
      over.abort();
    },
  }).finally(() => guided.close());
  const besides = await hastening.close();
  options.stop.removeEventListener('abort', stop);
  // What was under way when the time was over may have been all that was left.
  return { judged: found, hunt: seen, branches: guided.branches(), crosschecked: guided.crosschecked, explorer, judge, besides, doubtful: hastening.doubtful, capped: capped && seen.executions < options.executions, first };
}

/** What the spec leaves free is gone to seldom: a search is led away from it, but for draws that nothing may lead. */
async function ruledBy(voice: Voice, pairs: readonly Pair[]): Promise<readonly Ruled[]> {
  const some = pairs.filter((p) => voice.frees(p.case.operation));
  const free = await voice.free(some.map((p) => p.case));
  return some.map(({ case: of }, i) => ({ proposal: { case: of }, within: free[i] !== true, news: { shape: String(free[i]), branches: [], path: null, leads: [] } }));
}

/** The judge, with somebody who hears what it decides before the search goes on. */
function listen(judge: Judging, heard: (decided: Judged) => Promise<void>): Judging {
  return {
    book: judge.book, apart: (first, second) => judge.apart(first, second),
    run: (proposals, enough) => judge.run(proposals, enough),
    decide: async (pairs) => {
      const decided = await judge.decide(pairs);
      await heard(decided);
      return decided;
    },
  };
}

/** Of a judged batch the cases that could make a row: what differs, and what the candidate violates. */
export async function speak(decided: Judged, { voice, kept, freedoms }: Pick<ExploredOptions, 'voice' | 'kept' | 'freedoms'>): Promise<readonly JudgedCase[]> {
  const differing = new Set(decided.confirmed.map((c) => c.pair));
  const wavering = new Set(decided.wavering.map((w) => w.case));
  const noisy = decided.wavering.flatMap(noisyOf);
  const asked = decided.pairs.filter((p) => !wavering.has(p.case) && (differing.has(p) || voice.rules(p.case.operation)));
  if (asked.length === 0) return noisy;
  const words = await voice.words(asked.map((p): Seen => ({ case: p.case, observation: p.candidate })));
  const of = asked.flatMap((pair, i) => (differing.has(pair) || violated(words[i] as readonly Word[]) ? [{ pair, words: words[i] as readonly Word[] }] : []));
  const [priorWords, free] = await Promise.all([sayOfPrior(of, voice), voice.free(of.map((o) => o.pair.case))]);
  return [...noisy, ...of.map((o, i) => judged({
    case: o.pair.case, prior: o.pair.prior, candidate: o.pair.candidate, words: o.words, priorWords: priorWords[i] as readonly Word[], kept, free: free[i] === true, origin: 'explored',
  }, freedoms))];
}

/** What only the candidate answers now so and now otherwise: the prior did the same both times. Answers that were late say nothing. */
function noisyOf({ side, case: of, answers: [first, second] }: Wavering): readonly JudgedCase[] {
  if (side !== 'candidate' || ![first, second].every(({ kind }) => kind === 'returned' || kind === 'threw')) return [];
  return [{ outcome: 'noisy', words: [], origin: 'explored', pair: { case: of, prior: first, candidate: second } }];
}

async function sayOfPrior(of: readonly { readonly pair: Pair; readonly words: readonly Word[] }[], voice: Voice): Promise<readonly (readonly Word[])[]> {
  const other = of.filter(({ pair }) => !identical(pair.prior, pair.candidate));
  const said = await voice.words(other.map(({ pair }): Seen => ({ case: pair.case, observation: pair.prior })));
  const byPair = new Map(other.map((o, i) => [o.pair, said[i] as readonly Word[]]));
  return of.map((o) => byPair.get(o.pair) ?? o.words);
}

function violated(words: readonly Word[]): boolean {
  return words.some((w) => w.result === 'violated');
}
