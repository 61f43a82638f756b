import type ts from 'typescript';
import type { Shape } from '../../model/shape.js';
import { ANY, NEVER, STRING, UNDEFINED, literal, template, union } from '../shapes.js';
import { compiler } from './compiler.js';
import { DEEPEST } from './context.js';
import type { CheckerContext } from './context.js';
import { intersectionShape } from './intersection.js';
import { objectShape } from './object.js';
import { readOnce } from './recursion.js';

const { TypeFlags } = compiler;

/** The shape of a type as the checker resolved it. */
export function shapeOf(type: ts.Type, depth: number, context: CheckerContext): Shape {
  const { budget } = context;
  if (depth > DEEPEST || budget.own <= 0 || budget.all <= 0) return ANY;
  budget.own -= 1;
  budget.all -= 1;
  const simple = simpleShape(type);
  if (simple !== null) return simple;
  if (type.flags & TypeFlags.TemplateLiteral) return templateShape(type as ts.TemplateLiteralType, depth, context);
  if (type.flags & TypeFlags.Instantiable) return boundShape(type, depth, context);
  return readOnce(type, context, () => structure(type, depth, context));
}

/** Of a named type that refers to itself: its own parts. */
export function definitionOf(type: ts.Type, context: CheckerContext): Shape {
  return structure(type, 0, context);
}

function structure(type: ts.Type, depth: number, context: CheckerContext): Shape {
  // What the compiler has left beside a wider type, as in `"a" | (string & {})`, was meant to be seen.
  if (type.isUnion()) return union(type.types.map((t) => context.read(t, depth + 1, context)), { open: true });
  if (type.isIntersection()) return intersectionShape(type, depth, context);
  return type.flags & TypeFlags.Object ? objectShape(type as ts.ObjectType, depth, context) : ANY;
}

/** Types without parts; null for the others. The order matters: `boolean` is a union too, an enum's member a literal. */
function simpleShape(type: ts.Type): Shape | null {
  const { flags } = type;
  if (flags & (TypeFlags.Any | TypeFlags.Unknown)) return ANY;
  if (flags & TypeFlags.Never) return NEVER;
  if (flags & (TypeFlags.Undefined | TypeFlags.Void)) return UNDEFINED;
  if (flags & TypeFlags.Null) return { kind: 'null' };
  if (type.isStringLiteral() || type.isNumberLiteral()) return literal(type.value);
  if (flags & TypeFlags.BigIntLiteral) return bigintShape(type as ts.BigIntLiteralType);
  if (flags & TypeFlags.BooleanLiteral) return literal((type as ts.Type & { readonly intrinsicName?: string }).intrinsicName === 'true');
  if (flags & (TypeFlags.String | TypeFlags.StringMapping)) return STRING;
  if (flags & TypeFlags.Boolean) return { kind: 'boolean' };
  if (flags & TypeFlags.NumberLike && !(flags & TypeFlags.Union)) return { kind: 'number' };
  if (flags & TypeFlags.BigInt) return { kind: 'bigint' };
  if (flags & TypeFlags.ESSymbolLike) return { kind: 'symbol' };
  return flags & TypeFlags.NonPrimitive ? { kind: 'object' } : null;
}

function bigintShape({ value }: ts.BigIntLiteralType): Shape {
  const size = BigInt(value.base10Value);
  return literal(value.negative ? -size : size);
}

function templateShape(type: ts.TemplateLiteralType, depth: number, context: CheckerContext): Shape {
  const holes = type.types.map((t) => context.read(t, depth + 1, context));
  return template(type.texts.flatMap((text, i) => [text, ...holes.slice(i, i + 1)]));
}

/** A type parameter, or a type that hangs on one, stands for its bound, or for anything. */
function boundShape(type: ts.Type, depth: number, context: CheckerContext): Shape {
  const bound = context.checker.getBaseConstraintOfType(type);
  return bound === undefined || bound === type || bound.flags & TypeFlags.Instantiable ? ANY : context.read(bound, depth, context);
}
