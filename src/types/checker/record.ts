import type ts from 'typescript';
import type { Property, Shape } from '../../model/shape.js';
import { compare, record, union } from '../shapes.js';
import { compiler } from './compiler.js';
import type { CheckerContext } from './context.js';

const { ModifierFlags, SymbolFlags, TypeFlags } = compiler;

/** Own and inherited public properties, in the order in which they are declared. */
export function recordShape(type: ts.Type, depth: number, context: CheckerContext): Shape {
  const properties = publicProperties(type, context.checker).map((symbol): Property => ({
    name: symbol.getName(), shape: propertyShape(symbol, depth, context), optional: Boolean(symbol.flags & SymbolFlags.Optional),
  }));
  const indexes = context.checker.getIndexInfosOfType(type).filter((info) => !(info.keyType.flags & TypeFlags.ESSymbol));
  const index = indexes.find((info) => info.keyType.flags & TypeFlags.String) ?? indexes[0];
  if (index === undefined) return record(properties);
  return record(properties, { key: context.read(index.keyType, depth + 1, context), value: context.read(index.type, depth + 1, context) });
}

export function publicProperties(type: ts.Type, checker: ts.TypeChecker): readonly ts.Symbol[] {
  return inOrder(checker.getPropertiesOfType(type).filter(isPublic));
}

function isPublic(symbol: ts.Symbol): boolean {
  const name = symbol.getName();
  // Keys that are symbols, and private names, have names of the checker's own.
  if (name.startsWith('__@') || name.startsWith('__#') || name.startsWith('#')) return false;
  return !symbol.declarations?.some((d) => compiler.getCombinedModifierFlags(d) & (ModifierFlags.Private | ModifierFlags.Protected));
}

/** Without the checker's own mark for "may be missing", which is an `undefined` that nobody wrote. */
function propertyShape(symbol: ts.Symbol, depth: number, context: CheckerContext): Shape {
  const type = context.checker.getTypeOfSymbol(symbol);
  if (!(symbol.flags & SymbolFlags.Optional) || !type.isUnion()) return context.read(type, depth + 1, context);
  const written = context.checker.getUndefinedType();
  const members = type.types.filter((t) => !(t.flags & TypeFlags.Undefined) || t === written);
  if (members.length === type.types.length) return context.read(type, depth + 1, context);
  return union(members.map((t) => context.read(t, depth + 1, context)));
}

/** The checker's own order hangs on what it saw first; that of the source does not, nor does that of names made from a union. */
function inOrder(symbols: readonly ts.Symbol[]): readonly ts.Symbol[] {
  const places = new Map(symbols.map((s) => [s, s.declarations?.[0]]));
  if ([...places.values()].every((d) => d === undefined)) return symbols.toSorted((a, b) => compare(a.getName(), b.getName()));
  const files = new Set([...places.values()].map((d) => d?.getSourceFile()));
  return files.size > 1 ? symbols : symbols.toSorted((a, b) => (places.get(a)?.pos ?? 0) - (places.get(b)?.pos ?? 0));
}
