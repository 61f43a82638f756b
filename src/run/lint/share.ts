import type { SpecSettings } from '../../model/config.js';
import type { Finding } from '../../model/finding.js';
import type { LintConfig } from '../../model/lint.js';
import type { SpecFiles, Threads } from '../../model/ports.js';
import { readSpecFile } from '../read-spec-file.js';
import { levelsOf } from './levels.js';
import { lintFile } from './lint-file.js';
import type { LintedFile } from './lint-file.js';

/** Files that several threads lint together, each taking the next that is left. */
export interface LintShare {
  readonly workingFolder: string;
  readonly files: readonly string[];
  /** What was asked for by name. */
  readonly named: readonly string[];
  readonly settings: readonly SpecSettings[];
  /** Without rules of the configuration: their code is in one thread alone. */
  readonly rules: LintConfig['rules'];
  /** How many files are taken, in memory that all threads see. */
  readonly taken: Int32Array;
}

/** What came of a file: what was found in it, why it could not be read, or null where it is no spec after all. */
export type LintedShare = readonly { readonly at: number; readonly linted: LintedFile | Finding | null }[];

interface ShareWorld {
  readonly specs: SpecFiles;
  readonly lintThreads: Threads<LintShare, LintedShare>;
}

/** So many specs are worth the start of a thread. */
const WORTH = 150;

/** Lints what is left of the files, one after another, until none is. */
export async function lintShare({ files, named, settings, rules, taken }: Omit<LintShare, 'workingFolder'>, { specs }: Pick<ShareWorld, 'specs'>): Promise<LintedShare> {
  const levels = levelsOf({ rules, custom: [] });
  const share: { at: number; linted: LintedFile | Finding | null }[] = [];
  for (let at = Atomics.add(taken, 0, 1); at < files.length; at = Atomics.add(taken, 0, 1)) {
    const of = await readSpecFile(files[at] as string, { named, settings }, specs);
    share.push({ at, linted: of === null ? null : of.ok ? await lintFile(of, levels, specs) : of.finding });
  }
  return share;
}

/** The same in as many threads as are worth it, this one among them; in the order of the files. */
export async function lintInThreads(share: Omit<LintShare, 'taken'>, { specs, lintThreads }: ShareWorld): Promise<readonly (LintedFile | Finding | null)[]> {
  const shared = { ...share, taken: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
  const others = Promise.all(Array.from({ length: threadsFor(share.files.length, lintThreads.most) - 1 }, () => lintThreads.start(shared)));
  // It may fail while this thread is at work; it is told of that then.
  others.catch(() => undefined);
  const own = await lintShare(shared, { specs });
  const all: (LintedFile | Finding | null)[] = [];
  for (const { at, linted } of [own, ...await others].flat()) all[at] = linted;
  return all;
}

export function threadsFor(files: number, most: number): number {
  return Math.max(1, Math.min(most, Math.floor(files / WORTH)));
}
