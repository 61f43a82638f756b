import type ts from 'typescript';
import type { Parameter, Shape, Signature } from '../../model/shape.js';
import { ANY, restParameters, withoutUndefined } from '../shapes.js';
import { MARK } from '../usage/annotate.js';
import { compiler } from './compiler.js';
import type { CheckerContext } from './context.js';
import { MOST_OVERLOADS, MOST_SHAPES_OF_RESULT } from './context.js';

/** All overloads that differ, at most eight. */
export function signaturesOf(overloads: readonly ts.Signature[], context: CheckerContext): readonly Signature[] {
  const declared = overloads.filter((s) => context.untyped || !isUntyped(s)).slice(0, MOST_OVERLOADS * 4);
  const read = declared.map((s): Signature => ({ parameters: parametersIn(s, 0, context), returns: resultOf(s, context) }));
  return [...new Map(read.map((s) => [JSON.stringify(s.parameters), s])).values()].slice(0, MOST_OVERLOADS);
}

/** Of a function inside a type: what it returns is made as an input is. */
export function signatureOf(signature: ts.Signature, depth: number, context: CheckerContext): Signature {
  const returns = hasReturnType(signature) ? context.read(signature.getReturnType(), depth + 1, context) : ANY;
  return { parameters: parametersIn(signature, depth, context), returns };
}

/** Results are observed, not made: an outline of their type is enough, and what refers to itself there is left open. */
function resultOf(signature: ts.Signature, context: CheckerContext): Shape {
  return hasReturnType(signature) ? outlineOf(signature.getReturnType(), context) : ANY;
}

/** What a getter gives, as a result is read; null where its body alone would tell. */
export function getterShape(property: ts.Symbol, context: CheckerContext): Shape | null {
  const declaration = property.declarations?.[0];
  const isTold = declaration === undefined || !isJavaScript(declaration) || compiler.getJSDocType(declaration) !== undefined || compiler.getJSDocReturnType(declaration) !== undefined;
  return isTold ? outlineOf(context.checker.getTypeOfSymbol(property), context) : null;
}

function outlineOf(type: ts.Type, context: CheckerContext): Shape {
  return context.read(type, 1, { ...context, budget: { own: MOST_SHAPES_OF_RESULT, all: MOST_SHAPES_OF_RESULT }, recursion: { open: new Set(), names: new Map(), definitions: new Map(), most: 0 } });
}

function parametersIn(signature: ts.Signature, depth: number, context: CheckerContext): readonly Parameter[] {
  return signature.getParameters().flatMap((symbol, i) => {
    if (isOfArguments(symbol, i, signature)) return [{ name: symbol.getName(), shape: ANY, optional: false, rest: true }];
    return parametersOf(symbol, i, depth, context);
  });
}

/** Of JavaScript that looks at its `arguments`: the compiler adds a parameter for those that are not declared. */
function isOfArguments({ valueDeclaration }: ts.Symbol, at: number, { declaration }: ts.Signature): boolean {
  return valueDeclaration === undefined && declaration !== undefined && isJavaScript(declaration) && at >= declaration.parameters.length;
}

function parametersOf(symbol: ts.Symbol, at: number, depth: number, context: CheckerContext): readonly Parameter[] {
  const declaration = symbol.valueDeclaration;
  const name = declaration !== undefined && compiler.isParameter(declaration) && !compiler.isIdentifier(declaration.name) ? `arg${at}` : symbol.getName();
  const type = context.checker.getTypeOfSymbol(symbol);
  if (isRest(declaration)) return restOf(type, name, depth, context);
  const shape = context.read(type, depth + 1, context);
  const optional = isOptional(symbol, context) || (context.untyped && at > 0 && isUntypedParameter(declaration));
  return [{ name, shape: optional ? withoutUndefined(shape) : shape, optional, rest: false }];
}

function isOptional({ valueDeclaration, flags }: ts.Symbol, { checker }: CheckerContext): boolean {
  return valueDeclaration !== undefined && compiler.isParameter(valueDeclaration) ? checker.isOptionalParameter(valueDeclaration) : Boolean(flags & compiler.SymbolFlags.Optional);
}

/** What says nothing says neither what may be left out: callers seldom leave out the first. */
function isUntypedParameter(declaration: ts.Declaration | undefined): boolean {
  return declaration !== undefined && compiler.isParameter(declaration) && isJavaScript(declaration) && declaration.type === undefined && compiler.getJSDocType(declaration) === undefined
    && compiler.isFunctionLike(declaration.parent) && isUntypedFunction(declaration.parent);
}

/** A list may hold itself, and then its own shape is a reference: its items are read. */
function restOf(type: ts.Type, name: string, depth: number, context: CheckerContext): readonly Parameter[] {
  const bound = context.checker.getBaseConstraintOfType(type) ?? type;
  const item = context.checker.isTupleType(bound) || bound.isUnion() ? undefined : bound.getNumberIndexType();
  const shape: Shape = item === undefined ? context.read(bound, depth + 1, context) : { kind: 'array', of: context.read(item, depth + 2, context) };
  return restParameters(name, shape) ?? [{ name, shape: ANY, optional: false, rest: true }];
}

function isRest(declaration: ts.Declaration | undefined): boolean {
  if (declaration === undefined) return false;
  if (compiler.isParameter(declaration)) return declaration.dotDotDotToken !== undefined || isVariadic(compiler.getJSDocType(declaration));
  return compiler.isJSDocParameterTag(declaration) && isVariadic(declaration.typeExpression?.type);
}

function isVariadic(node: ts.TypeNode | undefined): boolean {
  return node !== undefined && compiler.isJSDocVariadicType(node);
}

/** JavaScript that says nothing of its types: nothing is known, which is another thing than any value. */
function isUntyped(signature: ts.Signature): boolean {
  const node = signature.declaration as ts.SignatureDeclaration | ts.JSDocSignature | undefined;
  return node !== undefined && isJavaScript(node) && !compiler.isJSDocSignature(node) && compiler.isFunctionLike(node) && isUntypedFunction(node);
}

/** Whether what it takes was read from what its code does with it. */
export function isByUsage(signature: ts.Signature): boolean {
  return signature.declaration !== undefined && compiler.getJSDocTags(signature.declaration).some(({ tagName }) => tagName.text === MARK);
}

function isUntypedFunction(node: ts.SignatureDeclaration): boolean {
  const says = compiler.getJSDocReturnType(node) ?? compiler.getJSDocTypeTag(node) ?? node.parameters.find((p) => p.type !== undefined || compiler.getJSDocType(p) !== undefined);
  return says === undefined;
}

/** To infer what untyped JavaScript returns, its bodies would have to be checked. */
export function hasReturnType(signature: ts.Signature): boolean {
  const node = signature.declaration as ts.SignatureDeclaration | ts.JSDocSignature | undefined;
  if (node === undefined || compiler.isJSDocSignature(node) || !isJavaScript(node) || compiler.isConstructorDeclaration(node)) return true;
  return !('body' in node) || compiler.getJSDocReturnType(node) !== undefined;
}

function isJavaScript(node: ts.Node): boolean {
  return Boolean(node.flags & compiler.NodeFlags.JavaScriptFile);
}
