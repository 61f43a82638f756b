import type { Case } from '../model/case.js';
import type { Pair } from '../model/difference.js';
import type { Judge } from './judge.js';
import { isDear, type Purse } from './purse.js';

/** Who runs cases, and what pays for them. */
export interface Paying {
  readonly judge: Pick<Judge, 'run'>;
  readonly purse: Purse;
}

/** Sessions that are run at a time: each takes as long as all its steps, and the boldest cuts, which come first, mostly hold. */
const SESSIONS = 8;
/** The same of answers so long that each takes as long to print, to send and to compare as hundreds of others. */
const LENGTHY = 4;
const LONG = 20_000;

/**
 * Runs cases that may show what this pair shows, and pays for them. Where it cost a process, one by one, and sessions and long answers
 * a few at a time: those after the first that shows the same would be run for nothing. Ends where nothing is left to spend.
 */
export async function* paidFor(cases: readonly Case[], like: Pair, { judge, purse }: Paying): AsyncGenerator<readonly Pair[]> {
  const step = isDear(like) ? 1 : isLong(like) ? LENGTHY : like.case.kind === 'session' ? SESSIONS : cases.length;
  for (let from = 0; from < cases.length && !purse.empty; from += step) {
    const pairs = await judge.run(cases.slice(from, from + step));
    purse.pay(pairs);
    yield pairs;
  }
}

function isLong({ prior, candidate }: Pair): boolean {
  return prior.text.length + candidate.text.length > LONG;
}
