import type ts from 'typescript';
import type { Operation } from '../../model/shape.js';
import { compiler } from './compiler.js';
import { MOST_SHAPES } from './context.js';
import type { CheckerContext } from './context.js';
import type { Callable } from './exports.js';
import { callsOf, makesOf, memberOf } from './makes.js';
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
  const makes = kind === 'function' ? makesOf(declared, context) : null;
  const byUsage = [...declared, ...properties.flatMap((property) => callsOf(property, context))].some(isByUsage);
  return { name, kind, signatures, members, ...(makes === null ? {} : { makes }), ...(byUsage ? { byUsage } : {}) };
}

function isHidden(declaration: ts.Declaration | undefined): boolean {
  return declaration !== undefined && Boolean(compiler.getCombinedModifierFlags(declaration) & (ModifierFlags.Private | ModifierFlags.Protected));
}

/** What instances of a class show. */
function propertiesOf({ symbol, type }: Callable, { checker }: CheckerContext): readonly ts.Symbol[] {
  const instance = symbol.flags & SymbolFlags.Class ? checker.getDeclaredTypeOfSymbol(symbol) : type.getConstructSignatures()[0]?.getReturnType();
  return instance === undefined ? [] : publicProperties(instance, checker);
}
