import { compareClusters } from '../compare/clusters.js';
import { commonOf } from '../compare/symptom.js';
import { causeOf, VARIOUS } from '../compare/title.js';
import { triggerOf } from '../compare/trigger.js';
import type { Trigger } from '../compare/trigger.js';
import type { Cluster, Difference, Pair } from '../model/difference.js';
import { caseText } from '../value/case.js';
import type { Shrinking } from './descend.js';

/** A row with its smallest witness, and all that is known of its cause. */
export interface Settled {
  readonly row: Cluster;
  /** Ids of the rows in the book that it stands for, its own first. */
  readonly ids: readonly string[];
  readonly trigger: Trigger;
  /** Texts of cases that lead to the witness. */
  readonly trail: ReadonlySet<string>;
  /** Differences as they were found, of the same kind as the row's. */
  readonly forms: readonly Difference[];
  /** Its difference was only ever seen beside another. */
  readonly beside: boolean;
}

export function settle(row: Cluster, found: { readonly pair: Pair; readonly trail: readonly string[] }, { judge, known }: Shrinking): Settled {
  return {
    row: { ...row, witness: found.pair, reach: judge.reach(found.pair) }, ids: [row.id], trigger: triggerOf(found.pair.case, known),
    trail: new Set(found.trail), forms: judge.book.formsOf(row.id), beside: judge.book.isBeside(row.id),
  };
}

/** One row of two: the first's, with the counts of both; what the second adds to its title are differences of the same kind. */
export function join(into: Settled, other: Settled): Settled {
  const { row } = into;
  const alike = row.difference.operation === other.row.difference.operation && row.difference.change === other.row.difference.change;
  const forms = alike ? [...into.forms, ...other.forms] : into.forms;
  const common = inCommon([row.difference, ...forms]) ?? row.difference;
  const difference = alike ? common : row.difference;
  // A difference that was only seen beside another was counted there already.
  const count = other.beside && !into.beside ? row.count : row.count + other.row.count;
  return {
    ...into, forms, ids: [...into.ids, ...other.ids], beside: into.beside && other.beside,
    row: { ...row, count, difference, cause: causeOf(difference) }, trail: new Set([...into.trail, ...other.trail]),
  };
}

/** A number without end is told as a number where both came of one cause. */
function inCommon(all: readonly Difference[]): Difference | null {
  const common = commonOf(all);
  if (common === null || (common.prior !== VARIOUS && common.candidate !== VARIOUS)) return common;
  const finite = (name: string): string => (/^-?Infinity$/.test(name) ? 'number' : name);
  return commonOf(all.map((d) => ({ ...d, prior: finite(d.prior), candidate: finite(d.candidate) })));
}

/** The order in which rows are held against one another: what is simple first, since it explains what is less so. */
export function bySize(a: Settled, b: Settled): number {
  const [x, y] = [caseText(a.row.witness.case), caseText(b.row.witness.case)];
  return Number(a.beside) - Number(b.beside) || x.length - y.length || compareClusters(a.row, b.row);
}
