import type { Makes, Member, Operation, Shape, Signature } from '../model/shape.js';

/** What shapes refer to: named types, and by its name what an instance of a class can be asked. */
export interface Named {
  readonly definitions: Readonly<Record<string, Shape>>;
  readonly classes: ReadonlyMap<string, readonly Member[]>;
}

/** What a function's declared result can be asked, or an instance of a class; null where that can be asked nothing, as far as shapes tell. */
export function makesOf({ makes, kind, members, signatures }: Operation, named: Named): Makes | null {
  return kind === 'class' ? { calls: null, members } : makes ?? madeBy(signatures, named);
}

/** The same of what is called by these signatures. */
export function madeBy(signatures: readonly Signature[], { definitions, classes }: Named): Makes | null {
  const results = signatures.flatMap((s) => madeShapes(s.returns, definitions, 0));
  const calls = results.flatMap((shape): readonly Signature[] => (shape.kind === 'function' ? [shape] : []));
  const members = results.flatMap((shape): readonly Member[] => {
    if (shape.kind === 'instance') return classes.get(shape.name) ?? [];
    return shape.kind === 'record' ? shape.properties.map(({ name, shape: own }) => memberOf(name, own)) : [];
  });
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
