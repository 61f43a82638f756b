import type { Explorer } from '../explore/explorer.js';
import type { Proposal } from '../explore/plan.js';
import type { Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import type { BranchesReached } from '../model/result.js';
import { Crosscheck, type Asked, type Crosschecked, type Noticed } from './crosscheck.js';
import type { Judging } from './hunt.js';
import { identical, type Judged } from './judge.js';
import { Crew, type Recruiting } from './crew.js';
import { closeSides, runOn, type Sides } from './sides.js';

/** So many cases of each operation with no row that was not there before: then what is easy to find was found. */
const DRY = 1500;
/** So many that answer otherwise are asked once more, of a batch. */
const MOST_SUSPECTS = 10;
/** So often what is suspected is looked at where nothing else ran: each time takes four processes. */
const OFTEN_CLEARED = 2;

export interface Guiding {
  readonly explorer: Explorer;
  readonly operations: number;
  /** Starts both sides with their branches counted; null where one of them has none that could be. */
  readonly start: () => Promise<Sides | null>;
  /** How more of these come to help; absent where what is asked of whom must not depend on time. */
  readonly crew?: Omit<Recruiting, 'start'>;
  /** Starts both sides anew, in both ways, to look again where nothing else ran; absent where what is seen in the search accuses already. */
  readonly fresh?: () => Promise<Fresh | null>;
}

export interface Fresh {
  readonly counted: Sides;
  readonly plain: Sides;
}

/**
 * Guides a search once it finds nothing more: from then on cases run where branches are counted and comparisons seen. What differs there is
 * run again where nothing is, and those answers count; so is a part of what does not, and a side that is found to answer otherwise there is
 * not asked in that way any more. Independent draws, on which a bound rests, and draws near to daily use run nowhere
 * else: a subject that knows that it is counted may behave, and must not be asked there alone.
 */
export class Guided implements Judging {
  readonly #judge: Judging;
  readonly #guiding: Guiding;
  readonly #crosscheck: Crosscheck;
  #counting: Crew | null = null;
  /** Branches of each side; null until a case ran where they are counted. */
  #reached: { readonly prior: Set<number>; readonly candidate: Set<number> } | null = null;
  /** How often nothing stood of what was suspected. */
  #cleared = 0;
  #dry = 0;
  #tried = false;

  constructor(judge: Judging, guiding: Guiding) {
    this.#judge = judge;
    this.#guiding = guiding;
    this.#crosscheck = new Crosscheck(judge);
  }

  get crosschecked(): Crosschecked {
    return this.#crosscheck.result;
  }

  get book(): Judging['book'] {
    return this.#judge.book;
  }

  async run(proposals: readonly Proposal[], enough?: () => boolean): Promise<readonly Pair[]> {
    const counting = this.#counting;
    if (counting === null || this.#crosscheck.result.noticed.length > 0) return this.#judge.run(proposals, enough);
    const [plain, guided] = [proposals.filter(isPlain), proposals.filter((p) => !isPlain(p))];
    const [own, seen] = await Promise.all([plain.length === 0 ? [] : this.#judge.run(plain, enough), runCounted(counting, guided, enough)]);
    for (const pair of seen) this.#note(pair);
    const agreed = seen.filter((pair) => identical(pair.prior, pair.candidate));
    const picked = new Set(this.#crosscheck.picks(agreed));
    const anew = guided.filter((_, i) => seen[i] !== undefined && (picked.has(seen[i]) || !identical(seen[i].prior, seen[i].candidate)));
    const again = anew.length === 0 ? [] : await this.#judge.run(anew, enough);
    await this.#hold(seen, again, counting);
    const judged = new Map([...own, ...agreed.filter((pair) => !picked.has(pair))].map((pair) => [pair.case, pair]));
    const hints = new Map(seen.map((pair) => [pair.case, pair]));
    for (const pair of again) judged.set(pair.case, hinted(pair, hints.get(pair.case) as Pair));
    const pairs = proposals.map((p) => judged.get(p.case));
    // It was enough before the turn of some came.
    const missing = pairs.indexOf(undefined);
    return (missing < 0 ? pairs : pairs.slice(0, missing)) as readonly Pair[];
  }

  apart(first: Pair, second: Pair): ReturnType<Judging['apart']> {
    return this.#judge.apart(first, second);
  }

  async decide(pairs: readonly Pair[]): Promise<Judged> {
    const before = this.book.size;
    const judged = await this.#judge.decide(pairs);
    this.#dry = this.book.size > before ? 0 : this.#dry + pairs.length;
    if (!this.#tried && this.#dry >= DRY * this.#guiding.operations) await this.#turn();
    return judged;
  }

  /** What of each source was reached; null where no case ran with branches counted. */
  branches(): BranchesReached | null {
    if (this.#counting === null || this.#reached === null) return null;
    const { prior, candidate } = this.#counting.first;
    return { prior: { reached: this.#reached.prior.size, all: prior.branches }, candidate: { reached: this.#reached.candidate.size, all: candidate.branches } };
  }

  /** Whatever is reached for the first time is rare. */
  #note({ prior, candidate }: Pair): void {
    this.#reached ??= { prior: new Set(), candidate: new Set() };
    for (const branch of prior.reached?.rare ?? []) this.#reached.prior.add(branch);
    for (const branch of candidate.reached?.rare ?? []) this.#reached.candidate.add(branch);
  }

  async close(): Promise<void> {
    await this.#counting?.close();
  }

  /** Holds both ways of asking against each other. */
  async #hold(counted: readonly Pair[], plain: readonly Pair[], counting: Crew): Promise<void> {
    const suspects = this.#crosscheck.suspects(counted, plain).slice(0, MOST_SUSPECTS);
    if (suspects.length === 0) return;
    const proposals = suspects.map(({ plain: { case: of } }): Proposal => ({ case: of, origin: 'mutation', ceiling: Number.POSITIVE_INFINITY }));
    const [again, plainly] = await Promise.all([runCounted(counting, proposals, undefined), this.#judge.run(proposals)]);
    const steady = this.#crosscheck.steady(suspects, { counted: again, plain: plainly });
    this.#crosscheck.note(steady.length === 0 ? [] : await this.#standing(steady));
  }

  /** What stands where nothing else ran. Where nothing did so often, sides answer by their history, or by chance, and are not accused again. */
  async #standing(steady: readonly Noticed[]): Promise<readonly Noticed[]> {
    if (this.#guiding.fresh === undefined) return steady;
    if (this.#cleared >= OFTEN_CLEARED) return [];
    const fresh = await this.#guiding.fresh();
    if (fresh === null) return steady;
    try {
      const cases = steady.map(({ counted }) => counted.case);
      const ask = async (): Promise<Asked> => {
        const [counted, plain] = await Promise.all([runOn(fresh.counted, cases), runOn(fresh.plain, cases)]);
        return { counted, plain };
      };
      const standing = this.#crosscheck.standing(steady, await ask(), await ask());
      if (standing.length === 0) this.#cleared++;
      return standing;
    } finally {
      await Promise.all([closeSides(fresh.counted), closeSides(fresh.plain)]);
    }
  }

  async #turn(): Promise<void> {
    this.#tried = true;
    const { start, crew, explorer } = this.#guiding;
    const counting = await start();
    if (counting === null) return;
    this.#counting = new Crew(counting, crew === undefined ? null : { ...crew, start });
    explorer.again();
  }
}

function isPlain({ origin }: Proposal): boolean {
  return origin === 'independent' || origin === 'natural';
}

async function runCounted(counting: Crew, proposals: readonly Proposal[], enough: (() => boolean) | undefined): Promise<readonly Pair[]> {
  return proposals.length === 0 ? [] : counting.run(proposals.map((p) => p.case), enough);
}

function hinted(pair: Pair, { prior, candidate }: Pair): Pair {
  return { ...pair, prior: withHint(pair.prior, prior), candidate: withHint(pair.candidate, candidate) };
}

function withHint(observation: Observation, { reached }: Observation): Observation {
  return reached === undefined ? observation : { ...observation, reached };
}
