import type { Case } from './case.js';
import type { Observation } from './observation.js';
import type { Expected } from './spec.js';
import type { Printed } from './value.js';

/**
 * Spec code made ready for the evaluator: JavaScript (types erased), with the subject's operations as free names that the evaluator
 * supplies. The evaluator never sees the candidate, and the candidate never sees this.
 */
export type Program =
  | { readonly id: string; readonly kind: 'expression'; readonly code: string; readonly expected: Expected }
  | { readonly id: string; readonly kind: 'example'; readonly code: string; readonly checkpoints: readonly Expected[] }
  /** A function of the property's parameters. */
  | { readonly id: string; readonly kind: 'property'; readonly code: string }
  /** A function of the operation's parameters; true where the outcome is free. */
  | { readonly id: string; readonly kind: 'predicate'; readonly code: string }
  /** Declares a function of the operation's name. */
  | { readonly id: string; readonly kind: 'model'; readonly operation: string; readonly code: string };

/** One run of a program. */
export interface Task {
  readonly program: string;
  /** Of a property, predicate or model the argument list, printed as one array; else null. */
  readonly input: Printed | null;
  /** Of a model: what is judged. */
  readonly observation: Observation | null;
}

export interface Judgement {
  /**
   * `vacuous`: an `implies` excluded the input, or nothing was asked of the subject where something should have been. `opaque`: it
   * rests on what cannot be seen into. `faulty`: the spec's own code threw, or does not settle: that is a finding, never a violation.
   */
  readonly result: 'holds' | 'violated' | 'vacuous' | 'opaque' | 'faulty';
  /** In words: what was expected and what came, or what the spec's code threw. Empty where it holds. */
  readonly detail: string;
  /** Of an example: number of the checkpoint that was violated. */
  readonly checkpoint: number | null;
  /** What it asked of the subject, in order, each case once. */
  readonly calls: readonly { readonly case: Case; readonly observation: Observation }[];
}

/** Answers calls of the subject; in the order of asking, one observation a case. */
export type Ask = (cases: readonly Case[]) => Promise<readonly Observation[]>;

/** Runs spec code in a contained process in which no candidate is. */
export interface Evaluator {
  /** Gives, for each program that does not compile, why. Operations are the names that stand for the subject. */
  load(programs: readonly Program[], operations: readonly string[]): Promise<readonly { readonly program: string; readonly message: string }[]>;
  /** Runs each task until nothing that it asks is unknown. One judgement a task, in order. Never rejects for what spec code does. */
  judge(tasks: readonly Task[], ask: Ask): Promise<readonly Judgement[]>;
  close(): Promise<void>;
}
