import { compileFreedoms } from '../../compare/erase.js';
import { breachOf, spotOf, type Done } from '../../gate/breach.js';
import { rulingsOn } from '../../gate/covers.js';
import { liveCovers } from '../../ledger/live.js';
import { makeDecision } from '../../ledger/decision/identity.js';
import { amendments, openLedger } from '../../ledger/open.js';
import { entryText } from '../../ledger/text/entry.js';
import { entryHash } from '../../ledger/text/hash.js';
import type { Decision, Entry } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { JudgedCase, Row, Word } from '../../model/verdict.js';
import { caseId, caseText } from '../../value/case.js';
import { keptBy, NOTHING_KEPT } from '../verify/kept.js';
import { judged } from '../verify/judged.js';
import type { World } from '../world.js';
import type { Checked } from './checked.js';
import type { FreeOf } from './free.js';
import { KINDS } from './kinds.js';

const PLANTED: Decision = {
  id: '2000-01-01-planted-00000000', spec: 'planted', kind: 'kept', date: '2000-01-01', by: 'planted', why: 'planted', requirement: null, rests: { implementation: '', name: '', environment: '' },
  added: [], revoked: [], covers: [], expires: null, moved: null, withdraws: [],
};

/** A case that is near to daily use, whatever the spec is about. */
export function plainCase(operation: string, at = 1): Case {
  return { kind: 'call', operation, input: `[${at}]` };
}

export interface KindPorts {
  readonly operation: string;
  readonly free: FreeOf;
  readonly freedoms: ReturnType<typeof compileFreedoms>;
  /** Rows without any ruling: these faults are of classes that a ruling may well speak of. */
  readonly rows: (judged: readonly JudgedCase[]) => readonly Row[];
}

/** Each thing in which observations can differ must make a row, and two that differ in different things two of them. */
export function checkKinds({ operation, free, freedoms, rows }: KindPorts, checked: Checked): void {
  const all = KINDS.filter((kind) => !kind.isFree(free)).map((kind, i) => ({ kind, one: recordedAs(kind, plainCase(operation, i + 1), freedoms) }));
  for (const { kind, one } of all) checked.expect(one.outcome === 'undescribed' && blocks(rows([one]), one), `${kind.what}, for ${operation}`);
  const apart = ['a number', 'a throw'].flatMap((what) => all.filter(({ kind }) => kind.what === what));
  if (apart.length < 2) return;
  const together = rows(apart.map(({ one }) => one));
  for (const { kind, one } of apart) checked.expect(together.length === 2 && together.some((row) => row.count === 1 && row.witness.candidate.text === one.pair.candidate.text), `${kind.what} beside another fault, for ${operation}`);
}

function recordedAs({ prior, wrong }: (typeof KINDS)[number], of: Case, freedoms: KindPorts['freedoms']): JudgedCase {
  return judged({ case: of, prior, candidate: wrong, priorWords: [], words: [], kept: NOTHING_KEPT, free: false, origin: 'recorded' }, freedoms);
}

/** Whether a row stands for the case, shows what was planted, and counts. */
export function blocks(rows: readonly Row[], { pair }: JudgedCase): boolean {
  return rows.some((row) => row.counts !== 'reported' && caseText(row.witness.case) === caseText(pair.case) && row.witness.candidate.text === pair.candidate.text);
}

export interface LeftOverPorts extends Omit<KindPorts, 'rows'> {
  readonly rows: (judged: readonly JudgedCase[], decisions: readonly Decision[]) => readonly Row[];
}

/** What differs in two things makes a row where a ruling covers one of them, and none where it covers both. */
export function checkLeftOver({ operation, free, freedoms, rows }: LeftOverPorts, checked: Checked): void {
  if (['planted', 'beside'].some((key) => free.touches('result', [key]))) return;
  const returned = (text: string): Entry['observation'] => ({ kind: 'returned', text: `→ ${text}` });
  const one = judged({
    case: plainCase(operation), prior: returned('{planted: "a", beside: 1}'), candidate: returned('{planted: "b", beside: 2}'), priorWords: [], words: [], kept: NOTHING_KEPT, free: false, origin: 'recorded',
  }, freedoms);
  const ruling = (...classes: readonly string[]): Decision => ({ ...PLANTED, covers: classes.map((of) => ({ operation, path: 'result.*', change: 'value', prior: of, candidate: of, region: '*' })) });
  checked.expect([ruling('string'), ruling('number')].every((d) => blocks(rows([one], [d]), one)), `another value beside one that a ruling covers, for ${operation}`);
  checked.demand(rows([one], [ruling('string'), ruling('number')]).length === 0, `what rulings cover together is not settled, for ${operation}`);
}

/** A ruling that has ended rules nothing, and keeps nothing; nor does one on another requirement. */
export function checkExpiry(operation: string, today: string, checked: Checked): void {
  const done: Done = { case: plainCase(operation), candidate: { kind: 'returned', text: '→ 1' } };
  const words: readonly Word[] = [{ check: 'planted', requirement: 'PLANTED-1', strength: 'MUST', status: 'confirmed', pins: true, result: 'violated', detail: '' }];
  const breach = breachOf(done, 'PLANTED-1');
  const ended: Decision = { ...PLANTED, covers: [{ ...breach, region: '*' }], expires: today };
  const another: Decision = { ...PLANTED, covers: [{ ...breach, prior: 'PLANTED-2', region: '*' }] };
  checked.expect([ended, another].every((d) => !keptBy([d], today)(done, words)), 'a defect that no ruling keeps');
  checked.expect(rulingsOn(breach, spotOf(done), { live: liveCovers([ended], today), kinds: ['kept'] }).length === 0, 'a ruling that has ended');
}

const PLACE = { folder: '', spec: 'planted', shown: '' };

/** A baseline that somebody edited, or took a line from, must not be read as if it were what was decided. */
export function checkLedgers(world: Pick<World, 'sha256'>, checked: Checked): void {
  const entries = [1, 2].map((n): Entry => ({ case: plainCase('planted', n), observation: { kind: 'returned', text: `→ ${n}` } }));
  const texts = entries.map(entryText);
  const decision = makeDecision({
    spec: 'planted', kind: 'recorded', date: '2000-01-01', by: 'planted', why: 'planted', requirement: null, rests: { implementation: 'planted', name: 'planted', environment: 'planted' }, revoked: [], covers: [],
    added: entries.map((e, i) => ({ case: caseId(e.case), entry: entryHash(texts[i] as string, world.sha256) })), expires: null, moved: null, withdraws: [],
  }, 'planted', world.sha256);
  const open = openLedger({ baseline: null, decisions: [] }, PLACE, { sha256: world.sha256 });
  const files = amendments(open, [decision], texts, world.sha256).map((f): [string, string] => [f.path, f.text ?? '']);
  const isBroken = (change: (text: string, file: string) => string): boolean => {
    const [baseline, ...decisions] = files.map(([file, text]): [string, string] => [file, change(text, file)]);
    const made = { baseline: baseline?.[1] ?? null, decisions: decisions.map(([file, text]) => ({ name: file.slice(file.lastIndexOf('/') + 1), text, list: null })) };
    return openLedger(made, PLACE, { sha256: world.sha256 }).findings.some((f) => f.severity === 'error');
  };
  const baseline = (edit: (text: string) => string) => (text: string, file: string): string => (file.endsWith('.baseline') ? edit(text) : text);
  checked.demand(!isBroken((text) => text), 'a ledger that is whole is called broken');
  checked.expect(isBroken(baseline((text) => text.replace('→ 2', '→ 3'))), 'an entry of a baseline that was edited');
  checked.expect(isBroken(baseline((text) => text.split('\n').filter((line) => !line.includes('→ 2')).join('\n'))), 'an entry that was taken out of a baseline');
  checked.expect(isBroken((text, file) => (file.endsWith('.md') ? text.replace('by: "planted"', 'by: "edited"') : text)), 'a decision that was edited');
}
