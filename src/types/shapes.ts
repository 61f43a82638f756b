import type { Parameter, Property, Shape } from '../model/shape.js';
import { literalKind } from '../value/literal-kind.js';
import { print } from '../value/print.js';

/**
 * The normal form that both readers of types, the parser and the checker, write: what is the same type is the same shape, whichever
 * way it was read. Unions are flat, sorted and free of what another member holds; `{}` is any object.
 */

export const ANY: Shape = { kind: 'any' };
export const NEVER: Shape = { kind: 'never' };
export const STRING: Shape = { kind: 'string' };
export const UNDEFINED: Shape = { kind: 'undefined' };

export function literal(value: string | number | boolean | bigint): Shape {
  return { kind: 'literal', value: print(value) };
}

export function union(members: readonly Shape[], { open = false }: { readonly open?: boolean } = {}): Shape {
  const flat = members.flatMap((m) => (m.kind === 'union' ? m.of : [m]));
  if (flat.some((m) => m.kind === 'any')) return ANY;
  const distinct = [...new Map(flat.map((m) => [JSON.stringify(m), m])).values()].filter((m) => m.kind !== 'never');
  const both = ['true', 'false'].every((word) => distinct.some((m) => m.kind === 'literal' && m.value === word));
  const whole: readonly Shape[] = both ? [...distinct, { kind: 'boolean' }] : distinct;
  const kinds = new Set(whole.map((m) => m.kind));
  const left = whole.filter((m) => !(m.kind === 'literal' && kinds.has(literalKind(m.value)) && !(open && m.value !== 'true' && m.value !== 'false')) && !(m.kind === 'template' && kinds.has('string')));
  const unique = left.filter((m, i) => m.kind !== 'boolean' || left.findIndex((n) => n.kind === 'boolean') === i);
  const [first, second] = unique;
  if (first === undefined) return NEVER;
  return second === undefined ? first : { kind: 'union', of: unique.toSorted(byRank) };
}

export function withoutUndefined(shape: Shape): Shape {
  return shape.kind === 'union' ? union(shape.of.filter((m) => m.kind !== 'undefined'), { open: true }) : shape;
}

export function record(properties: readonly Property[], index?: { readonly key: Shape; readonly value: Shape }): Shape {
  if (index !== undefined) return { kind: 'record', properties, index };
  return properties.length === 0 ? { kind: 'object' } : { kind: 'record', properties };
}

/** `${number}px`; without a hole a literal, and a lone `${string}` is any string. */
export function template(parts: readonly (string | Shape)[]): Shape {
  const merged: (string | Shape)[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else if (part !== '') merged.push(part);
  }
  const [only, more] = merged;
  if (only === undefined) return literal('');
  if (more !== undefined) return { kind: 'template', parts: merged };
  if (typeof only === 'string') return literal(only);
  return only.kind === 'string' || only.kind === 'any' ? STRING : { kind: 'template', parts: merged };
}

/** The parameters that `...name: shape` stands for; null if the shape is no list. */
export function restParameters(name: string, shape: Shape): readonly Parameter[] | null {
  if (shape.kind === 'union') {
    const lists = shape.of.map((member) => restParameters(name, member)).filter((list) => list !== null);
    return lists.length === shape.of.length ? mergedLists(lists) : null;
  }
  if (shape.kind === 'array') return [{ name, shape: shape.of, optional: false, rest: true }];
  if (shape.kind === 'any') return [{ name, shape: ANY, optional: false, rest: true }];
  if (shape.kind === 'tuple') return shape.items.map((item, i) => ({ ...item, name: item.name === `item${i}` ? `${name}_${i}` : item.name }));
  return null;
}

/** What fits one of several lists, place by place: a place that one of them lacks is optional. */
function mergedLists(lists: readonly (readonly Parameter[])[]): readonly Parameter[] {
  const longest = lists.reduce((a, b) => (b.length > a.length ? b : a), []);
  return longest.map((item, i) => {
    const others = lists.map((list) => list[i]);
    const present = others.filter((p) => p !== undefined);
    return {
      name: item.name, shape: union(present.map((p) => p.shape)), rest: present.some((p) => p.rest),
      optional: !present.some((p) => p.rest) && (present.length < lists.length || present.some((p) => p.optional)),
    };
  });
}

const RANKS: readonly Shape['kind'][] = [
  'string', 'number', 'boolean', 'bigint', 'symbol', 'literal', 'template', 'array', 'tuple', 'record', 'object', 'function', 'builtin',
  'instance', 'foreign', 'reference', 'json', 'null', 'undefined',
];

function byRank(a: Shape, b: Shape): number {
  const rank = RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind);
  if (rank !== 0) return rank;
  if (a.kind === 'literal' && b.kind === 'literal') {
    const difference = Number(a.value.replace(/n$/, '')) - Number(b.value.replace(/n$/, ''));
    if (difference < 0 || difference > 0) return difference;
  }
  return compare(JSON.stringify(a), JSON.stringify(b));
}

/** By code unit, so that no locale moves anything. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
