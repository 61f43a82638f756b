import { covers } from '../../compare/symptom.js';
import { withWitness } from '../../gate/told.js';
import { Shrinker } from '../../explore/shrink/shrinker.js';
import type { Difference, Pair } from '../../model/difference.js';
import type { JudgedCase, Row } from '../../model/verdict.js';
import { paidFor } from '../paid.js';
import { Purse } from '../purse.js';
import type { Explored } from './explored.js';
import { inOrder } from './rows.js';

export interface ShrinkPorts {
  readonly explored: Explored;
  /** Judges pairs as the run did. */
  readonly judge: (pairs: readonly Pair[]) => Promise<readonly JudgedCase[]>;
  readonly rows: (judged: readonly JudgedCase[]) => readonly Row[];
  /** The same, with what shows behind what leads a case. */
  readonly behind: (judged: readonly JudgedCase[]) => readonly Row[];
  readonly stop: AbortSignal;
  readonly progress: (done: number, of: number) => void;
}

/** Rows beyond these keep the witness that they were found with. */
const MOST_ROWS = 40;

/** Gives each row of recorded or explored cases the smallest witness that makes the same row; in the order of reports, since what was far from daily use may be near by then. */
export async function shrinkRows(rows: readonly Row[], ports: ShrinkPorts): Promise<readonly Row[]> {
  const out: Row[] = [];
  const shrinking = { ...ports, leading: rows.map((row) => row.difference), purse: new Purse('judged') };
  for (const row of rows) {
    const shrinks = (row.origin === 'explored' || row.origin === 'recorded') && out.length < MOST_ROWS && !ports.stop.aborted;
    out.push(shrinks ? await shrinkRow(row, shrinking) : row);
    ports.progress(out.length, rows.length);
  }
  return out.toSorted(inOrder);
}

interface Shrinking extends ShrinkPorts {
  /** The differences of all rows. */
  readonly leading: readonly Difference[];
  readonly purse: Purse;
}

async function shrinkRow(row: Row, ports: Shrinking): Promise<Row> {
  const { explorer, judge } = ports.explored;
  const shrinker = new Shrinker(row.witness.case, (of) => explorer.within(of));
  let best = row;
  let smallest = row;
  for (let batch = shrinker.propose(); batch.length > 0 && !ports.stop.aborted && !ports.purse.empty; batch = shrinker.propose()) {
    const least = best.witness;
    const found = await firstLike(row, paidFor(batch.filter((of) => judge.better(of, least.case)), least, { judge, purse: ports.purse }), ports);
    if (found === null) shrinker.accept(null);
    else {
      smallest = found;
      best = { ...row, witness: found.witness, reach: found.reach, counts: found.counts };
      shrinker.accept(batch.indexOf(found.witness.case));
    }
  }
  return smallest === row ? row : { ...best, ...withWitness(row, smallest, ports.leading) };
}

/** The row that the first of these cases makes which shows the same. */
async function firstLike(row: Row, asked: AsyncIterable<readonly Pair[]>, { judge, ...ports }: Shrinking): Promise<Row | null> {
  const rows = row.isBehind === true ? ports.behind : ports.rows;
  for await (const pairs of asked) {
    const found = (await judge(pairs)).flatMap((one) => rows([one]).filter((r) => isSame(r, row)))[0];
    if (found !== undefined) return found;
  }
  return null;
}

/** Whether a smaller witness shows what the row says of all of its cases. */
function isSame(a: Row, b: Row): boolean {
  return a.outcome === b.outcome && a.requirement === b.requirement && a.difference.operation === b.difference.operation
    && covers(b.difference, a.difference);
}

