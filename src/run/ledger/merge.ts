import { Problem } from '../../host/problem.js';
import type { LedgerWorld } from './world.js';
import { mergeDriver } from './merge-driver.js';
import type { MergeResult } from './merge-driver.js';
import { mergeTake } from './merge-take.js';
import { mergeTree } from './merge-tree.js';

export interface MergeOptions {
  /** None, or the four that git gives a merge driver: `%O %A %B %P`. */
  readonly files?: readonly string[] | undefined;
  readonly take?: string | undefined;
  readonly why?: string | undefined;
  /** Commits that git names in its environment. */
  readonly commits?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Merges baselines: one for git, those in conflict in the middle of a merge, or by keeping one of two decisions that disagree. */
export async function merge(options: MergeOptions, world: LedgerWorld): Promise<MergeResult & { readonly decision?: string }> {
  const signal = options.signal ?? new AbortController().signal;
  const [base, ours, theirs, path, ...more] = options.files ?? [];
  if (options.take !== undefined) {
    if (options.why === undefined || options.why.trim() === '') throw wrong('--take wants --why "…": the reason stands in the decision that is made.');
    return mergeTake({ take: options.take, why: options.why, signal }, world);
  }
  if (base === undefined) return mergeTree(signal, world);
  if (ours === undefined || theirs === undefined || path === undefined || more.length > 0) throw wrong(`As a merge driver it takes four names, %O %A %B %P; here are ${options.files?.length ?? 0}. In the middle of a merge, run holdfast merge without any.`);
  return mergeDriver({ base, ours, theirs, path, commits: options.commits ?? [], signal }, world);
}

function wrong(message: string): Problem {
  return new Problem({ code: 'OPTION-INVALID', severity: 'error', message });
}
