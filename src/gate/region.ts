import type { Case } from '../model/case.js';
import { parse } from '../value/parse.js';
import { valueShape } from '../value/shape.js';

/** So many shapes of one argument are named; beyond it any will do. */
const MOST_SHAPES = 6;

/**
 * The region of inputs that a ruling on some cases speaks of: for each argument the shapes that it had in them, joined by ` | `, the
 * arguments joined by `; `. `*` stands for any shape. Of sessions the region is the set of members asked.
 */
export function regionOf(cases: readonly Case[]): string {
  const [first] = cases;
  if (first === undefined) return '*';
  if (first.kind === 'session') return oneOf(cases.flatMap((c) => (c.kind === 'session' ? c.steps.map((s) => s.member) : [])));
  const lists = cases.map(shapesOf);
  const most = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: most }, (_, i) => oneOf(lists.map((list) => list[i] ?? 'absent'))).join('; ') || 'none';
}

/** Whether a case lies within a region that `regionOf` wrote. */
export function inRegion(of: Case, region: string): boolean {
  if (region === '*') return true;
  if (of.kind === 'session') {
    const members = region.split(' | ');
    return of.steps.every((s) => members.includes(s.member));
  }
  const shapes = shapesOf(of);
  if (region === 'none') return shapes.length === 0;
  const parts = region.split('; ');
  return shapes.length <= parts.length && parts.every((part, i) => part === '*' || part.split(' | ').includes(shapes[i] ?? 'absent'));
}

function shapesOf(of: Case): readonly string[] {
  return of.kind === 'call' ? (parse(of.input) as unknown[]).map(safeShape) : [];
}

/** The separators stand in no shape. */
function safeShape(value: unknown): string {
  return valueShape(value).replaceAll('; ', ', ').replaceAll(' | ', '|');
}

function oneOf(shapes: readonly string[]): string {
  const distinct = [...new Set(shapes)].sort();
  return distinct.length > MOST_SHAPES ? '*' : distinct.join(' | ');
}
