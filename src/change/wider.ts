import type { Freedom } from '../model/difference.js';
import { readPattern } from '../value/path.js';
import type { PatternPart } from '../value/path.js';

/** Whether `wide` frees all that `narrow` frees. */
export function frees(wide: Freedom, narrow: Freedom): boolean {
  if (wide.operation !== null && (narrow.operation === null || !(narrow.operation === wide.operation || narrow.operation.startsWith(`${wide.operation}.`)))) return false;
  if (wide.kind === 'aspect') return narrow.kind === 'aspect' && wide.aspect === narrow.aspect;
  if (narrow.kind === 'aspect') return false;
  if (wide.kind === 'at') return narrow.kind === 'at' && wide.aspect === narrow.aspect && reaches(wide.path, narrow.path, 'just');
  // Of its own place a path frees the value alone; of what lies in it, all.
  if (narrow.kind === 'at') return wide.kind === 'path' && (wide.path === 'error.*' ? narrow.path.startsWith('error') : reaches(wide.path, narrow.path, 'inside'));
  if (!reaches(wide.path, narrow.path, 'within')) return false;
  if (wide.kind === 'path') return true;
  return narrow.kind === 'within' && wide.relative === narrow.relative && wide.tolerance >= narrow.tolerance;
}

/** How far below the places of a path others may lie: not at all, at all, or at least one level. */
type Depth = 'just' | 'within' | 'inside';

/** Whether every place of one path is a place of the other, or lies in one: what is said of a value holds for all of it. */
function reaches(wide: string, narrow: string, depth: Depth): boolean {
  const [a, b] = [readPattern(wide), readPattern(narrow)];
  if (typeof a === 'string' || typeof b === 'string') return wide === narrow;
  return a.root === b.root && matches(a.parts, b.parts, depth);
}

function matches(wide: readonly PatternPart[], narrow: readonly PatternPart[], depth: Depth): boolean {
  const [first, ...rest] = wide;
  if (first === undefined) return depth === 'within' || (narrow.length === 0) === (depth === 'just');
  if (first.kind === 'any') return matches(rest, narrow, depth) || (narrow.length > 0 && matches(wide, narrow.slice(1), depth));
  const [other, ...others] = narrow;
  return other !== undefined && meets(first, other) && matches(rest, others, depth);
}

function meets(wide: PatternPart, narrow: PatternPart): boolean {
  if (wide.kind === 'one') return narrow.kind !== 'any';
  return JSON.stringify(wide) === JSON.stringify(narrow);
}
