import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { Guest } from '../../model/ports.js';
import type { Pair } from '../../model/difference.js';
import type { Judge, Judged, Side } from '../judge.js';
import { closeSides, runOn, type Sides } from '../sides.js';

/** What a guest tells besides its answers. */
export interface Besides {
  readonly refused: ReturnType<Guest['refused']>;
  readonly left: ReturnType<Guest['left']>;
  readonly probed: ReturnType<Guest['probed']>;
}

const NOTHING: Besides = { refused: [], left: [], probed: [] };

export type BesidesOfBoth = Readonly<Record<Side, Besides>>;

export const NOTHING_BESIDES: BesidesOfBoth = { prior: NOTHING, candidate: NOTHING };

function besidesOf({ refused, left, probed }: Guest): Besides {
  return { refused: refused(), left: left(), probed: probed() };
}

/** Of each difference so many cases that seemed to hang, and were slow, are asked again where they have all their time: each may take seconds. */
const MOST_CALM = 3;

/**
 * Both sides as they are until a case of one has hung: that took all the time that a case may have. From then on in processes that are in haste, else
 * a search of what hangs now and then would be a few dozen cases.
 */
export class Hastening {
  readonly sides: Sides;
  readonly #calm: Sides;
  readonly #start: () => Promise<Sides | null>;
  #hasty: Promise<Sides | null> | null = null;
  /** Differences, and operations that hang on both sides, of which a case was asked again: whether one hung there too, and how many. */
  readonly #known = new Map<string, { hangs: boolean; asked: number }>();
  #isOver = false;
  #doubtful = 0;

  constructor(calm: Sides, start: () => Promise<Sides | null>) {
    this.#calm = calm;
    this.#start = start;
    this.sides = { prior: this.#hastened('prior'), candidate: this.#hastened('candidate') };
  }

  get isHasty(): boolean {
    return this.#hasty !== null;
  }

  /** Cases that may be differences and were not asked again, since those of their kind were slow. */
  get doubtful(): number {
    return this.#doubtful;
  }

  #hastened(side: Side): Guest {
    return { ...this.#calm[side], run: (cases, enough) => this.#run(side, cases, enough) };
  }

  async #run(side: Side, cases: readonly Case[], enough: Parameters<Guest['run']>[1]): Promise<readonly Observation[]> {
    if (this.#isOver) return this.#calm[side].run(cases, enough);
    if (this.#hasty !== null) return ((await this.#hasty) ?? this.#calm)[side].run(cases, enough);
    const first = await this.#calm[side].run(cases, (observed) => observed.some(isLate) || enough?.(observed) === true);
    if (!first.some(isLate)) return first;
    this.#hasty ??= this.#start();
    if (first.length === cases.length || enough?.(first) === true) return first;
    const hasty = (await this.#hasty) ?? this.#calm;
    return [...first, ...await hasty[side].run(cases.slice(first.length), enough && ((observed) => enough([...first, ...observed])))];
  }

  /** What was decided, of cases that hang what they do where they have all their time; without those of which that is not known. */
  async settled(decided: Judged, judge: Judge): Promise<Judged> {
    if (this.#hasty === null) return decided;
    const found = new Map<Pair, Pair | null>();
    for (const pair of decided.pairs) if (isLate(pair.prior) || isLate(pair.candidate)) found.set(pair, await this.#calmly(pair, judge));
    const settle = <T>(pair: Pair, of: (pair: Pair) => T): readonly T[] => {
      const known = found.get(pair);
      return known === null ? [] : [of(known ?? pair)];
    };
    return { ...decided, pairs: decided.pairs.flatMap((pair) => settle(pair, (own) => own)), confirmed: decided.confirmed.flatMap((one) => settle(one.pair, (pair) => ({ ...one, pair }))) };
  }

  async #calmly(pair: Pair, judge: Judge): Promise<Pair | null> {
    const difference = judge.difference(pair);
    const what = difference === null ? `both ${pair.case.operation}` : judge.book.idOf(difference);
    const known = this.#known.get(what) ?? { hangs: false, asked: 0 };
    this.#known.set(what, known);
    if (known.hangs) return pair;
    if (known.asked++ >= MOST_CALM) {
      if (difference !== null) this.#doubtful++;
      return null;
    }
    const [calm] = await runOn(this.#calm, [pair.case]) as [Pair];
    const hangs = isLate(calm.prior) || isLate(calm.candidate);
    known.hangs = hangs;
    return hangs || judge.difference(calm) !== null ? calm : null;
  }

  /** The search is over: what is asked from here on is judged, and has all its time. Gives what both were seen to do besides their answers meanwhile. */
  async close(): Promise<BesidesOfBoth> {
    this.#isOver = true;
    const hasty = await this.#hasty?.catch(() => null);
    if (hasty === null || hasty === undefined) return NOTHING_BESIDES;
    const seen = { prior: besidesOf(hasty.prior), candidate: besidesOf(hasty.candidate) };
    await closeSides(hasty);
    return seen;
  }
}

function isLate({ kind }: Observation): boolean {
  return kind === 'timedOut';
}
