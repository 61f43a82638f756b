import type { Shape } from '../../model/shape.js';
import { NEVER, record } from '../shapes.js';
import { needsChecker } from './context.js';
import type { SyntaxContext } from './context.js';

const PRIMITIVES: ReadonlySet<Shape['kind']> = new Set(['string', 'number', 'boolean', 'bigint', 'symbol', 'literal', 'template']);

/** Records become one; a primitive with a brand is the primitive. All else is left to the checker. */
export function intersection(members: readonly Shape[], context: SyntaxContext): Shape {
  if (members.some((m) => m.kind === 'never')) return NEVER;
  const primitives = members.filter((m) => PRIMITIVES.has(m.kind));
  const others = members.filter((m) => !PRIMITIVES.has(m.kind));
  const [only, more] = primitives;
  if (only !== undefined) return more === undefined && others.every(isRecord) ? only : needsChecker(context, 'intersection');
  const properties = others.flatMap((m) => (m.kind === 'record' ? m.properties : []));
  const distinct = new Set(properties.map((p) => p.name)).size === properties.length;
  const plain = others.every((m) => m.kind === 'record' && m.index === undefined);
  return plain && distinct ? record(properties) : needsChecker(context, 'intersection');
}

function isRecord(shape: Shape): boolean {
  return shape.kind === 'record' || shape.kind === 'object';
}
