import { readBaseline } from '../../ledger/baseline-text.js';
import { entryHash } from '../../ledger/text/hash.js';
import type { EntryHash, EntryText, Revocation } from '../../model/baseline.js';
import { baselineOf, decisionsFolder } from '../verify/place.js';
import type { World } from '../world.js';
import { refused } from './rule.js';

/** Commits of a baseline in which an entry is looked for that is in it no more. */
const MOST_COMMITS = 100;

/** Texts of entries that were taken out of a spec's baseline: the ledger keeps their hashes only, git has the rest. Throws RULING-REFUSED where it lacks one. */
export async function pastTexts(world: World, spec: string, taken: readonly Revocation[]): Promise<readonly EntryText[]> {
  const wanted = new Set(taken.map((r) => r.entry));
  const found = new Map<EntryHash, EntryText>();
  // The index first: it may have what no commit has yet.
  const commits = wanted.size === 0 ? [] : ['', ...await world.history.commitsTouching(baselineOf(spec), MOST_COMMITS)];
  for (const commit of commits) {
    if (found.size === wanted.size) break;
    for (const { text } of readBaseline(await world.history.readAt(commit, baselineOf(spec)) ?? '').entries) {
      const hash = entryHash(text, world.sha256);
      if (wanted.has(hash)) found.set(hash, text);
    }
  }
  const lost = taken.find((r) => !found.has(r.entry));
  if (lost !== undefined) throw refused(await whyLost(lost, world, spec));
  return [...found.values()];
}

async function whyLost({ case: of, of: recorder }: Revocation, { history }: World, spec: string): Promise<string> {
  const what = `The entry of case ${of} cannot be put back: `;
  if ((await history.remembered()).includes(`${decisionsFolder(spec)}${recorder}.md`)) return `${what}it is in none of the last ${MOST_COMMITS} commits of ${baselineOf(spec)}. Fetch the history (git fetch --unshallow), or rule on the case anew.`;
  return `${what}${recorder}, which added it, was never committed, and so its text is gone. Put the code back as it was, take what the ruling wrote out of the spec, and rule on the row that holdfast verify then shows.`;
}
