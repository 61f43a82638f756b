import type { GuestLimits } from '../model/protocol.js';

/**
 * What happens besides the result while one step of a case runs: console output and calls of functions that were handed in. It is
 * filled through the wrappers that the subject sees, and taken out by the runner at the end of the step; of the last one, when what it left
 * behind has ended too.
 */
export interface Recorder {
  /** Counts cases; a wrapper made for an earlier case records nothing. */
  epoch: number;
  console: string[];
  callbacks: string[];
  /** Functions handed in so far in this case. */
  functions: number;
  /** Characters that may still be recorded in this case. */
  left: number;
  /** All steps have answered, none of the last through a promise: functions that are called now are called later. */
  hasAnswered: boolean;
  /** The event loop has turned since all steps have answered: so is all else. */
  isLater: boolean;
  /** Printed reason of an exception or rejection that nobody handled. */
  crash: string | null;
}

export function createRecorder(limits: GuestLimits): Recorder {
  return { epoch: 0, console: [], callbacks: [], functions: 0, left: limits.console, hasAnswered: false, isLater: false, crash: null };
}

/** Lists are replaced only where they hold something: most cases record nothing. */
export function beginCase(recorder: Recorder, limits: GuestLimits): void {
  recorder.epoch++;
  recorder.functions = 0;
  recorder.left = limits.console;
  recorder.hasAnswered = false;
  recorder.isLater = false;
  recorder.crash = null;
  beginStep(recorder);
}

export function beginStep(recorder: Recorder): void {
  if (recorder.console.length > 0) recorder.console = [];
  if (recorder.callbacks.length > 0) recorder.callbacks = [];
}

/** Adds an entry to one of the lists; the first that does not fit any more is recorded as cut, and nothing after it. */
export function record(recorder: Recorder, list: string[], entry: () => string, cut: string): void {
  if (recorder.left <= 0) return;
  const when = recorder.isLater || (recorder.hasAnswered && list === recorder.callbacks) ? 'later ' : '';
  const text = when + entry();
  recorder.left -= text.length + 2;
  list[list.length] = recorder.left > 0 ? text : when + cut;
}
