import type { Spec } from '../../model/spec.js';
import { joined } from '../../value/joined-path.js';

/** Where a spec's files are made. */
export interface BuildPlace {
  /** Path from the working folder, with `/`. */
  readonly folder: string;
  /** The spec's name without its ending. */
  readonly name: string;
  /** The spec from the folder: `../cart.spec.md`. */
  readonly specPath: string;
}

/** `src/cart.spec.md` → `src/cart.built`, or with a folder `made` → `made/src/cart`. */
export function placeOf(file: string, out: string | null): BuildPlace {
  const stem = file.replace(/\.md$/i, '').replace(/\.spec$/i, '');
  const name = stem.slice(stem.lastIndexOf('/') + 1);
  const folder = out === null ? `${stem}.built` : `${outOf(out)}/${stem}`;
  return { folder, name, specPath: relative(folder, file) };
}

/** A folder as it was named, as paths are written here. */
export function outOf(out: string): string {
  return out.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '');
}

/** How a module of the folder imports the subject; null where no import leads to it: a ref of git, or what is no module. */
export function subjectFrom(folder: string, file: string, { subject }: Spec): string | null {
  if (subject?.kind !== 'module' || subject.entry.startsWith('git:')) return null;
  if (subject.entry.startsWith('npm:')) return subject.entry.slice('npm:'.length).replace(/^(@[^/]+\/[^/@]+|[^/@]+)@[^/]*/, '$1');
  return subject.entry.startsWith('/') ? subject.entry : relative(folder, joined(file, subject.entry));
}

function relative(from: string, to: string): string {
  if (from.startsWith('/') !== to.startsWith('/')) return to;
  const [start, end] = [from.split('/').filter(isStep), to.split('/').filter(isStep)];
  let common = 0;
  while (common < start.length && common < end.length - 1 && start[common] === end[common]) common++;
  const up = start.slice(common).map(() => '..');
  return [...(up.length === 0 ? ['.'] : up), ...end.slice(common)].join('/');
}

function isStep(part: string): boolean {
  return part !== '' && part !== '.';
}
