import type { Aspect, Freedom } from '../../model/difference.js';
import type { Spec } from '../../model/spec.js';
import { readPattern, type Pattern, type PatternPart } from '../../value/path.js';

/** What a spec's lines leave free of one operation. Read here once more, and not asked of what erases: a normaliser that eats too much would excuse itself. */
export interface FreeOf {
  has(aspect: Aspect): boolean;
  /** Whether a line speaks of this part, or of one above or below it; a part is `result` and then names. */
  touches(root: 'result' | 'error' | 'args', names?: readonly string[]): boolean;
  /** Whether even the type of this part is free, and that it is there: a line says so, or frees a part that holds it. */
  loosens(root: 'result' | 'error' | 'args', names: readonly string[]): boolean;
}

export function freeOf(spec: Spec, operation: string): FreeOf {
  const freedoms = spec.requirements.flatMap((r) => r.freedoms).flatMap((f) => (f.kind === 'line' && speaksOf(f.freedom, operation) ? [f.freedom] : []));
  const pathsOf = (...kinds: readonly Freedom['kind'][]): readonly Pattern[] => freedoms.flatMap((f) => (f.kind === 'aspect' || !kinds.includes(f.kind) ? [] : [readPattern(f.path)])).filter((p) => typeof p !== 'string');
  const [paths, values, besides] = [pathsOf('path', 'within', 'at'), pathsOf('path'), pathsOf('at')];
  return {
    has: (aspect) => freedoms.some((f) => f.kind === 'aspect' && f.aspect === aspect),
    loosens: (root, names) => besides.some((p) => p.root === root && meets(p.parts, names)) || values.some((p) => p.root === root && holds(p.parts, names)),
    touches: (root, names = []) => paths.some((p) => p.root === root && meets(p.parts, names)),
  };
}

function speaksOf({ operation }: Freedom, of: string): boolean {
  return operation === null || operation === of || of.startsWith(`${operation}.`) || of.startsWith(`${operation}()`);
}

function meets(parts: readonly PatternPart[], names: readonly string[]): boolean {
  const [part, ...rest] = parts;
  const [name, ...below] = names;
  if (part === undefined || name === undefined || part.kind === 'any') return true;
  return (part.kind !== 'key' || part.name === name) && meets(rest, below);
}

/** Whether a pattern ends above the part. */
function holds(parts: readonly PatternPart[], names: readonly string[]): boolean {
  const [part, ...rest] = parts;
  const [name, ...below] = names;
  if (name === undefined) return false;
  if (part === undefined || part.kind === 'any') return true;
  return (part.kind !== 'key' || part.name === name) && holds(rest, below);
}
