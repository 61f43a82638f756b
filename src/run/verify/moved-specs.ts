import { joined } from '../../value/joined-path.js';
import type { LoadedSpec } from './loaded.js';

/**
 * Which spec of the base a spec of the tree was before it had another path: the one whose decisions it carries, else the one about the
 * same subject. What is gone without either is gone.
 */
export function movedFrom(fresh: readonly LoadedSpec[], gone: readonly LoadedSpec[]): ReadonlyMap<string, LoadedSpec> {
  const found = new Map<string, LoadedSpec>();
  const left = new Set(gone);
  const take = (isOne: (now: LoadedSpec, before: LoadedSpec) => boolean): void => {
    for (const now of fresh) {
      const before = found.has(now.file) ? undefined : [...left].find((each) => isOne(now, each));
      if (before === undefined) continue;
      found.set(now.file, before);
      left.delete(before);
    }
  };
  take((now, before) => before.decisions.some((d) => now.decisions.some(({ id }) => id === d.id)));
  take((now, before) => subjectOf(before) !== null && subjectOf(now) === subjectOf(before));
  return found;
}

/** The module that a spec is about, from the working folder; null of what is about none. */
export function subjectOf({ file, spec: { subject } }: Pick<LoadedSpec, 'file' | 'spec'>): string | null {
  return subject?.kind === 'module' ? `${joined(file, subject.entry)}${subject.export === null ? '' : `#${subject.export}`}` : null;
}
