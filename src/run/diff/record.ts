import { claimProblem } from '../../change/claims.js';
import { freedomLine } from '../../gate/freedom-line.js';
import { entryChanges } from '../../ledger/entry-changes.js';
import { entryHash } from '../../ledger/text/hash.js';
import type { Decision } from '../../model/baseline.js';
import type { EntryChange, RecordChange, SpecChange } from '../../model/change.js';
import type { Difference } from '../../model/difference.js';
import type { Finding } from '../../model/finding.js';
import { baselineOf, decisionsFolder } from '../verify/place.js';
import type { World } from '../world.js';
import type { Side } from './sides.js';

export interface RecordSides {
  readonly before: Side | null;
  readonly now: Side | null;
  readonly changes: readonly SpecChange[];
}

/** Kept of each change for people to see; the rest is counted. */
const SHOWN = 5;

/** What changed in baseline and ledger: rulings that explain it, held against what they say, and all that none explains, which comes first. */
export function recordChanges(world: World, sides: RecordSides): readonly RecordChange[] {
  const { before, now } = sides;
  // A spec that is gone takes its record along; that it is gone is told as a change of the spec.
  if (now === null) return [];
  const entries = entryChanges(before?.lines ?? [], now.lines, world.sha256);
  const attributed = attribute(world, entries, now);
  const rulings = newDecisions(sides).map((decision) => ruling(decision, attributed.get(decision.id) ?? [], sides, now));
  const gone = decisionsGone(sides, now);
  const all = [...gone, ...decisionsEdited(now), ...unexplained(attributed.get(null) ?? [], now), ...broken(now, gone), ...restored(sides, attributed), ...rulings];
  return all.toSorted((a, b) => Number(a.explained) - Number(b.explained));
}

const NOTHING: Omit<RecordChange, 'kind' | 'explained'> = { decision: null, ruling: null, added: 0, removed: 0, changed: 0, covers: 0, entries: [], problem: null };

function newDecisions({ before, now }: RecordSides): readonly Decision[] {
  const known = new Set(before?.loaded.decisions.map((d) => d.id));
  return (now?.loaded.decisions ?? []).filter((d) => !known.has(d.id));
}

/** Each changed entry under the decision that accepts what stands there now, or that took out what stood there; null where none does. */
function attribute(world: World, entries: readonly EntryChange[], { loaded }: Side): ReadonlyMap<string | null, readonly EntryChange[]> {
  const accepted = new Set(loaded.entries.map((line) => line.text));
  const [added, revoked] = [new Map<string, string>(), new Map<string, string>()];
  for (const { id, added: list, revoked: gone } of loaded.decisions.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    for (const each of list) added.set(each.entry, id);
    for (const each of gone) revoked.set(each.entry, id);
  }
  const groups = new Map<string | null, EntryChange[]>();
  for (const entry of entries) {
    const { before, after } = entry;
    const by = after === null ? revoked.get(entryHash(before ?? '', world.sha256)) : accepted.has(after) ? added.get(entryHash(after, world.sha256)) : undefined;
    groups.set(by ?? null, [...groups.get(by ?? null) ?? [], entry]);
  }
  return groups;
}

function ruling(decision: Decision, entries: readonly EntryChange[], { changes }: RecordSides, now: Side): RecordChange {
  const { id, kind, by, why, requirement, expires, covers } = decision;
  const freedoms = covers.map((cover) => freedomLine({ ...cover, change: cover.change as Difference['change'] }));
  const problem = claimProblem({ decision, changes, now: now.spec, decisions: now.loaded.decisions, entries, freedoms });
  return { ...NOTHING, kind: 'ruling', explained: problem === null, decision: id, ruling: { kind, by, why, requirement, expires }, covers: covers.length, ...counts(entries), problem };
}

function counts(entries: readonly EntryChange[]): Pick<RecordChange, 'added' | 'removed' | 'changed' | 'entries'> {
  const [added, removed] = [entries.filter((e) => e.before === null).length, entries.filter((e) => e.after === null).length];
  return { added, removed, changed: entries.length - added - removed, entries: [...entries.filter((e) => e.before !== null), ...entries.filter((e) => e.before === null)].slice(0, SHOWN) };
}

/** What a decision of the base says about entries that the base's baseline did not have right. */
function restored({ before }: RecordSides, attributed: ReadonlyMap<string | null, readonly EntryChange[]>): readonly RecordChange[] {
  const known = new Map((before?.loaded.decisions ?? []).map((d) => [d.id, d]));
  return [...attributed].flatMap(([id, entries]): RecordChange[] => {
    const old = id === null ? undefined : known.get(id);
    return old === undefined ? [] : [{ ...NOTHING, kind: 'ruling', explained: true, decision: old.id, ruling: { kind: old.kind, by: old.by, why: old.why, requirement: old.requirement, expires: old.expires }, ...counts(entries) }];
  });
}

function unexplained(entries: readonly EntryChange[], { loaded: { file } }: Side): readonly RecordChange[] {
  if (entries.length === 0) return [];
  return [{ ...NOTHING, kind: 'entry-unexplained', explained: false, ...counts(entries), problem: `No decision lists what changed in ${baselineOf(file)}. Restore it from git; what is to change needs a ruling (holdfast decide), and what is to be added is recorded (holdfast record).` }];
}

function decisionsGone({ before }: RecordSides, now: Side): readonly RecordChange[] {
  const kept = new Set(now.loaded.decisions.map((d) => d.id));
  const unread = new Set(now.loaded.findings.filter((f) => f.code === 'DECISION-UNREADABLE').map((f) => idOf(f)));
  return (before?.loaded.decisions ?? []).filter((d) => !kept.has(d.id) && !unread.has(d.id)).map((d): RecordChange => ({
    ...NOTHING, kind: 'decision-removed', explained: false, decision: d.id, ruling: { kind: d.kind, by: d.by, why: d.why, requirement: d.requirement, expires: d.expires }, covers: d.covers.length,
    problem: `The base has this decision, and the tree does not. Restore ${decisionsFolder(now.loaded.file)}${d.id}.md from git: a ruling is undone by another one (holdfast decide --undo ${d.id}), never by deleting it.`,
  }));
}

/** Edited since it was made, or past reading. */
function decisionsEdited({ loaded }: Side): readonly RecordChange[] {
  const own = new Set(loaded.decisions.map((d) => d.id));
  return loaded.findings.filter((f) => f.code === 'DECISION-UNREADABLE' || (f.code === 'DECISION-EDITED' && own.has(idOf(f))))
    .map((f): RecordChange => ({ ...NOTHING, kind: 'decision-edited', explained: false, decision: idOf(f), problem: f.message }));
}

function idOf({ file = '' }: Finding): string {
  return file.replace(/^.*\//, '').replace(/\.(?:md|list)$/, '');
}

/** Told already, entry by entry and decision by decision. */
const TOLD: ReadonlySet<Finding['code']> = new Set(['BASELINE-ENTRY-UNDECIDED', 'BASELINE-ENTRY-MISSING', 'DECISION-EDITED', 'DECISION-UNREADABLE']);

/** What is wrong with the record as a whole: conflict markers, a file that was cut, decisions that contradict each other. */
function broken({ loaded, lines, spec }: Side, gone: readonly RecordChange[]): readonly RecordChange[] {
  const accepted = new Set(loaded.entries.map((e) => e.line));
  const strangers = new Set(lines.filter((line) => !accepted.has(line.line)).map((line) => line.line));
  const own = new Set(spec.findings);
  const isTold = (f: Finding): boolean => TOLD.has(f.code) || (f.code === 'BASELINE-EDITED' && strangers.has(f.line ?? 0)) || (f.code === 'DECISION-MISSING' && gone.some((g) => g.decision === idOf(f)));
  return loaded.findings.filter((f) => f.severity === 'error' && !own.has(f) && !isTold(f)).map((f): RecordChange => ({ ...NOTHING, kind: 'record-broken', explained: false, problem: f.message }));
}
