import type { Node } from 'oxc-parser';
import { leavesOf, likeness, type Texts } from './tree-nodes.js';

/** Statements that have less than this in common are no two versions of one. */
const LIKE = 0.5;
/** Lists longer than this, once what is the same at both ends is left out, are not aligned. */
const MOST = 300;

/** A node of either list and its counterpart; null where it has none. */
export interface Aligned {
  readonly before: Node | null;
  readonly after: Node | null;
}

export interface Alignment {
  /** So many are the same at the front. */
  readonly front: number;
  /** What lies between those and the ones that are the same at the end. */
  readonly between: readonly Aligned[];
}

/**
 * Two lists of statements side by side, so that as much as can be has its like opposite (Needleman and Wunsch's alignment). Null where
 * they are too long for that.
 */
export function align(before: readonly Node[], after: readonly Node[], texts: Texts): Alignment | null {
  let front = 0;
  while (front < before.length && front < after.length && texts.of(before[front] as Node) === texts.of(after[front] as Node)) front++;
  let back = 0;
  while (back < before.length - front && back < after.length - front && texts.of(before.at(-1 - back) as Node) === texts.of(after.at(-1 - back) as Node)) back++;
  const [a, b] = [before.slice(front, before.length - back), after.slice(front, after.length - back)];
  if (a.length > MOST || b.length > MOST) return null;
  // One for one: what is there may have been written anew as a whole.
  if (a.length === 1 && b.length === 1) return { front, between: [{ before: a[0] as Node, after: b[0] as Node }] };
  return { front, between: best(a, b, texts) };
}

function best(a: readonly Node[], b: readonly Node[], texts: Texts): readonly Aligned[] {
  const like = likenesses(a, b, texts);
  const scores = Array.from({ length: a.length + 1 }, () => new Float64Array(b.length + 1));
  const at = (i: number, j: number): number => (scores[i] as Float64Array)[j] as number;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) (scores[i] as Float64Array)[j] = Math.max(at(i + 1, j), at(i, j + 1), at(i + 1, j + 1) + like(i, j));
  }
  const out: Aligned[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const both = i < a.length && j < b.length;
    if (both && like(i, j) > 0 && at(i, j) === at(i + 1, j + 1) + like(i, j)) out.push({ before: a[i++] as Node, after: b[j++] as Node });
    else if (i < a.length && (j >= b.length || at(i, j) === at(i + 1, j))) out.push({ before: a[i++] as Node, after: null });
    else out.push({ before: null, after: b[j++] as Node });
  }
  return out;
}

/** 0 where two are no versions of one. */
function likenesses(a: readonly Node[], b: readonly Node[], texts: Texts): (i: number, j: number) => number {
  const [leavesA, leavesB] = [a.map(leavesOf), b.map(leavesOf)];
  const known = new Map<number, number>();
  return (i, j) => {
    const key = i * b.length + j;
    const found = known.get(key);
    if (found !== undefined) return found;
    const [x, y] = [a[i] as Node, b[j] as Node];
    const score = texts.of(x) === texts.of(y) ? 1.5 : x.type === y.type ? likeness(leavesA[i] ?? new Map(), leavesB[j] ?? new Map()) : 0;
    const kept = score < LIKE ? 0 : score;
    known.set(key, kept);
    return kept;
  };
}
