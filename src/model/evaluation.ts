import type { Judgement, Program, SubjectOperation } from './program.js';
import type { SameValue, Step } from './case.js';
import type { Printed } from './value.js';

/**
 * What the coordinator and the evaluator say to each other: one JSON object a line, requests on the evaluator's file descriptor 3,
 * replies on 4.
 *
 *   coordinator                              evaluator
 *   {"say":"load", …}                →
 *                                    ←       {"say":"compiled","faults":[…]}
 *   {"say":"work","tasks":[…], …}    →
 *                                    ←       {"say":"did", …,"over":false}   now and then: it is alive
 *                                    ←       {"say":"did","asks":[…],"over":true}
 *   {"say":"answers", …}             →                                       until each task is judged
 *                                    ←       {"say":"blocked","ask":…}       one question that a task waits for
 *   {"say":"answer", …}              →
 *
 * Batches may be under way side by side; requests are worked off in the order in which they come.
 */
export type EvaluatorRequest = ProgramsRequest | WorkRequest | AnswersRequest | AnswerRequest;
export type EvaluatorReply = CompiledReply | AtReply | TasksReply | BlockedReply;

export interface ProgramsRequest {
  readonly say: 'load';
  readonly programs: readonly Program[];
  readonly operations: readonly SubjectOperation[];
  /** Programs may be run ahead of what is known. Not where an earlier process did not come to an end: such a run may be why. */
  readonly foresight: boolean;
}

export interface WorkRequest {
  readonly say: 'work';
  readonly batch: number;
  /** Say which task is at work: one of them has ended a process. */
  readonly careful: boolean;
  readonly tasks: readonly WireTask[];
  /** Cases with their answers that an earlier process had asked for, in the order of their numbers. */
  readonly known: readonly (readonly [asked: WireCall, ...WireAnswer])[];
}

/** A step of a session with its argument list. */
export type WireStep = readonly [access: Step['access'], member: string, input: Printed, same?: readonly SameValue[] | null, on?: number];

/** Number in the batch, number of the program, and what it runs on. */
export type WireTask = readonly [task: number, program: number, input: Printed | null, observation: WireAnswer | null];

/** Operation, then the argument list of a call or the steps of a session. */
export type WireCall = readonly [operation: string, input: Printed] | readonly [operation: string, ...steps: WireStep[]];

/** Kind and text of an observation. */
export type WireAnswer = readonly [kind: string, text: string];

/** Answers to all that the batch has asked and that has none, in order. */
export interface AnswersRequest {
  readonly say: 'answers';
  readonly batch: number;
  readonly answers: readonly WireAnswer[];
}

export interface AnswerRequest {
  readonly say: 'answer';
  readonly answer: WireAnswer;
}

export interface CompiledReply {
  readonly say: 'compiled';
  /** Number of the program, and why it does not compile. */
  readonly faults: readonly (readonly [program: number, message: string])[];
}

/** In careful work: the task that begins. */
export interface AtReply {
  readonly say: 'at';
  readonly task: number;
}

export interface TasksReply {
  readonly say: 'did';
  readonly batch: number;
  readonly judged: readonly WireJudgement[];
  /** New cases; they are numbered over the batch, in the order in which they are asked. */
  readonly asks: readonly WireCall[];
  /** The step is done: what is not judged waits for answers. */
  readonly over: boolean;
}

/** `calls`: numbers of cases. */
export type WireJudgement = readonly [task: number, result: Judgement['result'], detail: string, checkpoint: number | null, calls: readonly number[]];

export interface BlockedReply {
  readonly say: 'blocked';
  readonly batch: number;
  /** Number of a case that has stood in `asks`. */
  readonly ask: number;
}
