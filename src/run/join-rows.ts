import { covers, related } from '../compare/symptom.js';
import { alike, carries, inherited, triggerOf, within } from '../compare/trigger.js';
import type { Difference, Pair } from '../model/difference.js';
import { caseText } from '../value/case.js';
import { descend } from './descend.js';
import type { Shrinking } from './descend.js';
import { COMMON } from './judge.js';
import { bySize, join } from './settled.js';
import type { Settled } from './settled.js';

/**
 * Joins the rows of one operation that come of one cause. Evidence is one of these:
 * - both have the same witness, or need nothing but a name that every object inherits;
 * - the smallest witness of each shows the other's difference too; where one was only ever seen beside another, it suffices that a
 *   simpler witness shows it;
 * - their smallest witnesses are one but for names, literals and what the functions in them do, and that of the one shows the other's difference
 *   too: what is called otherwise may throw, or answer, and then all that follows differs;
 * - they say the same of one argument or another, of which the operation takes any number;
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

/** Which of the roots a row comes of; -1 if of none. The roots are simpler than the row. */
export async function rootOf(row: Settled, roots: readonly Settled[], shrinking: Shrinking): Promise<number> {
  const text = caseText(row.row.witness.case);
  const same = roots.findIndex((root) => caseText(root.row.witness.case) === text);
  if (same >= 0) return same;
  const together = roots.findIndex((root) => shows(root, row, shrinking) && (shows(row, root, shrinking) || (row.beside && isSimpler(root, row))));
  if (together >= 0) return together;
  const handed = roots.findIndex((root) => row.trigger.tokens.includes('function') && alike(root.trigger, row.trigger) && holds(shrinking.judge.everyDifference(row.row.witness), root, shrinking));
  if (handed >= 0) return handed;
  const likewise = roots.findIndex((root) => areOneOfMany(root.row.difference, row.row.difference, shrinking.rests));
  if (likewise >= 0) return likewise;
  const near = roots.findIndex((root) => (related(root.row.difference, row.row.difference) && (alike(root.trigger, row.trigger) || within(root.trigger, row.trigger)))
    || (inherited(root.trigger, row.trigger) && isRare(root, shrinking)));
  if (near >= 0 || roots.length === 0 || shrinking.over()) return near;
  return bridge(row, roots, shrinking);
}

/** Whether both are one but for which argument they are of, among any number of one kind. */
function areOneOfMany(a: Difference, b: Difference, rests: ReadonlyMap<string, number>): boolean {
  const from = rests.get(a.operation);
  if (from === undefined || a.operation !== b.operation || a.change !== b.change) return false;
  const plain = (text: string): string => text.replace(/\bargs\[(\d+)\]/, (whole, index: string) => (Number(index) >= from ? 'args[]' : whole));
  return (['path', 'prior', 'candidate'] as const).every((part) => plain(a[part]) === plain(b[part]));
}

function isSimpler(a: Settled, b: Settled): boolean {
  const reaches = ['natural', 'edge', 'exotic'];
  return reaches.indexOf(a.row.reach) <= reaches.indexOf(b.row.reach) && caseText(a.row.witness.case).length < caseText(b.row.witness.case).length;
}

/** Whether the witness of one shows the difference of the other. */
function shows(one: Settled, other: Settled, shrinking: Shrinking): boolean {
  return holds(shrinking.judge.differences(one.row.witness), other, shrinking);
}

function holds(differences: readonly Difference[], { ids, row }: Settled, { judge }: Shrinking): boolean {
  return differences.some((d) => ids.includes(judge.book.idOf(d)) || covers(row.difference, d));
}

function isRare({ row }: Settled, { executions }: Shrinking): boolean {
  return row.count <= COMMON * (executions.get(row.witness.case.operation) ?? 1);
}

/** Makes a row's witness smaller as long as any difference is left; says at which root this ends. */
async function bridge(row: Settled, roots: readonly Settled[], shrinking: Shrinking): Promise<number> {
  const { judge, known } = shrinking;
  const { operation } = row.row.difference;
  // What methods do otherwise on an instance that is made otherwise never stands for a pair: there the way leads along the method's own.
  const leading = (p: Pair): Difference | null => (row.beside ? judge.differences(p).find((d) => d.operation === operation) ?? null : judge.difference(p));
  const { pair } = await descend(row.row.witness, { accepts: (p) => leading(p) !== null, bySize: true }, shrinking);
  const difference = leading(pair);
  // A witness that cannot be made any smaller leads nowhere.
  if (difference === null || caseText(pair.case) === caseText(row.row.witness.case)) return -1;
  const id = judge.book.idOf(difference);
  const trigger = triggerOf(pair.case, known);
  return roots.findIndex((root) => {
    if (!root.ids.includes(id) && !(related(root.row.difference, difference) && alike(root.trigger, trigger))) return false;
    if (related(root.row.difference, row.row.difference)) return true;
    return isRare(root, shrinking) && carries(row.trigger, trigger);
  });
}
