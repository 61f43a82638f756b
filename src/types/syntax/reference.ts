import type { TSTypeReference } from 'oxc-parser';
import type { Property, Shape } from '../../model/shape.js';
import { BUILTINS, JSON_NAMES } from '../builtins.js';
import { compare, record } from '../shapes.js';
import { parse } from '../../value/parse.js';
import { needsChecker } from './context.js';
import type { SyntaxContext } from './context.js';

/** A named type: a type parameter, a built-in, a helper over records that are written out; all else is looked up by the checker. */
export function referenceShape(node: TSTypeReference, context: SyntaxContext): Shape {
  if (node.typeName.type !== 'Identifier') return needsChecker(context, 'qualified name');
  const { name } = node.typeName;
  const bound = context.bounds.get(name);
  if (bound !== undefined) return bound;
  const own = context.own?.(name, context) ?? null;
  if (own !== null) return node.typeArguments ? needsChecker(context, 'type arguments') : own;
  if (context.mayHide(name)) return needsChecker(context, name);
  const of = (node.typeArguments?.params ?? []).map((t) => context.read(t, context));
  const builtin = BUILTINS.get(name);
  if (builtin !== undefined) return builtin(of);
  const [first, second] = of;
  const helped = first === undefined ? null : helper(name, first, second);
  if (helped !== null) return helped;
  if (JSON_NAMES.includes(name)) return { kind: 'json' };
  return needsChecker(context, name);
}

function helper(name: string, first: Shape, second: Shape | undefined): Shape | null {
  if (second !== undefined && name === 'Record') return mapped(first, second);
  if (first.kind !== 'record' || first.index !== undefined) return null;
  const { properties } = first;
  const each = (change: Partial<Property>): Shape => record(properties.map((p) => ({ ...p, ...change })));
  if (name === 'Partial') return each({ optional: true });
  if (name === 'Required') return each({ optional: false });
  if (name === 'Readonly') return first;
  const keys = second === undefined ? null : literalKeys(second);
  if (keys === null) return null;
  if (name === 'Pick' && keys.every((k) => properties.some((p) => p.name === k))) return record(properties.filter((p) => keys.includes(p.name)));
  return name === 'Omit' ? record(properties.filter((p) => !keys.includes(p.name))) : null;
}

/** `Record<K, V>`: an index for a kind of key, properties for literal keys. */
function mapped(key: Shape, value: Shape): Shape | null {
  if (key.kind === 'string' || key.kind === 'any') return record([], { key: { kind: 'string' }, value });
  if (key.kind === 'number' || key.kind === 'template') return record([], { key, value });
  const names = literalKeys(key);
  return names === null ? null : record(names.toSorted(compare).map((name) => ({ name, shape: value, optional: false })));
}

function literalKeys(shape: Shape): readonly string[] | null {
  const members = shape.kind === 'union' ? shape.of : [shape];
  const names = members.map((m) => (m.kind === 'literal' ? parse(m.value) : null));
  return names.every((n) => typeof n === 'string' || typeof n === 'number') ? names.map(String) : null;
}
