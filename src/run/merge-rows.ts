import type { Cluster } from '../model/difference.js';
import { caseText } from '../value/case.js';

const REACHES = ['natural', 'edge', 'exotic'];

/**
 * Rows that shrank to one witness have one cause: the first of them stands for all, with their counts. In the end natural rows come
 * first, then edge, then exotic; within, as the judge ordered them.
 */
export function mergeRows(rows: readonly Cluster[]): readonly Cluster[] {
  const byWitness = new Map<string, Cluster>();
  for (const row of rows) {
    const key = caseText(row.witness.case);
    const held = byWitness.get(key);
    byWitness.set(key, held === undefined ? row : { ...held, count: held.count + row.count });
  }
  return [...byWitness.values()].toSorted((a, b) => REACHES.indexOf(a.reach) - REACHES.indexOf(b.reach));
}
