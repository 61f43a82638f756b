import type { Decision, Entry, EntryLine, EntryText } from '../model/baseline.js';
import type { Finding } from '../model/finding.js';
import { caseId } from '../value/case.js';
import { additionsOf } from './additions.js';
import { makeDecision } from './decision/identity.js';
import { ledgerOf } from './live.js';
import { movesAway } from './names.js';
import { latestRests, NOTHING_ELSE } from './take.js';
import type { Ruling } from './take.js';
import { caseIdOf, entryHash, portableSha256 } from './text/hash.js';
import type { Sha256 } from './text/hash.js';
import { entryLine, entryOf, entryText } from './text/entry.js';
import { clip } from './clip.js';

export type Moved =
  | { readonly ok: true; readonly decision: Decision; /** Of the entries under their new name. */ readonly texts: readonly EntryText[] }
  | { readonly ok: false; readonly finding: Finding };

export interface MoveRequest extends Ruling {
  readonly spec: string;
  readonly from: string;
  readonly to: string;
  /** Path of the baseline, as findings show it. */
  readonly file: string;
  readonly sha256?: Sha256;
}

/**
 * Carries the entries of an operation, and of what hangs on it (`Cart.from` on `Cart`), to another name: one decision revokes them and
 * adds them again. Outcomes stay as they are, so a class that prints under its new name shows in the next `verify`. `entries` are the
 * accepted ones.
 */
export function moveOperation(entries: readonly EntryLine[], decisions: readonly Decision[], request: MoveRequest): Moved {
  const { from, to, sha256 = portableSha256, file } = request;
  const moving = entries.filter((line) => isOf(line, from));
  if (moving.length === 0) {
    const names = [...new Set(entries.map(({ operation }) => operation))].join(', ');
    return refused(file, `${file} has no entries of an operation ${from}. It has ${names === '' ? 'no entries at all' : names}.`);
  }
  const renamed = moving.map((line) => renamedEntry(line, from, to));
  const there = new Map(entries.map((line) => [line.case, line]));
  const clash = renamed.find((line) => (there.get(line.case)?.text ?? line.text) !== line.text);
  if (clash !== undefined) return refused(file, `${file} accepts another entry for ${clip(clash.case)} already (line ${there.get(clash.case)!.line}), so ${from} cannot be moved there. Rule on that case first, with holdfast decide.`);
  const { live } = ledgerOf(decisions);
  const revoked = moving.flatMap((line) => {
    const hash = entryHash(line.text, sha256);
    return (live.get(hash)?.by ?? []).map((of) => ({ case: caseIdOf(line, sha256), entry: hash, of }));
  });
  const texts = renamed.map(({ text }) => text);
  const said = { ...NOTHING_ELSE, spec: request.spec, kind: 'moved' as const, date: request.date, by: request.by, why: request.why, rests: latestRests(decisions), added: additionsOf(texts, sha256), revoked, moved: { what: 'operation' as const, from, to }, withdraws: movesAway({ what: 'operation', to }, decisions) };
  return { ok: true, decision: makeDecision(said, `${from} to ${to}`, sha256), texts };
}

function refused(file: string, message: string): Moved {
  return { ok: false, finding: { code: 'MOVE-REFUSED', severity: 'error', file, message } };
}

function renamedEntry(line: EntryLine, from: string, to: string): EntryLine {
  const entry = entryOf(line);
  const renamed: Entry = { ...entry, case: { ...entry.case, operation: to + entry.case.operation.slice(from.length) } };
  const found = entryLine(entryText(renamed), line.line);
  if (found === null) throw new Error(`no entry under the name ${to}: ${line.text} (${caseId(renamed.case)})`);
  return found;
}

/** Whether a decision by which an operation has another name says no more than that: the entries (accepted before it) go by it, each as it was. */
export function isPureMove({ moved, added, revoked }: Decision, entries: readonly EntryLine[], sha256: Sha256 = portableSha256): boolean {
  if (moved?.what !== 'operation') return false;
  const { from, to } = moved;
  const gone = new Set(revoked.map(({ entry }) => entry));
  const moving = entries.filter((line) => gone.has(entryHash(line.text, sha256)));
  const wanted = new Set(moving.map((line) => (isOf(line, from) ? entryHash(renamedEntry(line, from, to).text, sha256) : '')));
  return moving.length === gone.size && wanted.size === added.length && added.every(({ entry }) => wanted.has(entry));
}

function isOf({ operation }: EntryLine, from: string): boolean {
  return operation === from || operation.startsWith(`${from}.`);
}

/** The decision by which a spec has another name from now on; entries stay as they are. */
export function moveSpec(decisions: readonly Decision[], { from, to, by, date, why, sha256 }: Omit<MoveRequest, 'spec' | 'file'>): Decision {
  const said = { ...NOTHING_ELSE, spec: to, kind: 'moved' as const, by, date, why, rests: latestRests(decisions), moved: { what: 'spec' as const, from, to }, withdraws: movesAway({ what: 'spec', to }, decisions) };
  return makeDecision(said, `${from} to ${to}`, sha256);
}
