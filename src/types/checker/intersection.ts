import type ts from 'typescript';
import type { Shape } from '../../model/shape.js';
import { ANY } from '../shapes.js';
import { compiler } from './compiler.js';
import type { CheckerContext } from './context.js';
import { recordShape } from './record.js';

const { TypeFlags } = compiler;

/** A primitive with a brand is the primitive, a list or function with extras is the list or function; records become one. */
export function intersectionShape(type: ts.IntersectionType, depth: number, context: CheckerContext): Shape {
  if (type.types.some((t) => t.flags & TypeFlags.Instantiable)) {
    const bound = context.checker.getBaseConstraintOfType(type);
    if (bound !== undefined && bound !== type) return context.read(bound, depth + 1, context);
  }
  const members = type.types.map((t) => context.read(t, depth + 1, context)).filter((m) => m.kind !== 'any');
  const solid = members.find((m) => m.kind !== 'record' && m.kind !== 'object' && m.kind !== 'reference');
  if (solid !== undefined) return solid;
  return members.length === 0 ? ANY : recordShape(type, depth, context);
}
