import type { PastId } from '../../model/lint.js';
import type { SpecCommit } from '../../model/ports.js';

/** Ids that a commit took out without bringing them in elsewhere: of each the newest time. */
export function pastIds(commits: readonly SpecCommit[]): readonly PastId[] {
  const past = new Map<string, PastId>();
  const cameBack = new Map<string, string>();
  for (const { commit, removed, added } of commits) {
    const brought = new Set(added.map(({ id }) => id));
    const taken = new Set(removed.map(({ id }) => id));
    for (const { id, title } of removed) if (!brought.has(id) && !past.has(id)) past.set(id, { id, title, commit, backAs: cameBack.get(id) ?? null });
    // Older commits are read later: the last one that is seen before it was taken out is the one that brought it back.
    for (const { id, title } of added) if (!taken.has(id) && !past.has(id)) cameBack.set(id, title);
  }
  return [...past.values()];
}
