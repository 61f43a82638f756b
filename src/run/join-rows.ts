import { related } from '../compare/symptom.js';
import { alike, carries, triggerOf } from '../compare/trigger.js';
import { caseText } from '../value/case.js';
import { descend } from './descend.js';
import type { Shrinking } from './descend.js';
import { COMMON } from './judge.js';
import { bySize, join } from './settled.js';
import type { Settled } from './settled.js';

/**
 * Joins the rows of one operation that come of one cause. Evidence is one of these:
 * - both have the same witness;
 * - they are of one kind (`related`), and their smallest witnesses are one but for names and literals;
 * - the witness of one, made smaller without ever losing a difference, ends at the other's difference. Where the two are not of one kind
 *   this counts only if the other is rare, and if what triggers it there is told (`tokens`) and was in the witness from the beginning.
 */
export async function joinRows(rows: readonly Settled[], shrinking: Shrinking): Promise<readonly Settled[]> {
  const roots: Settled[] = [];
  for (const row of rows.toSorted(bySize)) {
    const at = await rootOf(row, roots, shrinking);
    const root = roots[at];
    if (root === undefined) roots.push(row);
    else roots[at] = join(root, row);
  }
  return roots;
}

/** Which of the roots a row comes of; -1 if of none. */
async function rootOf(row: Settled, roots: readonly Settled[], shrinking: Shrinking): Promise<number> {
  const text = caseText(row.row.witness.case);
  const same = roots.findIndex((root) => caseText(root.row.witness.case) === text);
  if (same >= 0) return same;
  const near = roots.findIndex((root) => related(root.row.difference, row.row.difference) && alike(root.trigger, row.trigger));
  if (near >= 0 || roots.length === 0 || shrinking.over()) return near;
  return bridge(row, roots, shrinking);
}

/** Makes a row's witness smaller as long as any difference is left; says at which root this ends. */
async function bridge(row: Settled, roots: readonly Settled[], shrinking: Shrinking): Promise<number> {
  const { judge, known, executions } = shrinking;
  const { pair } = await descend(row.row.witness, { accepts: (p) => judge.difference(p) !== null, bySize: true }, shrinking);
  const difference = judge.difference(pair);
  if (difference === null) return -1;
  const id = judge.book.idOf(difference);
  const trigger = triggerOf(pair.case, known);
  return roots.findIndex((root) => {
    if (!root.ids.includes(id) && !related(root.row.difference, difference)) return false;
    if (related(root.row.difference, row.row.difference)) return true;
    const share = root.row.count / (executions.get(root.row.witness.case.operation) ?? 1);
    return share <= COMMON && carries(row.trigger, trigger);
  });
}
