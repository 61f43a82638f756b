import type { Finding } from '../../model/finding.js';
import type { Implementation, ImplementationName } from '../../model/implementation.js';
import { Problem } from '../../host/problem.js';
import { shellWord } from '../../report/shell-word.js';
import type { World } from '../world.js';

/** Characters of a commit that reports show. */
const COMMIT = 12;

/** Commits that are looked through for a prior that is kept nowhere else. */
const MOST_COMMITS = 30;

export interface Wanted {
  /** Hash of the adopted prior's closure. */
  readonly hash: string;
  readonly spec: string;
  /** Path of the entry, from the working folder. */
  readonly entry: string;
  /** What it was called when it was adopted: the file may have had another name then. */
  readonly was: string;
  readonly export: string | null;
  /** A commit that is likely to hold it, looked at first. */
  readonly base: string | null;
}

export type FoundPrior = { readonly implementation: Implementation; readonly finding: null } | { readonly implementation: null; readonly finding: Finding };

/** The adopted prior: the candidate itself, if it is that; else from the object store; else from git's history. */
export async function findPrior(world: World, wanted: Wanted, candidate: Implementation | null, signal: AbortSignal): Promise<FoundPrior> {
  if (candidate?.hash === wanted.hash) return { implementation: candidate, finding: null };
  const kept = await world.objects.recall(wanted.hash);
  if (kept !== null) return { implementation: { ...kept, name: fromHere(kept.name, wanted.entry) }, finding: null };
  const old = await fromHistory(world, wanted, signal);
  if (old === null) return { implementation: null, finding: unavailable(wanted) };
  // That it is at hand the next time is no part of the verdict.
  await world.objects.keep(old).catch(notThere);
  return { implementation: old, finding: null };
}

/** What was kept from another folder has another path there: the entry's own, where they can be one file. */
function fromHere(name: string, entry: string): string {
  const [before, now] = [pathIn(name), pathIn(entry)];
  return before.endsWith(`/${now}`) || now.endsWith(`/${before}`) ? entry : name;
}

async function fromHistory(world: World, { hash, entry, was, export: name, base }: Wanted, signal: AbortSignal): Promise<Implementation | null> {
  if (!(await world.history.isRepository())) return null;
  for (const path of new Set([pathIn(entry), pathIn(was)])) {
    const commits = new Set([...(base === null ? [] : [base]), 'HEAD', ...await world.history.commitsTouching(path, MOST_COMMITS)]);
    for (const commit of commits) {
      const at: ImplementationName = { kind: 'git', text: `git:${commit.slice(0, COMMIT)}:${path}`, ref: commit, path, export: name };
      const found = await world.subject.resolve(at, signal).catch(notThere);
      if (found?.hash === hash) return found;
    }
  }
  return null;
}

/** The path in a name: that of `git:main:src/cart.ts#total` is `src/cart.ts`. */
function pathIn(name: string): string {
  return name.replace(/^git:[^:]*:/, '').replace(/#.*$/, '');
}

/** The file may not be at that commit, or need packages that no registry has any more: then it is looked for elsewhere. */
function notThere(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}

/** What can be done where no prior can be had: what is as it was recorded may become the prior. */
export function adoptAnew(spec: string): string {
  return `make what is there now the prior, once no row is left to rule on, with holdfast decide --adopt ${shellWord(spec)} --why "…"`;
}

function unavailable({ hash, spec, entry }: Wanted): Finding {
  return {
    code: 'PRIOR-UNAVAILABLE', severity: 'warning', file: entry,
    message: `The adopted prior (${hash.slice(0, 12)}) is neither in .holdfast/objects nor in the last ${MOST_COMMITS} commits that touched ${entry}, so the recorded cases decide alone and nothing was explored. Fetch the history (git fetch --unshallow), or ${adoptAnew(spec)}.`,
  };
}
