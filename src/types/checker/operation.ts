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
  const members = kind === 'function' ? [] : membersOf(found, context);
  return { name, kind, signatures: signaturesOf(declared, context), members, ...(declared.some(isByUsage) ? { byUsage: true } : {}) };
}

function isHidden(declaration: ts.Declaration | undefined): boolean {
  return declaration !== undefined && Boolean(compiler.getCombinedModifierFlags(declaration) & (ModifierFlags.Private | ModifierFlags.Protected));
}

/** Public methods, and properties as getters: whether one is a field or an accessor, declarations do not tell. */
function membersOf({ symbol, type }: Callable, context: CheckerContext): readonly Member[] {
  const { checker } = context;
  const instance = symbol.flags & SymbolFlags.Class ? checker.getDeclaredTypeOfSymbol(symbol) : type.getConstructSignatures()[0]?.getReturnType();
  if (instance === undefined) return [];
  return publicProperties(instance, checker).map((property): Member => {
    context.budget.own = MOST_SHAPES_OF_MEMBER;
    const calls = checker.getTypeOfSymbol(property).getCallSignatures();
    const isMethod = calls.length > 0 && !(property.flags & SymbolFlags.Accessor);
    return { name: property.getName(), kind: isMethod ? 'method' : 'getter', signatures: isMethod ? signaturesOf(calls, context) : [] };
  });
}
