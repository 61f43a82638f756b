import type { PropertyKey, TSIndexSignature, TSSignature } from 'oxc-parser';
import type { Property, Shape } from '../../model/shape.js';
import { ANY, record } from '../shapes.js';
import { needsChecker } from './context.js';
import type { SyntaxContext } from './context.js';
import { functionShape } from './signature.js';

/** `{ a: string; b?(): void; [key: string]: unknown }`; with a call signature it is a function. */
export function objectShape(members: readonly TSSignature[], context: SyntaxContext): Shape {
  for (const member of members) {
    if (member.type === 'TSCallSignatureDeclaration' || member.type === 'TSConstructSignatureDeclaration') return functionShape(member, context);
  }
  const indexes = members.filter((m) => m.type === 'TSIndexSignature');
  const [index, second] = indexes;
  if (second !== undefined) return needsChecker(context, 'several index signatures');
  const properties = members.filter((m) => m.type !== 'TSIndexSignature').flatMap((m) => property(m, context));
  if (new Set(properties.map((p) => p.name)).size < properties.length) return needsChecker(context, 'overloaded method');
  return record(properties, index === undefined ? undefined : indexOf(index, context));
}

function indexOf(node: TSIndexSignature, context: SyntaxContext): { readonly key: Shape; readonly value: Shape } {
  const key = node.parameters[0];
  const keyShape = key === undefined ? ANY : context.read(key.typeAnnotation.typeAnnotation, context);
  if (keyShape.kind !== 'string' && keyShape.kind !== 'number' && keyShape.kind !== 'template') needsChecker(context, 'index key');
  return { key: keyShape, value: context.read(node.typeAnnotation.typeAnnotation, context) };
}

function property(member: Exclude<TSSignature, TSIndexSignature>, context: SyntaxContext): readonly Property[] {
  if (member.type === 'TSCallSignatureDeclaration' || member.type === 'TSConstructSignatureDeclaration') return [];
  const name = propertyName(member.key, member.computed);
  if (name === null) {
    needsChecker(context, 'computed key');
    return [];
  }
  if (member.type === 'TSPropertySignature') {
    const shape = member.typeAnnotation === null ? ANY : context.read(member.typeAnnotation.typeAnnotation, context);
    return [{ name, shape, optional: member.optional }];
  }
  if (member.kind === 'method') return [{ name, shape: functionShape(member, context), optional: member.optional }];
  // Of a pair of accessors the getter says what is read.
  if (member.kind === 'set') return [{ name, shape: needsChecker(context, 'setter'), optional: false }];
  return [{ name, shape: member.returnType === null ? ANY : context.read(member.returnType.typeAnnotation, context), optional: false }];
}

function propertyName(key: PropertyKey, computed: boolean): string | null {
  if (key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number')) return String(key.value);
  return key.type === 'Identifier' && !computed ? key.name : null;
}
