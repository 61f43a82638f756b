import { ClusterBook } from '../compare/clusters.js';
import { apart, behind } from '../compare/beside.js';
import { differences, everyDifference } from '../compare/differences.js';
import type { CompiledFreedoms } from '../compare/erase.js';
import { NEVER_RETURNS } from '../compare/title.js';
import { reachOfPair } from '../compare/reach-rounding.js';
import type { Case } from '../model/case.js';
import type { Difference, Pair, Reach } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import { caseText } from '../value/case.js';
import { isDear } from './purse.js';
import { runOn } from './sides.js';
import type { Sides } from './sides.js';

/** So many cases of a cluster are run again on both sides before they count; of a cluster so well founded, later ones count as seen. */
const FOUNDED = 20;
/** The same where a side never returned or ended its process: each of these costs seconds, or a process. */
const FOUNDED_DEAR = 2;

/** From this share of an operation's cases on, a difference is seen wherever one looks. */
export const COMMON = 0.25;

/** So many times in a search what wavers is asked where nothing else was, and so many cases at a time: each time takes two processes. */
const MOST_ASIDE = 6;
const MOST_CASES_ASIDE = 20;

/** Runs cases twice over on both sides, in processes that have seen nothing else. */
export type Aside = (cases: readonly Case[]) => Promise<readonly [readonly Pair[], readonly Pair[]]>;

/** A difference that was seen again when both sides ran again. */
export interface Confirmed {
  readonly pair: Pair;
  /** What stands for the pair. */
  readonly difference: Difference;
  /** What else differs, at other places or in later steps. */
  readonly beside: readonly Difference[];
}

export type Side = 'prior' | 'candidate';

/** A side gave two answers to one case. */
export interface Wavering {
  readonly side: Side;
  readonly case: Case;
  readonly answers: readonly [Observation, Observation];
}

export interface Judged {
  readonly pairs: readonly Pair[];
  /** By case, for the cases that differ and were confirmed. */
  readonly confirmed: readonly Confirmed[];
  readonly wavering: readonly Wavering[];
  readonly freed: number;
}

/** Runs cases on both sides and says on which they differ. Keeps the clusters. */
export class Judge {
  #book = new ClusterBook();
  readonly #sides: Sides;
  readonly #free: CompiledFreedoms;
  readonly #reach: (of: Case) => Reach;
  readonly #aside: Aside | null;
  /** Differences for which that was done. */
  readonly #askedAside = new Set<string>();
  #asides = 0;
  /** By the text of a case in which a side never returned, the larger one that led to it. */
  #ways = new Map<string, Pair>();
  /** Cases that were decided, by operation. */
  readonly #ran = new Map<string, number>();

  /** `aside` where a case that other cases have a say in is to be judged by itself. */
  constructor(sides: Sides, free: CompiledFreedoms, reach: (of: Case) => Reach, aside: Aside | null = null) {
    this.#sides = sides;
    this.#aside = aside;
    this.#free = free;
    this.#reach = reach;
  }

  get book(): ClusterBook {
    return this.#book;
  }

  /** The same judge, with the same book, of other sides. */
  of(sides: Sides): Judge {
    const other = new Judge(sides, this.#free, this.#reach);
    other.#book = this.#book;
    other.#ways = this.#ways;
    return other;
  }

  /** A smaller pair was found, and may have to stand back: what hung in its time may return in a longer one, where what led to it does not. */
  leads(larger: Pair, smaller: Pair): void {
    if (this.hangOf(smaller) !== null) this.#ways.set(caseText(smaller.case), larger);
  }

  /** The cases that led to one in which a side never returned, from the next larger one on. */
  wayTo(of: Case): readonly Pair[] {
    const way: Pair[] = [];
    const seen = new Set([caseText(of)]);
    for (let next = this.#ways.get(caseText(of)); next !== undefined && !seen.has(caseText(next.case)); next = this.#ways.get(caseText(next.case))) {
      seen.add(caseText(next.case));
      way.push(next);
    }
    return way;
  }

  /** The side that never returned where the other one did something; null where there is none. */
  hangOf(pair: Pair): Side | null {
    if (pair.prior.kind !== 'timedOut' && pair.candidate.kind !== 'timedOut') return null;
    const found = this.differences(pair).find((d) => d.change === 'outcome' && (d.prior === NEVER_RETURNS || d.candidate === NEVER_RETURNS));
    return found === undefined ? null : found.prior === NEVER_RETURNS ? 'prior' : 'candidate';
  }

  /** Fewer pairs than cases once `enough` says so. */
  run(cases: readonly Case[], enough?: () => boolean): Promise<readonly Pair[]> {
    return runOn(this.#sides, cases, enough);
  }

  /** Confirms what differs by running it again, and books it. Call it for batches in their order: what counts depends on it. */
  async decide(pairs: readonly Pair[]): Promise<Judged> {
    let freed = 0;
    const suspects: Confirmed[] = [];
    for (const { case: c } of pairs) this.#ran.set(c.operation, (this.#ran.get(c.operation) ?? 0) + 1);
    for (const pair of pairs) {
      if (identical(pair.prior, pair.candidate)) continue;
      const [difference, ...others] = this.differences(pair);
      if (difference === undefined) freed++;
      else suspects.push({ pair, difference, beside: [...apart(difference, others), ...behind(difference, others)] });
    }
    const { confirmed, wavering } = await this.#confirm(suspects);
    for (const { pair, difference, beside } of confirmed) this.#enter(pair, difference, beside);
    return { pairs, confirmed, wavering, freed };
  }

  /** The difference that stands for a pair; null where the two are the same, or differ only in what is free. */
  difference(pair: Pair): Difference | null {
    return this.differences(pair)[0] ?? null;
  }

  /** All that differs in a pair, what stands for it first; none where the two are the same but for what is free. */
  differences(pair: Pair): readonly Difference[] {
    if (identical(pair.prior, pair.candidate) || this.#free.same(pair.prior, pair.candidate, pair.case)) return [];
    return differences(pair, this.#free);
  }

  /** The same with what else a call did that ended in another way. */
  everyDifference(pair: Pair): readonly Difference[] {
    return everyDifference(pair, this.#free).list.map(({ difference }) => difference);
  }

  #enter(pair: Pair, difference: Difference, beside: readonly Difference[]): void {
    let known: Reach | null = null;
    const reach = (): Reach => (known ??= this.reach(pair));
    this.book.add(pair, { difference, reach });
    if (!this.#isCommon(difference, pair.case.operation)) return;
    for (const other of beside) this.book.add(pair, { difference: other, reach, beside: true });
  }

  /** What shows in so many answers would hide what else changed. */
  #isCommon(difference: Difference, operation: string): boolean {
    return this.book.countOf(this.book.idOf(difference)) > COMMON * (this.#ran.get(operation) ?? 0);
  }

  reach(of: Pair): Reach {
    return reachOfPair(of, this.#reach);
  }

  /** Smaller is better: nearer to daily use, then shorter, then first in the order of code units. */
  better(a: Case, b: Case): boolean {
    const order: readonly Reach[] = ['natural', 'edge', 'exotic'];
    const rank = order.indexOf(this.#reach(a)) - order.indexOf(this.#reach(b));
    if (rank !== 0) return rank < 0;
    const [textA, textB] = [caseText(a), caseText(b)];
    return textA.length === textB.length ? textA < textB : textA.length < textB.length;
  }

  async #confirm(suspects: readonly Confirmed[]): Promise<{ confirmed: readonly Confirmed[]; wavering: readonly Wavering[] }> {
    const open: Confirmed[] = [];
    const founded: Confirmed[] = [];
    const planned = new Map<string, number>();
    for (const suspect of suspects) {
      const id = this.book.idOf(suspect.difference);
      const times = (planned.get(id) ?? this.book.countOf(id)) + 1;
      planned.set(id, times);
      (times > (isDear(suspect.pair) ? FOUNDED_DEAR : FOUNDED) && !this.#isNews(suspect) ? founded : open).push(suspect);
    }
    const first = await this.#again(open);
    // A cluster is well founded only if none of those that were to found it wavered.
    const shaky = new Set(open.filter((s) => first.has(s)).map((s) => this.book.idOf(s.difference)));
    const second = await this.#again(founded.filter((s) => shaky.has(this.book.idOf(s.difference))));
    const wavering = new Map([...first, ...second]);
    const alone = await this.#alone([...wavering.keys()]);
    return { confirmed: suspects.flatMap((s) => alone.get(s) ?? (wavering.has(s) ? [] : [s])), wavering: [...wavering].flatMap(([s, waver]) => (alone.has(s) ? [] : [waver])) };
  }

  /**
   * What wavers because other cases set what it answers by is asked where nothing did: a difference that stands there twice counts. Once for each
   * difference, since chance wavers there too.
   */
  async #alone(wavering: readonly Confirmed[]): Promise<ReadonlyMap<Confirmed, Confirmed>> {
    const found = new Map<Confirmed, Confirmed>();
    if (this.#aside === null || this.#asides >= MOST_ASIDE) return found;
    const fresh = [...new Map(wavering.map((s) => [this.book.idOf(s.difference), s]))].filter(([id]) => !this.#askedAside.has(id)).slice(0, MOST_CASES_ASIDE);
    if (fresh.length === 0) return found;
    this.#asides++;
    for (const [id] of fresh) this.#askedAside.add(id);
    const [once, twice] = await this.#aside(fresh.map(([, s]) => s.pair.case));
    for (const [i, [, suspect]] of fresh.entries()) {
      const pair = once[i] as Pair;
      const [difference, ...others] = this.apart(pair, twice[i] as Pair).length === 0 ? this.differences(pair) : [];
      if (difference !== undefined) found.set(suspect, { pair: { ...suspect.pair, ...pair, case: suspect.pair.case }, difference, beside: apart(difference, others) });
    }
    return found;
  }

  /** Whether something is to be booked beside what is seen everywhere that was not seen often: that may come and go by itself. */
  #isNews({ pair, difference, beside }: Confirmed): boolean {
    return beside.length > 0 && this.#isCommon(difference, pair.case.operation) && beside.some((other) => this.book.countOf(this.book.idOf(other)) < FOUNDED);
  }

  /** Runs these once more; gives those that answered otherwise. */
  async #again(suspects: readonly Confirmed[]): Promise<ReadonlyMap<Confirmed, Wavering>> {
    const wavering = new Map<Confirmed, Wavering>();
    if (suspects.length === 0) return wavering;
    const again = await this.run(suspects.map((s) => s.pair.case));
    for (const [i, suspect] of suspects.entries()) {
      const waver = this.waver(suspect.pair, again[i] as Pair);
      if (waver !== null) wavering.set(suspect, waver);
    }
    return wavering;
  }

  /** The side that did not do the same both times, if one did not. */
  waver(first: Pair, second: Pair): Wavering | null {
    const [side] = this.apart(first, second);
    return side === undefined ? null : { side, case: first.case, answers: [first[side], second[side]] };
  }

  /** The sides that did not do the same both times, but for what is free. */
  apart(first: Pair, second: Pair): readonly Side[] {
    return (['prior', 'candidate'] as const).filter((side) => !identical(first[side], second[side]) && !this.#free.same(first[side], second[side], first.case));
  }
}

export function identical(a: Observation, b: Observation): boolean {
  return a.text === b.text && a.kind === b.kind;
}
