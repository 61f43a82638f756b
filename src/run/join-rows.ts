import { related } from '../compare/symptom.js';
import { alike, carries, triggerOf } from '../compare/trigger.js';
import type { Known } from '../compare/trigger.js';
import { caseText } from '../value/case.js';
import { descend } from './descend.js';
import type { Shrinking } from './descend.js';
import { bySize, join } from './settled.js';
import type { Settled } from './settled.js';

/**
 * Joins the rows of one operation that come of one cause. Evidence is one of these:
 * - both have the same witness;
 * - they are of one kind (`related`), and their smallest witnesses are one but for names and literals;
 * - the witness of one, made smaller without ever losing a difference, ends as the other's. Where the two are not of one kind this
 *   counts only if what triggers the simpler one is told (`tokens`) and is in the other too: of a change that shows in every answer, any
 *   witness is a witness.
 */
export async function joinRows(rows: readonly Settled[], known: Known, shrinking: Shrinking): Promise<readonly Settled[]> {
  const roots: Settled[] = [];
  for (const row of rows.toSorted(bySize)) {
    const at = await rootOf(row, roots, known, shrinking);
    const root = roots[at];
    if (root === undefined) roots.push(row);
    else roots[at] = join(root, row);
  }
  return roots;
}

/** Which of the roots a row comes of; -1 if of none. */
async function rootOf(row: Settled, roots: readonly Settled[], known: Known, shrinking: Shrinking): Promise<number> {
  const text = caseText(row.row.witness.case);
  const same = roots.findIndex((root) => caseText(root.row.witness.case) === text);
  if (same >= 0) return same;
  const near = roots.findIndex((root) => related(root.row.difference, row.row.difference) && alike(root.trigger, row.trigger));
  if (near >= 0 || shrinking.over()) return near;
  const able = roots.filter((root) => related(root.row.difference, row.row.difference) || carries(row.trigger, root.trigger));
  if (able.length === 0) return -1;
  const reached = await bridge(row, able, known, shrinking);
  return reached === null ? -1 : roots.indexOf(reached);
}

/** Makes a row's witness smaller as long as any difference is left; gives the root that this ends at. */
async function bridge(row: Settled, roots: readonly Settled[], known: Known, shrinking: Shrinking): Promise<Settled | null> {
  const { judge } = shrinking;
  const arrived = (text: string): boolean => roots.some((root) => root.trail.has(text));
  const { pair, trail } = await descend(row.row.witness, { accepts: (p) => judge.difference(p) !== null, arrived }, shrinking);
  const last = trail.at(-1) ?? '';
  const byTrail = roots.find((root) => root.trail.has(last));
  if (byTrail !== undefined) return byTrail;
  const difference = judge.difference(pair);
  if (difference === null) return null;
  const id = judge.book.idOf(difference);
  const trigger = triggerOf(pair.case, known);
  return roots.find((root) => root.ids.includes(id) && alike(root.trigger, trigger)) ?? null;
}
