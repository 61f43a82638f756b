import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LedgerPlace } from '../../ledger/open.js';
import type { MovedPaths } from '../../spec/move-paths.js';

/** A spec that is moved: its text is read where it lies now. */
export interface MovedSpec {
  readonly old: LedgerPlace;
  readonly next: LedgerPlace;
  /** It lies at its new place already, by git mv. */
  readonly isMoved: boolean;
}

/**
 * The spec's text with its paths as they are from its new folder, so that they lead where they did. What was moved along with it keeps its
 * path; so does all of a spec that was moved by hand before, unless its subject is only found from the old folder.
 */
export async function mendedPaths({ old, next, isMoved }: MovedSpec): Promise<MovedPaths> {
  const file = fileOf(isMoved ? next : old);
  const text = await readFile(file, 'utf8');
  if (old.folder === next.folder) return { text, paths: [] };
  const [{ movePaths }, { readSpec }] = await Promise.all([import('../../spec/move-paths.js'), import('../../spec/read-spec.js')]);
  const { subject, signature: { from } } = readSpec(text, { file });
  const led = async (entry: string | null): Promise<boolean> => (entry === null ? !isMoved : leadsOn(entry, { old, next, isMoved }));
  // What goes by a folder or a glob goes with the subject; a signature in code goes by itself.
  const [all, signature] = await Promise.all([led(subject?.kind === 'module' ? subject.entry : null), led(from)]);
  return movePaths(text, file, (each, key) => (isRelative(each) && (key === 'signature' ? signature : all) ? rebased(each, old.folder, next.folder) : null));
}

/** Whether a path is meant from the old folder. */
async function leadsOn(entry: string, { old, next, isMoved }: MovedSpec): Promise<boolean> {
  if (!isRelative(entry)) return !isMoved;
  const [before, after] = await Promise.all([old, next].map(({ folder }) => access(path.resolve(folder, entry)).then(() => true, () => false)));
  return isMoved ? before === true && after === false : before === true || after === false;
}

function isRelative(entry: string): boolean {
  return !/^(?:npm|git):/.test(entry) && !path.isAbsolute(entry);
}

/** With `/` between its parts, and with the `./` or the last `/` that it had. */
function rebased(entry: string, from: string, to: string): string {
  const there = path.relative(to, path.resolve(from, entry)).replaceAll(path.sep, '/');
  const begun = entry.startsWith('./') && !there.startsWith('.') ? `./${there}` : there === '' ? '.' : there;
  return entry.endsWith('/') ? `${begun}/` : begun;
}

export function fileOf({ folder, spec }: LedgerPlace): string {
  return path.join(folder, `${spec}.spec.md`);
}
