import type { Freedom } from '../model/difference.js';
import { readPattern } from '../value/path.js';
import type { PatternPart } from '../value/path.js';

/** Whether `wide` frees all that `narrow` frees. */
export function frees(wide: Freedom, narrow: Freedom): boolean {
  if (wide.operation !== null && (narrow.operation === null || !(narrow.operation === wide.operation || narrow.operation.startsWith(`${wide.operation}.`)))) return false;
  if (wide.kind === 'aspect') return narrow.kind === 'aspect' && wide.aspect === narrow.aspect;
  if (narrow.kind === 'aspect' || !reaches(wide.path, narrow.path)) return false;
  if (wide.kind === 'path') return true;
  return narrow.kind === 'within' && wide.relative === narrow.relative && wide.tolerance >= narrow.tolerance;
}

/** Whether every place of one path is a place of the other, or lies in one: what is said of a value holds for all of it. */
function reaches(wide: string, narrow: string): boolean {
  const [a, b] = [readPattern(wide), readPattern(narrow)];
  if (typeof a === 'string' || typeof b === 'string') return wide === narrow;
  return a.root === b.root && matches(a.parts, b.parts);
}

function matches(wide: readonly PatternPart[], narrow: readonly PatternPart[]): boolean {
  const [first, ...rest] = wide;
  if (first === undefined) return true;
  if (first.kind === 'any') return matches(rest, narrow) || (narrow.length > 0 && matches(wide, narrow.slice(1)));
  const [other, ...others] = narrow;
  return other !== undefined && meets(first, other) && matches(rest, others);
}

function meets(wide: PatternPart, narrow: PatternPart): boolean {
  if (wide.kind === 'one') return narrow.kind !== 'any';
  return JSON.stringify(wide) === JSON.stringify(narrow);
}
