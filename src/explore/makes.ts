import type { Makes, Member, Operation, Shape, Signature } from '../model/shape.js';

/** What a function's declared result can be asked, as far as its shape tells; null where it can be asked nothing. */
export function makesOf({ makes, kind, signatures }: Operation, definitions: Readonly<Record<string, Shape>>): Makes | null {
  if (makes !== undefined || kind === 'class') return makes ?? null;
  const results = signatures.flatMap((s) => madeShapes(s.returns, definitions, 0));
  const calls = results.flatMap((shape): readonly Signature[] => (shape.kind === 'function' ? [shape] : []));
  const members = results.flatMap((shape): readonly Member[] => (shape.kind === 'record' ? shape.properties.map(({ name, shape: own }) => memberOf(name, own)) : []));
  if (calls.length === 0 && members.every((m) => m.kind === 'getter')) return null;
  return { calls: calls.length === 0 ? null : calls, members: [...new Map(members.map((m) => [m.name, m])).values()] };
}

/** A shape by its parts, what it is promised to be, and what it is named for. */
function madeShapes(shape: Shape, definitions: Readonly<Record<string, Shape>>, depth: number): readonly Shape[] {
  if (depth > 4) return [];
  if (shape.kind === 'union') return shape.of.flatMap((of) => madeShapes(of, definitions, depth + 1));
  if (shape.kind === 'builtin' && shape.name === 'Promise') return shape.of.flatMap((of) => madeShapes(of, definitions, depth + 1));
  const named = shape.kind === 'reference' ? definitions[shape.name] : undefined;
  return named === undefined ? [shape] : madeShapes(named, definitions, depth + 1);
}

function memberOf(name: string, shape: Shape): Member {
  return shape.kind === 'function' ? { name, kind: 'method', signatures: [shape] } : { name, kind: 'getter', signatures: [] };
}
