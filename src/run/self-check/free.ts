import type { Aspect, Freedom } from '../../model/difference.js';
import type { Spec } from '../../model/spec.js';
import { readPattern, type PatternPart } from '../../value/path.js';

/** What a spec's lines leave free of one operation. Read here once more, and not asked of what erases: a normaliser that eats too much would excuse itself. */
export interface FreeOf {
  has(aspect: Aspect): boolean;
  /** Whether a line speaks of this part, or of one above or below it; a part is `result` and then names. */
  touches(root: 'result' | 'error' | 'args', names?: readonly string[]): boolean;
}

export function freeOf(spec: Spec, operation: string): FreeOf {
  const freedoms = spec.requirements.flatMap((r) => r.freedoms).flatMap((f) => (f.kind === 'line' && speaksOf(f.freedom, operation) ? [f.freedom] : []));
  const paths = freedoms.flatMap((f) => (f.kind === 'aspect' ? [] : [f.path])).map(readPattern).filter((p) => typeof p !== 'string');
  return {
    has: (aspect) => freedoms.some((f) => f.kind === 'aspect' && f.aspect === aspect),
    touches: (root, names = []) => paths.some((p) => p.root === root && meets(p.parts, names)),
  };
}

function speaksOf({ operation }: Freedom, of: string): boolean {
  return operation === null || operation === of || of.startsWith(`${operation}.`);
}

function meets(parts: readonly PatternPart[], names: readonly string[]): boolean {
  const [part, ...rest] = parts;
  const [name, ...below] = names;
  if (part === undefined || name === undefined || part.kind === 'any') return true;
  return (part.kind !== 'key' || part.name === name) && meets(rest, below);
}
