import { readBaseline } from '../../ledger/baseline-text.js';
import { makeDecision } from '../../ledger/decision/identity.js';
import { revocationsOf, withdrawnIn } from '../../ledger/live.js';
import { amendments } from '../../ledger/open.js';
import { entryHash } from '../../ledger/text/hash.js';
import type { Decision, EntryHash, EntryText } from '../../model/baseline.js';
import type { DecideResult } from '../../model/decide.js';
import { openSpecs } from '../verify/load.js';
import type { LoadedSpec } from '../verify/loaded.js';
import { baselineOf, placeOf } from '../verify/place.js';
import { amend } from '../ledger/amend.js';
import type { World } from '../world.js';
import { readable, resultOf } from './common.js';
import { refused } from './rule.js';
import type { DecideSettings } from './settings.js';

type UndoSettings = Extract<DecideSettings, { what: 'undo' }>;

/** Commits of the baseline in which an entry that a ruling took out is looked for. */
const MOST_COMMITS = 100;

/** Takes a ruling back by another one: what it added goes, what it took out comes back, what it covered is open again. The spec stays as it is. */
export async function undo(settings: UndoSettings, world: World): Promise<DecideResult> {
  const { loaded, decision: old } = await findDecision(settings, world);
  if (withdrawnIn(loaded.decisions).has(old.id)) throw refused(`${old.id} does not count any more: a later decision took its place, or took it back.`);
  const place = placeOf(world, loaded.file);
  const wanted = new Set(old.revoked.map((r) => r.entry));
  const texts = await textsFromHistory(world, loaded.file, wanted);
  const lost = old.revoked.find((r) => !texts.has(r.entry));
  if (lost !== undefined) throw refused(`The entry of case ${lost.case} that ${old.id} took out is in none of the last ${MOST_COMMITS} commits of ${baselineOf(loaded.file)}, so it cannot be put back. Fetch the history (git fetch --unshallow), or record it anew.`);
  const by = await world.history.user() ?? 'unknown';
  return amend(world, place, world.sha256, (open) => {
    const decision = makeDecision({
      spec: place.spec, kind: old.kind, date: world.today(), by, why: settings.why, requirement: old.requirement, expires: null, rests: { ...old.rests, implementation: '' }, covers: [], moved: null,
      added: old.revoked.map(({ case: of, entry }) => ({ case: of, entry })), revoked: revocationsOf(new Set(old.added.map((a) => a.case)), open.checked.ledger), withdraws: [old.id],
    }, `undo ${old.kind}`, world.sha256);
    const files = amendments(open, [decision], [...texts.values()], world.sha256);
    const plan = [`${decision.id}: takes back ${old.id}`, `takes ${decision.revoked.length} cases out of the baseline and puts ${decision.added.length} back`, 'the spec stays as it is: take out yourself what the ruling wrote into it'];
    return { files: settings.dryRun ? [] : files, result: resultOf(world, decision, plan, { files, done: !settings.dryRun }) };
  });
}

async function findDecision({ decision }: UndoSettings, world: World): Promise<{ readonly loaded: LoadedSpec; readonly decision: Decision }> {
  for (const file of (await openSpecs(world, world.tree)).find([])) {
    const loaded = await readable(world, file);
    const found = loaded.decisions.find((d) => d.id === decision);
    if (found !== undefined) return { loaded, decision: found };
  }
  throw refused(`There is no decision ${decision}. It is the name of a file in decisions/, without .md.`);
}

/** Texts of entries by hash: of what was taken out only the hash is kept, and git has the rest. */
async function textsFromHistory(world: World, spec: string, wanted: ReadonlySet<EntryHash>): Promise<ReadonlyMap<EntryHash, EntryText>> {
  const found = new Map<EntryHash, EntryText>();
  if (wanted.size === 0 || !(await world.history.isRepository())) return found;
  for (const commit of await world.history.commitsTouching(baselineOf(spec), MOST_COMMITS)) {
    if (found.size === wanted.size) break;
    for (const { text } of readBaseline(await world.history.readAt(commit, baselineOf(spec)) ?? '').entries) {
      const hash = entryHash(text, world.sha256);
      if (wanted.has(hash)) found.set(hash, text);
    }
  }
  return found;
}
