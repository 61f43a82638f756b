import type { Case } from './case.js';
import type { Observation } from './observation.js';
import type { GuestExport } from './protocol.js';
import type { Expected } from './spec.js';
import type { Printed } from './value.js';

/**
 * Spec code made ready for the evaluator: JavaScript (types erased), with the subject's operations as free names that the evaluator
 * supplies. The evaluator never sees the candidate, and the candidate never sees this.
 */
export type Program =
  | { readonly id: string; readonly kind: 'expression'; readonly code: string; readonly expected: Expected }
  /** Statements; checkpoint n is the call `__checkpoint(n, () => expression)`, with `async () =>` where the expression awaits. */
  | { readonly id: string; readonly kind: 'example'; readonly code: string; readonly checkpoints: readonly Expected[] }
  /** A function of the property's parameters. */
  | { readonly id: string; readonly kind: 'property'; readonly code: string }
  /** A function of the operation's parameters; true where the outcome is free. */
  | { readonly id: string; readonly kind: 'predicate'; readonly code: string }
  /** Declares a function of the operation's name. */
  | { readonly id: string; readonly kind: 'model'; readonly operation: string; readonly code: string };

/**
 * What the subject offers: dotted names are members, `Cart.from`. Methods are told from getters by `members`, so these come from the
 * spec's signature or from the prior, never from the candidate: it could choose what is asked of it.
 */
export type SubjectOperation = Pick<GuestExport, 'name' | 'kind' | 'members'>;

/** One run of a program. */
export interface Task {
  readonly program: string;
  /** Of a property, predicate or model the argument list, printed as one array; else null. */
  readonly input: Printed | null;
  /** Of a model: what is judged, the observation of a call; null to be told what the model itself does. */
  readonly observation: Observation | null;
}

export interface Judgement {
  /**
   * Of a predicate `holds` says true and `violated` false. `vacuous`: an `implies` excluded the input, or nothing was asked of the
   * subject where something should have been. `opaque`: it rests on what cannot be seen into. `faulty`: the spec's own code threw,
   * does not settle, or asks what cannot be asked: that is a finding, never a violation. `couldNotRun`: the subject could not be asked.
   */
  readonly result: 'holds' | 'violated' | 'vacuous' | 'opaque' | 'faulty' | 'couldNotRun';
  /** In words: what was expected and what came, or what the spec's code threw. Empty where it holds, but of a model that was told no observation: its own. */
  readonly detail: string;
  /** Of an example: number of the checkpoint that was violated or opaque, from 0. */
  readonly checkpoint: number | null;
  /** What it asked of the subject, in order, each case once. */
  readonly calls: readonly { readonly case: Case; readonly observation: Observation }[];
}

/**
 * Answers calls of the subject; in the order of asking, one observation a case. It may be called again before it has answered: while
 * the subject works on one batch, the spec's code runs on the next.
 */
export type Ask = (cases: readonly Case[]) => Promise<readonly Observation[]>;

/** Runs spec code in a contained process in which no candidate is. */
export interface Evaluator {
  /** Takes the place of what was loaded before. Gives, for each program that does not compile, why. */
  load(programs: readonly Program[], operations: readonly SubjectOperation[]): Promise<readonly { readonly program: string; readonly message: string }[]>;
  /** Runs each task until nothing that it asks is unknown. One judgement a task, in order. Never rejects for what spec code does. */
  judge(tasks: readonly Task[], ask: Ask): Promise<readonly Judgement[]>;
  close(): Promise<void>;
}
