import type { TSLiteralType, TSTemplateLiteralType, TSTupleElement, TSTupleType, TSType, TSTypeOperator } from 'oxc-parser';
import type { Parameter, PrimitiveKind, Shape } from '../../model/shape.js';
import { literal, restParameters, template, union, withoutUndefined } from '../shapes.js';
import { needsChecker } from './context.js';
import type { SyntaxContext } from './context.js';
import { intersection } from './intersection.js';
import { objectShape } from './object.js';
import { referenceShape } from './reference.js';
import { functionShape } from './signature.js';

const KEYWORDS: Readonly<Partial<Record<TSType['type'], PrimitiveKind>>> = {
  TSAnyKeyword: 'any', TSUnknownKeyword: 'any', TSNeverKeyword: 'never', TSStringKeyword: 'string', TSNumberKeyword: 'number', TSBooleanKeyword: 'boolean',
  TSBigIntKeyword: 'bigint', TSSymbolKeyword: 'symbol', TSNullKeyword: 'null', TSUndefinedKeyword: 'undefined', TSVoidKeyword: 'undefined', TSObjectKeyword: 'object',
};

/** The shape of a type that is written out; what a name, a condition or a query decides is left to the checker. */
export function shapeOf(node: TSType, context: SyntaxContext): Shape {
  const keyword = KEYWORDS[node.type];
  if (keyword !== undefined) return { kind: keyword };
  switch (node.type) {
    case 'TSLiteralType': return literalShape(node, context);
    case 'TSParenthesizedType': return shapeOf(node.typeAnnotation, context);
    case 'TSArrayType': return { kind: 'array', of: shapeOf(node.elementType, context) };
    case 'TSTupleType': return tupleShape(node, context);
    case 'TSUnionType': return union(node.types.map((t) => shapeOf(t, context)), { open: isOpen(node.types) });
    case 'TSIntersectionType': return intersection(node.types.map((t) => shapeOf(t, context)), context);
    case 'TSTypeLiteral': return objectShape(node.members, context);
    case 'TSFunctionType': case 'TSConstructorType': return functionShape(node, context);
    case 'TSTemplateLiteralType': return templateShape(node, context);
    case 'TSTypeOperator': return operatorShape(node, context);
    case 'TSTypeReference': return referenceShape(node, context);
    case 'TSTypePredicate': return { kind: node.asserts ? 'undefined' : 'boolean' };
    default: return needsChecker(context, node.type);
  }
}

/** Written as `"a" | (string & {})` a union keeps its literals, also where all texts are allowed. */
function isOpen(types: readonly TSType[]): boolean {
  const bare = types.map((type) => (type.type === 'TSParenthesizedType' ? type.typeAnnotation.type : type.type));
  return bare.includes('TSIntersectionType') && !bare.some((type) => type === 'TSStringKeyword' || type === 'TSNumberKeyword' || type === 'TSBigIntKeyword');
}

function literalShape({ literal: node }: TSLiteralType, context: SyntaxContext): Shape {
  if (node.type === 'UnaryExpression') {
    const { operator, argument } = node;
    if (operator !== '-' || argument.type !== 'Literal') return needsChecker(context, 'operator');
    if ('bigint' in argument) return literal(-BigInt(argument.bigint));
    return typeof argument.value === 'number' ? literal(-argument.value) : needsChecker(context, 'operator');
  }
  if (node.type === 'TemplateLiteral') return literal(node.quasis[0]?.value.cooked ?? '');
  return literal('bigint' in node ? BigInt(node.bigint) : node.value);
}

function templateShape(node: TSTemplateLiteralType, context: SyntaxContext): Shape {
  const holes = node.types.map((t) => shapeOf(t, context));
  // A union distributes over the template: the checker knows how.
  if (!holes.every((h) => h.kind === 'string' || h.kind === 'number' || h.kind === 'bigint')) return needsChecker(context, 'template');
  return template(node.quasis.flatMap((quasi, i) => [quasi.value.cooked ?? '', ...holes.slice(i, i + 1)]));
}

function operatorShape(node: TSTypeOperator, context: SyntaxContext): Shape {
  if (node.operator === 'unique') return { kind: 'symbol' };
  return node.operator === 'readonly' ? shapeOf(node.typeAnnotation, context) : needsChecker(context, 'keyof');
}

function tupleShape(node: TSTupleType, context: SyntaxContext): Shape {
  return { kind: 'tuple', items: node.elementTypes.flatMap((element, i) => tupleItem(element, { name: `item${i}`, optional: false }, context)) };
}

function tupleItem(element: TSTupleElement, as: { readonly name: string; readonly optional: boolean }, context: SyntaxContext): readonly Parameter[] {
  switch (element.type) {
    case 'TSNamedTupleMember': return tupleItem(element.elementType, { name: element.label.name, optional: element.optional }, context);
    case 'TSOptionalType': return tupleItem(element.typeAnnotation, { ...as, optional: true }, context);
    case 'TSRestType': return restItem(element.typeAnnotation, as.name, context);
    default: {
      const shape = shapeOf(element, context);
      return [{ name: as.name, shape: as.optional ? withoutUndefined(shape) : shape, optional: as.optional, rest: false }];
    }
  }
}

/** `...name: string[]` inside a tuple; another tuple spread there renumbers its items, which the checker does. */
function restItem(element: TSTupleElement, name: string, context: SyntaxContext): readonly Parameter[] {
  if (element.type === 'TSNamedTupleMember') return restItem(element.elementType, element.label.name, context);
  if (element.type === 'TSOptionalType' || element.type === 'TSRestType') return [{ name, shape: needsChecker(context, 'rest'), optional: false, rest: true }];
  const shape = shapeOf(element, context);
  const items = shape.kind === 'array' || shape.kind === 'any' ? restParameters(name, shape) : null;
  return items ?? [{ name, shape: needsChecker(context, 'rest'), optional: false, rest: true }];
}

