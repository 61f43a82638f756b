import { CaseTable } from './case-table.js';
import type { Foresight } from './foresight.js';
import type { Met } from '../value/expected.js';
import type { Made } from '../value/made.js';

/** One run of a task's code, and what came of it. It is thrown away where something unknown was asked. */
export interface Run {
  readonly table: CaseTable;
  /** Numbers of the cases that were asked, one for each call. */
  readonly sequence: number[];
  /** The sequence of the run before, which this one repeats: nothing that it depends on has changed but that more is known. */
  readonly earlier: readonly number[];
  /** Numbers of the cases that were asked after the first without an answer. */
  readonly ahead: number[];
  /** What the program is going to ask; null where nothing is to be asked ahead. */
  readonly foresight: Foresight | null;
  /** An unknown call waits for its answer before it goes on, instead of being noted. */
  readonly blocking: boolean;
  /** Why the code is not to go on, whatever it catches. */
  stop: Stop | null;
  /** Calls after the stop. */
  late: number;
  /** What the verdict would rest on and cannot be seen. */
  opaque: string | null;
  /** What the subject threw, by identity. */
  readonly thrown: Set<unknown>;
  /** What was thrown and handled by nobody, outside of the code's own course. */
  loose: { readonly value: unknown } | null;
  /** Inputs that an `implies` let through, and that it did not. */
  entered: number;
  excluded: number;
  readonly checkpoints: Map<number, Met>;
  /** Of a checkpoint whose promise is pending. */
  readonly promises: Promise<unknown>[];
}

export type Stop =
  /** A call without an answer was noted. */
  | { readonly why: 'unknown'; readonly detail: '' }
  /** The spec asks what cannot be asked. */
  | { readonly why: 'fault'; readonly detail: string }
  /** The subject exited, crashed or hung, which nothing can catch. */
  | { readonly why: 'ended'; readonly detail: string }
  /** The subject could not be asked. */
  | { readonly why: 'couldNotRun'; readonly detail: string };

/** An instance that spec code made. */
export interface Handle {
  readonly className: string;
  /** What the constructor gave, as far as it can be seen. */
  readonly made: unknown;
  /** How it was made, as an argument has it. */
  readonly expression: Made;
  /** What was asked of it since: getters alone do nothing to it. */
  readonly asked: () => 'nothing' | 'read' | 'called';
  /** What a property of it is by now, without asking that in the session that the spec's code goes on with. */
  readonly look: (property: string) => unknown;
  /** What it was handed to, where that may have changed it. */
  gone: string | null;
}

/** What the stubs, handles and helpers share: whose code is at work. */
export interface Scope {
  run: Run;
  /** Our own code looks at values: guards let it. */
  inside: boolean;
  /** A guard of an instance was met while our own code looked. */
  met: string | null;
  readonly handles: WeakMap<object, Handle>;
  /** Functions of the subject's that a session gave, which cannot be seen into: calling one asks on. */
  readonly calls: WeakMap<object, (args: readonly unknown[]) => unknown>;
  /** Instances that a session gave: how to have what a member of theirs gives, where that can be asked. */
  readonly given: WeakMap<object, (member: string) => (() => unknown) | undefined>;
  /** Is told what the call at work gives. */
  taker: ((value: unknown) => void) | null;
  /** How many there are. */
  instances: number;
  /** Asks one case and waits for its answer. */
  readonly block: (run: Run, number: number) => void;
}

export function newRun(table: CaseTable, { blocking, earlier, foresight }: Pick<Run, 'blocking' | 'earlier' | 'foresight'>): Run {
  return {
    table, blocking, earlier, foresight, sequence: [], ahead: [], stop: null, late: 0, opaque: null, thrown: new Set(), loose: null, entered: 0, excluded: 0, checkpoints: new Map(), promises: [],
  };
}

const FEW = 20;

/** Each case that was asked and answered, once, in the order in which they were asked first. */
export function askedBy({ sequence, table }: Run): number[] {
  // Mostly there are two or three: a set costs more than looking.
  const distinct = sequence.length < FEW ? sequence.filter((number, i) => sequence.indexOf(number) === i) : [...new Set(sequence)];
  return distinct.filter((number) => table.answer(number) !== undefined);
}

/** Thrown to leave the code of a spec. That it was thrown is known from the run, so that catching it changes nothing. */
export const STOPPED: Readonly<Error> = Object.freeze(Object.assign(Object.create(null) as Error, { name: 'Stopped', message: 'The run of this code has ended.' }));

export function stopWith(run: Run, stop: Stop): never {
  run.stop ??= stop;
  throw STOPPED;
}

export function fault(run: Run, detail: string): never {
  return stopWith(run, { why: 'fault', detail });
}

export function restOnOpaque(run: Run, what: string): void {
  run.opaque ??= what;
}

/** Looks at values of the spec's code without that counting as the spec's doing. */
export function lookInside<T>(scope: Scope, look: () => T): T {
  const outer = scope.inside;
  scope.inside = true;
  try {
    return look();
  } finally {
    scope.inside = outer;
  }
}

/**
 * Whether an error of the spec's own code may come from what the subject gave: `total([]).cents` of an answer that is undefined. What
 * is thrown before anything was answered, and a name that is not there, is the spec's alone.
 */
export function followsFromAnswers(run: Run, error: unknown): boolean {
  return run.sequence.length > 0 && (error instanceof TypeError || error instanceof RangeError);
}
