import { symptomOf } from '../compare/symptom.js';
import { same } from '../compare/trigger.js';
import type { Pair } from '../model/difference.js';
import { caseText } from '../value/case.js';
import { compareClusters } from '../compare/clusters.js';
import type { Settled } from './settled.js';

/**
 * Joins rows of several operations that come of one cause in what the operations share: the same symptom, brought about by the same thing.
 * The simplest operation's witness stands for all.
 */
export function joinAcross(rows: readonly Settled[]): readonly Settled[] {
  const groups: Settled[][] = [];
  for (const row of rows.toSorted(simplestFirst)) {
    const group = groups.find(([first]) => first !== undefined && shared(first, row));
    if (group === undefined) groups.push([row]);
    else group.push(row);
  }
  return groups.map(one);
}

function one(group: readonly Settled[]): Settled {
  const [first, ...others] = group as [Settled, ...Settled[]];
  const names = others.map((s) => s.row.difference.operation).filter((name) => name !== first.row.difference.operation);
  const also = [...new Set([...first.row.also, ...names])];
  return { ...first, row: { ...first.row, also, count: group.reduce((sum, s) => sum + s.row.count, 0) } };
}

function simplestFirst(a: Settled, b: Settled): number {
  const reaches = ['natural', 'edge', 'exotic'];
  const [x, y] = [caseText(a.row.witness.case), caseText(b.row.witness.case)];
  return reaches.indexOf(a.row.reach) - reaches.indexOf(b.row.reach) || x.length - y.length || compareClusters(a.row, b.row);
}

function shared(a: Settled, b: Settled): boolean {
  if (a.row.difference.operation === b.row.difference.operation || keyOf(a) !== keyOf(b)) return false;
  if (a.trigger.tokens.length > 0 && same(a.trigger.tokens, b.trigger.tokens)) return true;
  return telling(a.row.witness) && texts(a.row.witness) === texts(b.row.witness);
}

function keyOf({ row }: Settled): string {
  const { path, change, prior, candidate } = symptomOf(row.difference);
  return [path, change, prior, candidate].join('\n');
}

function texts({ prior, candidate }: Pair): string {
  return `${prior.text}\n${candidate.text}`;
}

/** Whether what both sides answered is so special that it does not come twice by chance. */
function telling({ prior, candidate }: Pair): boolean {
  return [prior, candidate].some(({ text }) => text.replace(/^(?:→|throws) /, '').length > 12);
}
