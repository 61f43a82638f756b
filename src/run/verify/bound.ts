import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { Guest, Started } from '../../model/ports.js';
import type { GuestExport } from '../../model/protocol.js';

/** An implementation that answers cases by the spec's names of operations; where it lacks one, or does not load, that is its answer. */
export interface Subject {
  /** One observation a case, in order; fewer once `enough` says so. */
  run(cases: readonly Case[], enough?: () => boolean): Promise<readonly Observation[]>;
  readonly guest: Guest | null;
  readonly exports: readonly GuestExport[];
  close(): Promise<void>;
}

/** What an operation is called → what the module exports it as; absent where it lacks it. */
export type Names = ReadonlyMap<string, string>;

/**
 * Finds the spec's operations among a module's exports: by name; else, where the spec knows one operation and the module has a default
 * export, that. A default that is named as the operation is it too.
 */
export function bind(operations: readonly string[], exports: readonly GuestExport[]): Names {
  const byName = new Map(exports.map((e) => [e.name, e]));
  const names = new Map(exports.map((e) => [e.name, e.name]));
  const fallback = byName.get('default');
  for (const operation of operations) {
    if (!byName.has(operation) && fallback !== undefined && (operations.length === 1 || fallback.called === operation)) names.set(operation, 'default');
  }
  return names;
}

/** Puts the names between caller and guest. Batches are taken one after the other. */
export function boundSubject(started: Started, operations: readonly string[]): Subject {
  if (!started.ok) {
    const { observation } = started;
    return { guest: null, exports: [], run: async (cases) => cases.map(() => observation), close: async () => undefined };
  }
  const { guest } = started;
  const names = bind(operations, guest.exports);
  let last: Promise<unknown> = Promise.resolve();
  const run: Subject['run'] = (cases, enough) => {
    const next = last.then(() => ask(guest, cases, { names, enough }));
    last = next.catch(() => undefined);
    return next;
  };
  return { guest, exports: guest.exports, run, close: () => guest.close() };
}

async function ask(guest: Guest, cases: readonly Case[], { names, enough }: { names: Names; enough: (() => boolean) | undefined }): Promise<readonly Observation[]> {
  const there: Case[] = [];
  for (const c of cases) {
    const name = names.get(c.operation);
    if (name !== undefined) there.push(name === c.operation ? c : { ...c, operation: name });
  }
  const answers = there.length === 0 ? [] : await guest.run(there, enough);
  const all: Observation[] = [];
  let next = 0;
  for (const c of cases) {
    const answer = names.has(c.operation) ? answers[next++] : lacking(c.operation);
    if (answer === undefined) break;
    all.push(answer);
  }
  return all;
}

/** A candidate that lacks an export has behaved so. */
function lacking(operation: string): Observation {
  return { kind: 'failedToLoad', text: `has no export ${operation}` };
}
