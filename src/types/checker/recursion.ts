import type ts from 'typescript';
import type { Shape } from '../../model/shape.js';
import { ANY } from '../shapes.js';
import { MOST_SHAPES_OF_DEFINITION } from './context.js';
import type { CheckerContext } from './context.js';

/**
 * Reads a type whose parts may lead back to it. The first time that it is met inside itself it gets a name; from then on it is a
 * reference, and what it refers to is read by `define`, from depth 0, so that it does not matter where the type was first seen.
 */
export function readOnce(type: ts.Type, context: CheckerContext, read: () => Shape): Shape {
  const { open, names } = context.recursion;
  if (names.has(type)) return reference(type, context);
  if (open.has(type)) return named(type, context);
  open.add(type);
  const shape = read();
  open.delete(type);
  return names.has(type) ? reference(type, context) : shape;
}

/** Writes the definitions that are still missing, and those that they need in turn: one after the other, not inside each other. */
export function define(context: CheckerContext, read: (type: ts.Type) => Shape): void {
  const { names, definitions } = context.recursion;
  // A map's iteration comes upon what is added meanwhile.
  for (const [type, name] of names) {
    if (definitions.has(name)) continue;
    context.budget.own = MOST_SHAPES_OF_DEFINITION;
    definitions.set(name, read(type));
  }
}

function named(type: ts.Type, context: CheckerContext): Shape {
  const { names, most } = context.recursion;
  if (names.size >= most) return ANY;
  const base = ownName(type);
  const taken = new Set(names.values());
  let name = base;
  for (let i = 2; taken.has(name); i++) name = `${base}_${i}`;
  names.set(type, name);
  return { kind: 'reference', name };
}

function reference(type: ts.Type, context: CheckerContext): Shape {
  const name = context.recursion.names.get(type);
  return name === undefined ? ANY : { kind: 'reference', name };
}

function ownName(type: ts.Type): string {
  const symbol = type.aliasSymbol ?? (type.symbol as ts.Symbol | undefined);
  const name = symbol?.getName() ?? '';
  // Types without a name of their own are called `__type` and the like.
  return name === '' || name.startsWith('__') ? 'Recursive' : name;
}
