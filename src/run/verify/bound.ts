import type { Decision } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { Guest, Started } from '../../model/ports.js';
import type { GuestExport } from '../../model/protocol.js';
import type { Sides } from '../sides.js';
import { noExport } from './no-export.js';
import { underNamesOfNow } from './renamed.js';

/** Whether what was observed so far is enough. */
type Enough = (observed: readonly Observation[]) => boolean;

/** An implementation that answers cases by the spec's names of operations; where it lacks one, or does not load, that is its answer. */
export interface Subject {
  /** One observation a case, in order; fewer once `enough` says so. */
  run(cases: readonly Case[], enough?: Enough): Promise<readonly Observation[]>;
  readonly guest: Guest | null;
  /** Hash of the closure that runs; null where nothing does. */
  readonly runs: string | null;
  readonly exports: readonly GuestExport[];
  /** Whether it has such an operation; what does not load has none. */
  has(operation: string): boolean;
  /** What the module itself calls an operation, or another of its exports. */
  own(name: string): string;
  close(): Promise<void>;
}

/** What an operation is called → what the module exports it as; absent where it lacks it. */
export type Names = ReadonlyMap<string, string>;

/**
 * Finds the spec's operations among a module's exports: by name; else, where the spec knows one operation, the one export that the
 * implementation's name asks for, or the module's default export. A default that is named as the operation is it too.
 */
export function bind(operations: readonly string[], exports: readonly GuestExport[]): Names {
  const byName = new Map(exports.map((e) => [e.name, e]));
  const names = new Map(exports.map((e) => [e.name, e.name]));
  const chosen = exports.filter((e) => e.chosen === true);
  const [only] = chosen.length === 1 ? chosen : [];
  const fallback = only ?? byName.get('default');
  for (const operation of operations) {
    if (!byName.has(operation) && fallback !== undefined && (operations.length === 1 || fallback.called === operation)) names.set(operation, fallback.name);
  }
  return names;
}

interface Binding {
  readonly operations: readonly string[];
  /** A question that nobody can have been asked before. */
  readonly nonce: () => string;
  /** Those by which the operations have other names than the module gives them; none where it is to have those of now. */
  readonly moves?: readonly Decision[];
}

/**
 * Puts the names between caller and guest. Batches are taken one after the other. Each ends with a question that nobody can have been asked
 * before (`nonce`) and to which there is no answer but that there is no such operation: answers to another batch do not end so.
 */
export function boundSubject(started: Started, { operations, nonce, moves = [] }: Binding): Subject {
  if (!started.ok) {
    const { observation } = started;
    return { guest: null, runs: null, exports: [], has: () => false, own: (name) => name, run: async (cases) => cases.map(() => observation), close: async () => undefined };
  }
  const { guest, own } = underNamesOfNow(started.guest, moves);
  const names = bind(operations, guest.exports);
  let last: Promise<unknown> = Promise.resolve();
  const run: Subject['run'] = (cases, enough) => {
    const next = last.then(() => ask(guest, cases, { names, enough, nonce }));
    last = next.catch(() => undefined);
    return next;
  };
  return { guest, runs: started.of, exports: guest.exports, has: (operation) => names.has(operation), own: (name) => own(names.get(name) ?? name), run, close: () => guest.close() };
}

interface Asking {
  readonly names: Names;
  readonly enough: Enough | undefined;
  readonly nonce: () => string;
}

async function ask(guest: Guest, cases: readonly Case[], { names, enough, nonce }: Asking): Promise<readonly Observation[]> {
  const there: Case[] = [];
  for (const c of cases) {
    const name = names.get(c.operation);
    if (name !== undefined) there.push(name === c.operation ? c : { ...c, operation: name });
  }
  const whole = (answers: readonly Observation[]): readonly Observation[] => withMissing(cases, answers, names);
  const answers = there.length === 0 ? [] : await answered(guest, there, { enough: enough && ((observed) => enough(whole(observed))), nonce });
  return whole(answers);
}

/** Up to the first case that has no answer yet. */
function withMissing(cases: readonly Case[], answers: readonly Observation[], names: Names): readonly Observation[] {
  const all: Observation[] = [];
  let next = 0;
  for (const c of cases) {
    const answer = names.has(c.operation) ? answers[next++] : noExport(c.operation);
    if (answer === undefined) break;
    all.push(answer);
  }
  return all;
}

/** What the guest said; that it could not be run, where it cannot be what it says to these cases. */
async function answered(guest: Guest, cases: readonly Case[], { enough, nonce }: Pick<Asking, 'enough' | 'nonce'>): Promise<readonly Observation[]> {
  const mark = nonce();
  const answers = await guest.run([...cases, { kind: 'call', operation: mark, input: '[]' }], enough);
  const last = answers[cases.length];
  const isOver = answers.length <= cases.length && enough?.(answers) === true;
  if (isOver || (answers.length === cases.length + 1 && last?.kind === 'couldNotRun' && last.text.includes(mark))) return answers.slice(0, cases.length);
  const text = `could not run: ${answers.length} answers came to ${cases.length + 1} questions, and the last is ${last === undefined ? 'not there' : 'not to the last of them'}`;
  return cases.map(() => ({ kind: 'couldNotRun', text }));
}

/** Both as a search sees them; null where one of them does not run. */
export function sidesOf({ prior, candidate }: { readonly prior: Subject | null; readonly candidate: Subject }): Sides | null {
  if (prior === null || prior.guest === null || candidate.guest === null) return null;
  return { prior: { ...prior.guest, run: prior.run }, candidate: { ...candidate.guest, run: candidate.run } };
}

