import type ts from 'typescript';
import type { Member, Operation } from '../../model/shape.js';
import { compiler } from './compiler.js';
import { MOST_SHAPES, MOST_SHAPES_OF_MEMBER } from './context.js';
import type { CheckerContext } from './context.js';
import type { Callable } from './exports.js';
import { publicProperties } from './record.js';
import { isByUsage, signaturesOf } from './signature.js';

const { ModifierFlags, SymbolFlags } = compiler;

export function operationOf(found: Callable, context: CheckerContext): Operation {
  context.budget.own = MOST_SHAPES;
  const { name, kind, type } = found;
  const declared = kind === 'function' ? type.getCallSignatures() : type.getConstructSignatures().filter((s) => !isHidden(s.declaration));
  const properties = kind === 'function' ? [] : propertiesOf(found, context);
  const signatures = signaturesOf(declared, context);
  const members = properties.map((property) => memberOf(property, context));
  const byUsage = [...declared, ...properties.flatMap((property) => callsOf(property, context))].some(isByUsage);
  return { name, kind, signatures, members, ...(byUsage ? { byUsage } : {}) };
}

function isHidden(declaration: ts.Declaration | undefined): boolean {
  return declaration !== undefined && Boolean(compiler.getCombinedModifierFlags(declaration) & (ModifierFlags.Private | ModifierFlags.Protected));
}

/** What instances of a class show. */
function propertiesOf({ symbol, type }: Callable, { checker }: CheckerContext): readonly ts.Symbol[] {
  const instance = symbol.flags & SymbolFlags.Class ? checker.getDeclaredTypeOfSymbol(symbol) : type.getConstructSignatures()[0]?.getReturnType();
  return instance === undefined ? [] : publicProperties(instance, checker);
}

/** A public method, or a property as a getter: whether one is a field or an accessor, declarations do not tell. */
function memberOf(property: ts.Symbol, context: CheckerContext): Member {
  context.budget.own = MOST_SHAPES_OF_MEMBER;
  const calls = callsOf(property, context);
  return { name: property.getName(), kind: calls.length > 0 ? 'method' : 'getter', signatures: signaturesOf(calls, context) };
}

function callsOf(property: ts.Symbol, { checker }: CheckerContext): readonly ts.Signature[] {
  return property.flags & SymbolFlags.Accessor ? [] : checker.getTypeOfSymbol(property).getCallSignatures();
}
