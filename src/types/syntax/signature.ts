import type { BindingPattern, ParamPattern, TSType, TSTypeAnnotation, TSTypeParameterDeclaration } from 'oxc-parser';
import type { Parameter, Shape, Signature } from '../../model/shape.js';
import { ANY, restParameters, withoutUndefined } from '../shapes.js';
import { needsChecker } from './context.js';
import type { SyntaxContext } from './context.js';

/** What function types, call signatures, methods and declared functions have in common. */
export interface FunctionNode {
  readonly typeParameters?: TSTypeParameterDeclaration | null;
  readonly params: readonly ParamPattern[];
  readonly returnType?: TSTypeAnnotation | null;
}

export function signatureOf(node: FunctionNode, outer: SyntaxContext): Signature {
  const context = withBounds(node.typeParameters ?? null, outer);
  const own = node.params.filter((p) => !(p.type === 'Identifier' && p.name === 'this'));
  return { parameters: own.flatMap((p, i) => parametersOf(p, i, context)), returns: annotated(node.returnType ?? null, context) };
}

export function functionShape(node: FunctionNode, context: SyntaxContext): Shape {
  return { kind: 'function', ...signatureOf(node, context) };
}

/** A type parameter stands for its bound, or for anything. */
function withBounds(declared: TSTypeParameterDeclaration | null, outer: SyntaxContext): SyntaxContext {
  if (declared === null) return outer;
  const bounds = new Map(outer.bounds);
  for (const { name } of declared.params) bounds.set(name.name, ANY);
  const isOwn = (node: TSType): boolean => declared.params.some((p) => p.name.name === nameOf(node));
  for (const { name, constraint } of declared.params) {
    if (constraint === null) continue;
    // A bound that is itself a parameter may be declared later: the checker follows it.
    bounds.set(name.name, isOwn(constraint) ? needsChecker(outer, 'bound') : outer.read(constraint, { ...outer, bounds }));
  }
  return { ...outer, bounds };
}

function nameOf(node: TSType): string | null {
  return node.type === 'TSTypeReference' && node.typeName.type === 'Identifier' ? node.typeName.name : null;
}

function parametersOf(node: ParamPattern, at: number, context: SyntaxContext): readonly Parameter[] {
  if (node.type === 'TSParameterProperty') return [{ name: `arg${at}`, shape: needsChecker(context, 'parameter property'), optional: false, rest: false }];
  if (node.type === 'RestElement') {
    const name = patternName(node.argument, at);
    const type = node.typeAnnotation ?? null;
    return restParameters(name, type === null ? ANY : context.read(type.typeAnnotation, context)) ?? [{ name, shape: needsChecker(context, 'rest'), optional: false, rest: true }];
  }
  if (node.type === 'AssignmentPattern') return [{ name: patternName(node.left, at), shape: needsChecker(context, 'default'), optional: true, rest: false }];
  const optional = Boolean(node.optional);
  const shape = annotated(node.typeAnnotation ?? null, context);
  return [{ name: patternName(node, at), shape: optional ? withoutUndefined(shape) : shape, optional, rest: false }];
}

function annotated(annotation: TSTypeAnnotation | null, context: SyntaxContext): Shape {
  return annotation === null ? ANY : context.read(annotation.typeAnnotation, context);
}

function patternName(pattern: BindingPattern, at: number): string {
  return pattern.type === 'Identifier' ? pattern.name : `arg${at}`;
}
