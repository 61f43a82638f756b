import type ts from 'typescript';
import type { Makes, Member } from '../../model/shape.js';
import { compiler } from './compiler.js';
import { MOST_SHAPES, MOST_SHAPES_OF_MEMBER } from './context.js';
import type { CheckerContext } from './context.js';
import { publicProperties } from './record.js';
import { hasReturnType, isByUsage, signaturesOf } from './signature.js';

const { SymbolFlags, TypeFlags } = compiler;

/** What has more is no thing to be asked, but a library. */
const MOST_MEMBERS = 80;

/** What the results of these signatures can be asked: functions, and what has methods; null where they are data. */
export function makesOf(declared: readonly ts.Signature[], outer: CheckerContext): Makes | null {
  // Its parts take no room from what inputs are made of, and what refers to itself there is left open.
  const context: CheckerContext = { ...outer, budget: { own: MOST_SHAPES_OF_MEMBER, all: MOST_SHAPES }, recursion: { open: new Set(), names: new Map(), definitions: new Map(), most: 0 } };
  const types = declared.filter((s) => hasReturnType(s) || isByUsage(s)).flatMap((s) => partsOf(s.getReturnType(), context));
  const properties = new Map(types.flatMap((type) => publicProperties(type, context.checker)).map((p) => [p.getName(), p]));
  if (properties.size > MOST_MEMBERS) return null;
  const called = types.flatMap((type) => type.getCallSignatures());
  const members = [...properties.values()].map((property) => memberOf(property, context));
  if (called.length === 0 && members.every((m) => m.kind === 'getter')) return null;
  return { calls: called.length === 0 ? null : limited(called, context), members };
}

/** Objects that are none of the language's own: what a promise comes to, each of several, a type parameter's bound. */
function partsOf(type: ts.Type, context: CheckerContext): readonly ts.Type[] {
  const { checker } = context;
  const settled = checker.getAwaitedType(type) ?? type;
  const bound = settled.flags & TypeFlags.Instantiable ? checker.getBaseConstraintOfType(settled) ?? settled : settled;
  if (bound.isUnion()) return bound.types.filter((t) => t !== bound).flatMap((t) => partsOf(t, context));
  const symbol = bound.symbol as ts.Symbol | undefined;
  if (!(bound.flags & (TypeFlags.Object | TypeFlags.Intersection)) || checker.isArrayLikeType(bound) || checker.isTupleType(bound)) return [];
  return symbol !== undefined && context.isAmbient(symbol) ? [] : [bound];
}

/** A public method, or a property as a getter: whether one is a field or an accessor, declarations do not tell. */
export function memberOf(property: ts.Symbol, context: CheckerContext): Member {
  const calls = callsOf(property, context);
  return { name: property.getName(), kind: calls.length > 0 ? 'method' : 'getter', signatures: limited(calls, context) };
}

export function callsOf(property: ts.Symbol, { checker }: CheckerContext): readonly ts.Signature[] {
  return property.flags & SymbolFlags.Accessor ? [] : checker.getTypeOfSymbol(property).getCallSignatures();
}

function limited(calls: readonly ts.Signature[], context: CheckerContext): Member['signatures'] {
  context.budget.own = MOST_SHAPES_OF_MEMBER;
  return signaturesOf(calls, context);
}
