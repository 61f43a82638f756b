import { triggerOf } from '../../compare/trigger.js';
import type { ExplorePlan } from '../../explore/plan.js';
import { takesIn } from '../../gate/takes-in.js';
import type { Row } from '../../model/verdict.js';
import type { Shrinking } from '../descend.js';
import { rootOf } from '../join-rows.js';
import { knownOf, restsOf } from '../names.js';
import { Purse } from '../purse.js';
import { bySize, type Settled } from '../settled.js';
import { EVERYTHING } from '../where.js';
import type { Explored } from './explored.js';

export interface JoinPorts {
  readonly explored: Explored;
  readonly plan: ExplorePlan;
  readonly stop: AbortSignal;
}

/**
 * One row a cause, as in a comparison and by the same evidence, where a ruling on the one settles the other (`takesIn`). What a row took in
 * keeps its id and stays a row to rule on; what ruled on it before, or would cover it, sees no difference.
 */
export async function joinRows(rows: readonly Row[], ports: JoinPorts): Promise<readonly Row[]> {
  const shrinking = shrinkingOf(ports);
  const gone = new Set<Row>();
  const out = new Map<Row, Row>();
  for (const lead of rows) {
    const joined: Row[] = [];
    for (const other of rows) {
      // What leads others is nobody's part: its own would be told by neither.
      if (other === lead || gone.has(lead) || gone.has(other) || out.get(other)?.joined.length || !takesIn(lead, other)) continue;
      if (!await isOfOneCause(lead, other, shrinking)) continue;
      gone.add(other);
      joined.push(other);
    }
    out.set(lead, { ...lead, joined, count: joined.reduce((sum, { count }) => sum + count, lead.count) });
  }
  return rows.filter((row) => !gone.has(row)).map((row) => out.get(row) ?? row);
}

function shrinkingOf({ explored: { explorer, judge, hunt }, plan, stop }: JoinPorts): Shrinking {
  const purse = new Purse('judged');
  return { explorer, judge, contract: EVERYTHING, known: knownOf(plan), rests: restsOf(plan), executions: hunt.byOperation, over: () => purse.empty || stop.aborted, late: () => stop.aborted, untimed: (work) => work(), purse, progress: () => undefined };
}

async function isOfOneCause(a: Row, b: Row, shrinking: Shrinking): Promise<boolean> {
  const [simple, other] = [settled(a, shrinking), settled(b, shrinking)].toSorted(bySize) as [Settled, Settled];
  return await rootOf(other, [simple], shrinking) === 0;
}

function settled(row: Row, { judge, known }: Shrinking): Settled {
  return { row, ids: [judge.book.idOf(row.difference)], trigger: triggerOf(row.witness.case, known), trail: new Set(), forms: [row.difference], beside: row.isBehind === true };
}
