import { freshDecision } from '../../ledger/fresh-decision.js';
import { withdrawnIn } from '../../ledger/withdrawn.js';
import { amendments, type OpenLedger } from '../../ledger/open.js';
import type { Decision, EntryHash, Revocation } from '../../model/baseline.js';
import type { DecideResult } from '../../model/decide.js';
import { openTree } from '../verify/load.js';
import type { LoadedSpec } from '../verify/loaded.js';
import { placeOf } from '../verify/place.js';
import { amend } from '../ledger/amend.js';
import type { World } from '../world.js';
import { cases, readable, resultOf } from './common.js';
import { pastTexts } from './past-texts.js';
import { refused } from './rule.js';
import type { DecideSettings } from './settings.js';

type UndoSettings = Extract<DecideSettings, { what: 'undo' }>;

/** Takes a ruling back by another one: what it added goes, what it took out comes back, what it covered is open again. The spec stays as it is. */
export async function undo(settings: UndoSettings, world: World): Promise<DecideResult> {
  const { loaded, decision: old } = await findDecision(settings, world);
  refuseMoved(old, loaded.file);
  const place = placeOf(world, loaded.file);
  const by = await world.history.user() ?? 'unknown';
  return amend(world, place, world.sha256, async (open) => {
    const back = toPutBack(old, open);
    const texts = await pastTexts(world, loaded.file, back);
    const decision = freshDecision({
      spec: place.spec, kind: old.kind, date: world.today(), by, why: settings.why, requirement: old.requirement, expires: null, rests: { ...old.rests, implementation: '' }, covers: [], moved: null,
      added: back.map(({ case: of, entry }) => ({ case: of, entry })), revoked: liveOf(old, open), withdraws: [old.id],
    }, `undo ${old.kind}`, { open, sha256: world.sha256 });
    const files = amendments(open, [decision], texts, world.sha256);
    return { files: settings.dryRun ? [] : files, result: resultOf(world, decision, planLines(decision, old), { files, done: !settings.dryRun }) };
  });
}

function planLines(decision: Decision, old: Decision): readonly string[] {
  return [
    `${decision.id}: takes back ${old.id}`,
    `takes ${cases(decision.revoked.length)} out of the baseline and puts ${decision.added.length} back`,
    ...(old.kind !== 'intended' && old.kind !== 'unspecified' ? [] : ['the spec stays as it is: take out yourself what the ruling wrote into it']),
  ];
}

async function findDecision({ decision }: UndoSettings, world: World): Promise<{ readonly loaded: LoadedSpec; readonly decision: Decision }> {
  for (const file of (await openTree(world)).find([])) {
    const loaded = await readable(world, file);
    const found = loaded.decisions.find((d) => d.id === decision);
    if (found === undefined) continue;
    if (withdrawnIn(loaded.decisions).has(found.id)) throw refused(`${found.id} does not count any more: ${withdrawnBy(found, loaded.decisions)}`);
    return { loaded, decision: found };
  }
  throw refused(`There is no decision ${decision}. It is the name of a file in decisions/, without .md.`);
}

/** By what, so that who wants it gone all the same knows where to begin. */
function withdrawnBy({ id, kind }: Decision, decisions: readonly Decision[]): string {
  const by = decisions.find((d) => d.withdraws.includes(id));
  const isTakenUp = by !== undefined && (by.kind === 'adopted' || by.kind === 'recorded') && by.kind !== kind;
  return isTakenUp ? `by ${by.id} what it covered is what the prior does. Take that back first.` : `${by?.id ?? 'a later decision'} took its place, or took it back.`;
}

/** Files would stay where they are, and the spec lose its record. */
function refuseMoved({ id, moved }: Decision, file: string): void {
  if (moved === null) return;
  const back = moved.what === 'operation' ? `${moved.to} ${moved.from} --spec ${file}` : `${file} ${file.slice(0, file.lastIndexOf('/') + 1)}${moved.from}.spec.md`;
  throw refused(`${id} gave ${moved.from} the name ${moved.to}. What moves it back is holdfast mv ${back}.`);
}

/** Of what a decision added, that which nobody has revoked since. */
function liveOf({ id, added }: Decision, { checked }: OpenLedger): readonly Revocation[] {
  const { live } = checked.ledger;
  return added.filter(({ entry }) => live.get(entry)?.by.includes(id)).map(({ case: of, entry }) => ({ case: of, entry, of: id }));
}

/** What a decision took out and is not accepted again. Throws RULING-REFUSED where a later decision has accepted something else in its place. */
function toPutBack(old: Decision, { checked }: OpenLedger): readonly Revocation[] {
  const { live } = checked.ledger;
  const later = new Map([...live.values()].flatMap((entry) => entry.by.filter((id) => id !== old.id).map((id): [string, { readonly id: string; readonly entry: EntryHash }] => [entry.case, { id, entry: entry.entry }])));
  return old.revoked.filter((r) => {
    const now = later.get(r.case);
    if (now !== undefined && now.entry !== r.entry) throw refused(`${old.id} took an entry of case ${r.case} out, and ${now.id} has accepted another one since. Take that back first.`);
    return now === undefined;
  });
}
