import type ts from 'typescript';
import type { Parameter, Shape } from '../../model/shape.js';
import { BUILTINS, JSON_NAMES } from '../builtins.js';
import { withoutUndefined } from '../shapes.js';
import { compiler } from './compiler.js';
import { MOST_METHODS } from './context.js';
import type { CheckerContext } from './context.js';
import { recordShape } from './record.js';
import { signatureOf } from './signature.js';

const { ElementFlags, ObjectFlags, SymbolFlags } = compiler;

export function objectShape(type: ts.ObjectType, depth: number, context: CheckerContext): Shape {
  const { checker } = context;
  if (checker.isTupleType(type)) return tupleShape(type as ts.TupleTypeReference, depth, context);
  if (checker.isArrayType(type)) return { kind: 'array', of: argument(type, 0, depth, context) };
  const known = namedShape(type, depth, context);
  if (known !== null) return known;
  const signature = type.getCallSignatures()[0] ?? type.getConstructSignatures()[0];
  if (signature !== undefined) return { kind: 'function', ...signatureOf(signature, depth, context) };
  const item = checker.isArrayLikeType(type) ? type.getNumberIndexType() : undefined;
  if (item === undefined) return isData(type, context) ? recordShape(type, depth, context) : { kind: 'object' };
  return { kind: 'array', of: context.read(item, depth + 1, context) };
}

/** Built-in types, and instances of what the module exports. */
function namedShape(type: ts.ObjectType, depth: number, context: CheckerContext): Shape | null {
  const symbol = type.symbol as ts.Symbol | undefined;
  if (symbol === undefined) return null;
  if (!context.isAmbient(symbol)) {
    const instance = context.instances.get(symbol);
    return instance !== undefined && type.objectFlags & (ObjectFlags.ClassOrInterface | ObjectFlags.Reference) ? { kind: 'instance', name: instance } : null;
  }
  if (JSON_NAMES.includes(symbol.getName())) return { kind: 'json' };
  const builtin = BUILTINS.get(symbol.getName());
  if (builtin !== undefined) return builtin(typeArguments(type, context).map((t) => context.read(t, depth + 1, context)));
  // A class of Node's own (a stream, a socket) cannot be had by putting its methods together.
  return symbol.flags & SymbolFlags.Class ? { kind: 'foreign', name: symbol.getName() } : null;
}

/** Not so a service with its many methods, and not what there is no room left to write down. */
function isData(type: ts.ObjectType, { checker, budget }: CheckerContext): boolean {
  const properties = checker.getPropertiesOfType(type);
  return properties.length <= budget.own && properties.filter((p) => p.flags & SymbolFlags.Method && !(p.flags & SymbolFlags.Optional)).length <= MOST_METHODS;
}

function tupleShape(type: ts.TupleTypeReference, depth: number, context: CheckerContext): Shape {
  const { elementFlags, labeledElementDeclarations } = type.target;
  const items = typeArguments(type, context).map((element, i): Parameter => {
    const flags = elementFlags[i] ?? ElementFlags.Required;
    const label = labeledElementDeclarations?.[i]?.name;
    const optional = Boolean(flags & ElementFlags.Optional);
    const shape = context.read(element, depth + 1, context);
    return { name: label !== undefined && compiler.isIdentifier(label) ? label.text : `item${i}`, shape: optional ? withoutUndefined(shape) : shape, optional, rest: Boolean(flags & ElementFlags.Variable) };
  });
  return { kind: 'tuple', items };
}

function argument(type: ts.ObjectType, at: number, depth: number, context: CheckerContext): Shape {
  const found = typeArguments(type, context)[at];
  return found === undefined ? { kind: 'any' } : context.read(found, depth + 1, context);
}

function typeArguments(type: ts.ObjectType, context: CheckerContext): readonly ts.Type[] {
  return type.objectFlags & ObjectFlags.Reference ? context.checker.getTypeArguments(type as ts.TypeReference) : [];
}
