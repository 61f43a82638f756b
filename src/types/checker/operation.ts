import type ts from 'typescript';
import type { Member, Operation } from '../../model/shape.js';
import { compiler } from './compiler.js';
import { MOST_SHAPES } from './context.js';
import type { CheckerContext } from './context.js';
import type { Callable } from './exports.js';
import { callsOf, makesOf, memberOf } from './makes.js';
import { publicProperties } from './record.js';
import { getterShape, isByUsage, signaturesOf } from './signature.js';

const { ModifierFlags, SymbolFlags } = compiler;

export function operationOf(found: Callable, context: CheckerContext): Operation {
  context.budget.own = MOST_SHAPES;
  const { name, kind, type } = found;
  const offered = kind === 'function' ? type.getCallSignatures() : type.getConstructSignatures();
  const declared = kind === 'function' ? offered : offered.filter((s) => !isHidden(s.declaration));
  const closed = (offered.length > 0 && declared.length === 0) || isAbstract(found);
  const properties = kind === 'function' ? [] : propertiesOf(found, context);
  const signatures = signaturesOf(declared, context);
  const members = properties.map((property) => withType(withSetter(memberOf(property, context), property), property, context));
  const makes = kind === 'function' ? makesOf(declared, context) : null;
  const byUsage = [...declared, ...properties.flatMap((property) => callsOf(property, context))].some(isByUsage);
  return { name, kind, signatures, members, ...(makes === null ? {} : { makes }), ...(byUsage ? { byUsage } : {}), ...(closed ? { closed } : {}) };
}

/** What a getter gives is told in the spec; nothing is invented by it. */
function withType(member: Member, property: ts.Symbol, context: CheckerContext): Member {
  const type = member.kind === 'getter' ? getterShape(property, context) : null;
  return type === null || type.kind === 'any' ? member : { ...member, type };
}

/** A field that anybody may overwrite is no offer to do so; a setter that somebody wrote is. */
function withSetter(member: Member, { flags }: ts.Symbol): Member {
  return member.kind === 'getter' && flags & SymbolFlags.SetAccessor ? { ...member, sets: true } : member;
}

function isHidden(declaration: ts.Declaration | undefined): boolean {
  return declaration !== undefined && Boolean(compiler.getCombinedModifierFlags(declaration) & (ModifierFlags.Private | ModifierFlags.Protected));
}

function isAbstract({ symbol }: Callable): boolean {
  return symbol.declarations?.some((d) => compiler.isClassLike(d) && Boolean(compiler.getCombinedModifierFlags(d) & ModifierFlags.Abstract)) ?? false;
}

/** What instances of a class show. */
function propertiesOf({ symbol, type }: Callable, { checker }: CheckerContext): readonly ts.Symbol[] {
  const instance = symbol.flags & SymbolFlags.Class ? checker.getDeclaredTypeOfSymbol(symbol) : type.getConstructSignatures()[0]?.getReturnType();
  // What can only be set can be asked nothing.
  return instance === undefined ? [] : publicProperties(instance, checker).filter(({ flags }) => !(flags & SymbolFlags.SetAccessor) || Boolean(flags & SymbolFlags.GetAccessor));
}
