import type { Case } from '../model/case.js';
import type { Cluster, Pair, Reach } from '../model/difference.js';
import { caseText } from '../value/case.js';
import type { Judge } from './judge.js';
import { runOn } from './sides.js';
import type { Sides } from './sides.js';

/** Guests in which a case has much longer by itself than it needs to count as hung. */
export interface Patient {
  /** Opens both sides anew; null where the run was ended meanwhile. */
  readonly fresh: <T>(use: (sides: Sides) => Promise<T>) => Promise<T | null>;
  /** For which a case is waited for there by itself. */
  readonly seconds: number;
  /** Tells that a case is waited for. */
  readonly waiting: (of: Case) => void;
  /** Texts of examples that hung: who knows them sees at once what it means. */
  readonly examples: ReadonlySet<string>;
}

export interface Outlasting extends Patient {
  /** Seconds for which a case is waited for elsewhere before it counts as hung. */
  readonly wait: number;
  /** How many more waits may be begun, over all rows: one that ended early counts as far as it went. */
  readonly spare: { waits: number };
  /** Milliseconds. */
  readonly clock: () => number;
  /** Whether a pair shows the row, and is to be believed; `sides` have seen nothing else. */
  readonly stands: (pair: Pair, sides: Sides) => Promise<boolean>;
}

/** A case that seemed to hang, and returned when it was given long. */
export interface Returned {
  /** As it was seen to hang. */
  readonly hung: Pair;
  readonly pair: Pair;
  /** What it took, the start of a process included. */
  readonly seconds: number;
}

export interface Outlasted {
  /** The first that still hangs, or that gave an answer and differs in that; null where none was found. */
  readonly pair: Pair | null;
  /** Those that do not stand for the row, the row's own witness first. */
  readonly returned: readonly Returned[];
  /** Whether there was nothing more to try. */
  readonly complete: boolean;
}

/** Waits to their end that a run has. */
export const MOST_WAITS = 2;
/** Examples of a row that are tried. */
const MOST_EXAMPLES = 2;
const REACHES: readonly Reach[] = ['natural', 'edge', 'exotic'];

/**
 * Finds a witness for a row in which a side never returns that hangs for much longer than the limit by which it was found: where the time that a
 * case takes grows with its size, the smallest that hangs is by its nature one that nearly did not. After it come examples, then larger ones.
 */
export async function outlast(row: Cluster, judge: Judge, { fresh, waiting, wait, seconds: longest, examples, spare, clock, stands }: Outlasting): Promise<Outlasted> {
  const returned: Returned[] = [];
  let late: Pair | null = null;
  for (const { pair: hung, isExample } of [{ pair: row.witness, isExample: false }, ...standIns(row, judge, examples)]) {
    if (late !== null && !isExample) break;
    const tried = spare.waits <= 0 ? null : await fresh(async (sides) => {
      const began = clock();
      waiting(hung.case);
      const [pair] = await runOn(sides, [hung.case]) as [Pair];
      const seconds = (clock() - began) / 1000;
      return { hung, pair, seconds, isShown: await stands(pair, sides) };
    });
    if (tried === null) return { pair: late, returned, complete: false };
    const isEndless = judge.hangOf(tried.pair) !== null;
    spare.waits -= isEndless ? 1 : tried.seconds / longest;
    // A late answer may go by how late it is: one to what somebody knows goes before it.
    if (tried.isShown && (isEndless || isExample || tried.seconds <= wait)) return { pair: tried.pair, returned, complete: true };
    if (tried.isShown) late = tried.pair;
    else returned.push(tried);
  }
  return { pair: late, returned, complete: true };
}

/** Examples that hung too; then of the way that led to the witness, and of what else was seen of the row, one of middle size and the largest. */
function standIns({ id, witness }: Cluster, judge: Judge, examples: ReadonlySet<string>): readonly { readonly pair: Pair; readonly isExample: boolean }[] {
  const own = caseText(witness.case);
  const side = judge.hangOf(witness);
  const seen = judge.book.samplesOf(id).filter((pair) => judge.hangOf(pair) === side).toSorted((a, b) => farther(a, b, judge) || larger(a, b));
  const given = seen.filter((pair) => examples.has(caseText(pair.case))).slice(0, MOST_EXAMPLES);
  const longer = seen.filter((pair) => caseText(pair.case).length > own.length);
  const nearest = longer.filter((pair) => judge.reach(pair) === judge.reach(longer[0] as Pair));
  const others = [...middleAndLast(judge.wayTo(witness.case)), ...middleAndLast(nearest)];
  const told = new Set([own]);
  return [...given.map((pair) => ({ pair, isExample: true })), ...others.map((pair) => ({ pair, isExample: false }))].filter(({ pair }) => {
    const text = caseText(pair.case);
    return !told.has(text) && told.add(text);
  });
}

function middleAndLast(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.length === 0 ? [] : [pairs[pairs.length >> 1] as Pair, pairs.at(-1) as Pair];
}

function farther(a: Pair, b: Pair, judge: Judge): number {
  return REACHES.indexOf(judge.reach(a)) - REACHES.indexOf(judge.reach(b));
}

function larger(a: Pair, b: Pair): number {
  const [x, y] = [caseText(a.case), caseText(b.case)];
  return x.length - y.length || (x < y ? -1 : 1);
}
