import type { Explorer } from '../explore/explorer.js';
import { Shrinker } from '../explore/shrink/shrinker.js';
import type { Case } from '../model/case.js';
import type { Cluster, Pair } from '../model/difference.js';
import type { Judge } from './judge.js';
import type { Contract } from './where.js';

/** Rows beyond these keep the witness that they were found with. */
const MOST_ROWS = 60;

export interface Shrinking {
  readonly explorer: Explorer;
  readonly judge: Judge;
  readonly contract: Contract;
  /** True once there is no time left. */
  readonly over: () => boolean;
  readonly progress: (done: number, of: number) => void;
}

/** Each row with the smallest witness of the same difference. What cannot be shrunk in time stays as it was found. */
export async function shrinkRows(rows: readonly Cluster[], shrinking: Shrinking): Promise<readonly Cluster[]> {
  const out: Cluster[] = [];
  for (const [i, row] of rows.entries()) {
    const done = i >= MOST_ROWS || shrinking.over() ? row : await shrinkRow(row, shrinking);
    out.push(done);
    shrinking.progress(i + 1, rows.length);
  }
  return out;
}

async function shrinkRow(row: Cluster, { explorer, judge, contract, over }: Shrinking): Promise<Cluster> {
  const shrinker = new Shrinker(row.witness.case, (c) => withinTypes(c, explorer));
  let best: Pair = row.witness;
  for (let batch = shrinker.propose(); batch.length > 0 && !over(); batch = shrinker.propose()) {
    const within = await contract.within(batch);
    const tried = batch.filter((_, i) => within[i]);
    const pairs = tried.length === 0 ? [] : await judge.run(tried, over);
    const found = pairs.find((pair) => judge.better(pair.case, best.case) && shows(pair, row, judge));
    if (found === undefined) shrinker.accept(null);
    else {
      best = found;
      shrinker.accept(batch.indexOf(found.case));
    }
  }
  return { ...row, witness: best, reach: judge.reach(best.case) };
}

function shows(pair: Pair, row: Cluster, judge: Judge): boolean {
  const difference = judge.difference(pair);
  return difference !== null && judge.book.idOf(difference) === row.id;
}

function withinTypes(of: Case, explorer: Explorer): boolean {
  if (of.kind === 'call') return explorer.allows(of.operation, of.input);
  return of.steps.every((step) => explorer.allows(of.operation, step.input, step.access === 'construct' ? '' : step.member));
}
