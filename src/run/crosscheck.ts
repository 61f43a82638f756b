import type { Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import type { Judge, Side } from './judge.js';

/** Of what a counted side reached, each branch is looked at again so many times. */
const OFTEN = 8;
/** Of all else one case in so many. */
export const SHARE = 16;
const MOST_NOTICED = 20;

/** One side alone that answers a case otherwise where its branches are counted; `counted` and `plain` hold both sides. */
export interface Noticed {
  readonly side: Side;
  readonly counted: Pair;
  readonly plain: Pair;
}

/** The same cases in both ways. */
export interface Asked {
  readonly counted: readonly Pair[];
  readonly plain: readonly Pair[];
}

/** How much of what counted sides said was believed, and how much of that was asked again. */
export interface Crosschecked {
  readonly believed: number;
  readonly again: number;
  readonly noticed: readonly Noticed[];
}

/**
 * Holds what sides said where their branches were counted against what they say where nothing is. Code can know that its source was changed
 * (it reads it, measures it, or finds the counters), and behave there alone.
 */
export class Crosscheck {
  readonly #judge: Pick<Judge, 'apart'>;
  readonly #times = new Map<string, number>();
  readonly #noticed: Noticed[] = [];
  readonly #picked = new Set<Pair>();
  #old = 0;
  #believed = 0;
  #again = 0;

  constructor(judge: Pick<Judge, 'apart'>) {
    this.#judge = judge;
  }

  get result(): Crosschecked {
    return { believed: this.#believed, again: this.#again, noticed: this.#noticed };
  }

  /** Of pairs on which both counted sides agree those to ask again: what reached something new first of all. */
  picks(agreed: readonly Pair[]): readonly Pair[] {
    this.#believed += agreed.length;
    const picked = agreed.filter((pair) => this.#isNew(pair) || ++this.#old % SHARE === 0);
    for (const pair of picked) this.#picked.add(pair);
    return picked;
  }

  /** Of pairs that were asked in both ways those on which one side alone disagrees with itself: what both do, they do alike. */
  suspects(counted: readonly Pair[], plain: readonly Pair[]): readonly Noticed[] {
    const byCase = new Map(counted.map((pair) => [pair.case, pair]));
    return plain.flatMap((pair): readonly Noticed[] => {
      const seen = byCase.get(pair.case);
      if (seen === undefined) return [];
      if (this.#picked.delete(seen)) this.#again++;
      const [side, ...others] = this.#judge.apart(seen, pair);
      return side === undefined || others.length > 0 || isByCounting(seen[side], pair[side]) ? [] : [{ side, counted: seen, plain: pair }];
    });
  }

  /** Those that came out in the same way once more: what comes and goes is noise. */
  steady(suspects: readonly Noticed[], again: Asked): readonly Noticed[] {
    return suspects.filter((suspect, i) => {
      const [counted, plain] = [again.counted[i], again.plain[i]];
      if (counted === undefined || plain === undefined) return false;
      return ![...this.#judge.apart(suspect.counted, counted), ...this.#judge.apart(suspect.plain, plain)].includes(suspect.side);
    });
  }

  /** Those that come out so in processes too that have seen nothing else, twice over: elsewhere each way of asking has a history of its own. */
  standing(suspects: readonly Noticed[], once: Asked, twice: Asked): readonly Noticed[] {
    const alone = suspects.flatMap(({ side }, i): readonly Noticed[] => {
      const [counted, plain] = [once.counted[i], once.plain[i]];
      return counted === undefined || plain === undefined ? [] : [{ side, counted, plain }];
    });
    return alone.length < suspects.length ? [] : this.steady(alone, twice).filter(({ side, counted, plain }) => this.#judge.apart(counted, plain).includes(side));
  }

  note(noticed: readonly Noticed[]): void {
    this.#noticed.push(...noticed.slice(0, MOST_NOTICED - this.#noticed.length));
  }

  #isNew({ case: { operation }, prior, candidate }: Pair): boolean {
    const keys = [prior, candidate].flatMap(({ reached }, side) => (reached?.rare ?? []).map((branch) => `${operation} ${side}.${branch}`));
    const fresh = keys.filter((key) => (this.#times.get(key) ?? 0) < OFTEN);
    for (const key of fresh) this.#times.set(key, (this.#times.get(key) ?? 0) + 1);
    return fresh.length > 0;
  }
}

/** Counting takes time and room on the stack, and moves what the engine's words name: `(intermediate value).f is not a function`. */
function isByCounting(counted: Observation, plain: Observation): boolean {
  if (![counted, plain].every(({ kind }) => kind === 'returned' || kind === 'threw' || kind === 'exited')) return true;
  if ([counted, plain].some(({ text }) => text.includes('Maximum call stack size exceeded'))) return true;
  return withoutWords(counted) === withoutWords(plain);
}

function withoutWords({ text }: Observation): string {
  return text.replaceAll(/^throws (TypeError|ReferenceError|RangeError|SyntaxError)\(.*$/gm, 'throws $1');
}
