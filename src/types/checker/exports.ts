import type ts from 'typescript';
import { compiler } from './compiler.js';
import { publicProperties } from './record.js';

const { SymbolFlags } = compiler;

/** Something callable that a module offers, under the name that it is asked by. */
export interface Callable {
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly type: ts.Type;
  readonly kind: 'function' | 'class';
}

/** The module that a file is, or the one that it declares in so many words (`declare module "x"`). */
export function moduleOf(source: ts.SourceFile, checker: ts.TypeChecker): ts.Symbol | null {
  // The checker gives no symbol for a CommonJS file, though it has bound one.
  const own = checker.getSymbolAtLocation(source) ?? (source as ts.SourceFile & { readonly symbol?: ts.Symbol }).symbol;
  return own ?? checker.getAmbientModules().find((m) => m.declarations?.some((d) => d.getSourceFile() === source)) ?? null;
}

/**
 * Exported functions and classes, their static functions as `Cart.from`, and the members of a default-exported or `export =` object
 * by their own names. `default` is the default export itself, if it can be called. With `nested` also the functions in exported objects,
 * namespaces and functions, as `convert.hex`.
 */
export function callables(module: ts.Symbol, checker: ts.TypeChecker, nested = false): readonly Callable[] {
  const assigned = module.exports?.get(compiler.InternalSymbolName.ExportEquals);
  const exported = checker.getExportsOfModule(module).filter((s) => s.name !== 'default');
  const whole = assigned ?? checker.getExportsOfModule(module).find((s) => s.name === 'default');
  const own = whole === undefined ? [] : defaultCallables(whole, checker);
  const found = [...exported.flatMap((s) => callable(s.name, s, checker)), ...own];
  const statics = found.flatMap((c) => (c.kind === 'class' ? membersOf(c.type, checker).flatMap((s) => callable(`${c.name}.${s.name}`, s, checker)) : []));
  const inner = nested ? [...exported, ...whole === undefined ? [] : membersOf(checker.getTypeOfSymbol(aliased(whole, checker)), checker)].flatMap((s) => functionsIn(s, checker)) : [];
  return [...new Map([...found, ...statics, ...inner].toReversed().map((c) => [c.name, c])).values()].toReversed();
}

/** Of a namespace, an object, or a function that carries others. */
function functionsIn(exported: ts.Symbol, checker: ts.TypeChecker): readonly Callable[] {
  const symbol = aliased(exported, checker);
  if (!(symbol.flags & SymbolFlags.Value) || callable(exported.name, exported, checker)[0]?.kind === 'class') return [];
  return membersOf(checker.getTypeOfSymbol(symbol), checker).flatMap((s) => callable(`${exported.name}.${s.name}`, s, checker)).filter((c) => c.kind === 'function');
}

/** Classes whose instances are known by name, the exported names before `default`. */
export function instanceSymbols(list: readonly Callable[]): ReadonlyMap<ts.Symbol, string> {
  const found = new Map<ts.Symbol, string>();
  for (const { name, symbol, type, kind } of list) {
    if (kind !== 'class') continue;
    const made = symbol.flags & SymbolFlags.Class ? symbol : (type.getConstructSignatures()[0]?.getReturnType().symbol as ts.Symbol | undefined);
    // What `new` of an interface gives may be written in place, and then it has no name.
    if (made !== undefined && made.flags & (SymbolFlags.Class | SymbolFlags.Interface) && !found.has(made)) found.set(made, name);
  }
  return found;
}

function defaultCallables(symbol: ts.Symbol, checker: ts.TypeChecker): readonly Callable[] {
  const itself = callable('default', symbol, checker);
  if (itself[0]?.kind === 'class') return itself;
  const type = checker.getTypeOfSymbol(aliased(symbol, checker));
  return [...itself, ...membersOf(type, checker).filter((s) => s.name !== 'default').flatMap((s) => callable(s.name, s, checker))];
}

function membersOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Symbol[] {
  if (!(type.flags & (compiler.TypeFlags.Object | compiler.TypeFlags.Intersection)) || checker.isArrayLikeType(type)) return [];
  return publicProperties(type, checker).filter((s) => s.name !== 'prototype');
}

function callable(name: string, exported: ts.Symbol, checker: ts.TypeChecker): readonly Callable[] {
  const symbol = aliased(exported, checker);
  if (!(symbol.flags & SymbolFlags.Value)) return [];
  const type = checker.getTypeOfSymbol(symbol);
  if (symbol.flags & SymbolFlags.Class) return [{ name, symbol, type, kind: 'class' }];
  const calls = type.getCallSignatures().length > 0;
  const made = type.getConstructSignatures()[0]?.getReturnType();
  if (made !== undefined && (!calls || membersOf(made, checker).some((s) => s.flags & SymbolFlags.Method))) return [{ name, symbol, type, kind: 'class' }];
  return calls ? [{ name, symbol, type, kind: 'function' }] : [];
}

function aliased(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
