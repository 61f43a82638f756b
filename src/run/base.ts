import { Problem } from '../host/problem.js';
import type { FileSource } from '../model/ports.js';
import type { World } from './world.js';

export const CONFIG = 'holdfast.config.ts';

/** Whether a path from the folder on is a configuration that may hold for it: its own, or that of a folder above. */
export function isConfig(file: string): boolean {
  return /^(?:\.\.\/)*holdfast\.config\.ts$/.test(file);
}

/** What a change is held against. */
export interface Base {
  /** The common ancestor of the ref and HEAD. */
  readonly commit: string;
  /** What it holds; null where that is neither a spec nor a configuration. */
  readonly files: FileSource | null;
}

/** Throws NOT-A-REPOSITORY, REF-NOT-FOUND, and TRUST-BASE-AHEAD where only the ref itself knows Holdfast. */
export async function baseOf(world: World, ref: string): Promise<Base> {
  const commit = await world.history.mergeBase(ref);
  const files = world.commit(commit);
  if (await knowsHoldfast(files)) return { commit, files };
  const tip = await world.history.commitOf(ref);
  if (tip !== commit && await knowsHoldfast(world.commit(tip))) throw new Problem({ code: 'TRUST-BASE-AHEAD', severity: 'error', message: `${ref} holds Holdfast, and this branch left it before it did (at ${commit.slice(0, 12)}): it cannot be judged by what it never had. Merge or rebase onto ${ref} first.` });
  return { commit, files: null };
}

async function knowsHoldfast(files: FileSource): Promise<boolean> {
  return (await files.list()).some((f) => f.endsWith('.spec.md') || f === CONFIG);
}
