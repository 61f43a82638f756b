import path from 'node:path';
import type { Implementation } from '../../model/implementation.js';
import type { LoadedSpec } from './loaded.js';
import { baselineOf, decisionsFolder } from './place.js';
import { joined } from '../../value/joined-path.js';

/**
 * What a verdict on a spec depends on in the working folder: files, and `folder/*` where any file of a folder may matter.
 * Absolute where a file lies elsewhere. Where the candidate did not resolve, a file that is not there yet may be what it lacks.
 */
export function sourcesOf({ file, spec }: LoadedSpec, candidate: Implementation | null, workingFolder: string): readonly string[] {
  const own = [file, baselineOf(file), `${decisionsFolder(file)}*`, path.posix.join(path.posix.dirname(file), '*.spec.md'), 'holdfast.config.ts'];
  const { from } = spec.signature;
  const types = from === null ? [] : [joined(file, from)];
  if (candidate !== null) return [...own, ...types, ...candidate.closure.files.map((f) => shown(path.join(candidate.closure.root, f.path), workingFolder))];
  const entry = spec.subject?.kind === 'module' ? joined(file, spec.subject.entry) : file;
  return [...own, ...types, entry, path.posix.join(path.posix.dirname(entry), '*')];
}

function shown(file: string, workingFolder: string): string {
  const inside = path.relative(workingFolder, file);
  return inside.startsWith('..') || path.isAbsolute(inside) ? file : inside.replaceAll(path.sep, '/');
}
