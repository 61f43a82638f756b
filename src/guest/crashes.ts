import process from 'node:process';
import { print } from '../value/print.js';
import { drainQueues, isArray, ownKeys } from './primordials.js';
import type { Recorder } from './recorder.js';
import type { Run } from './runner.js';

/** Exceptions and rejections that nobody handled belong to the case at work, or to the loading of the module. */
export function watchCrashes(recorder: Recorder, current: () => Run | null, crashed: (error: unknown) => void): void {
  const note = (error: unknown): void => {
    recorder.crash ??= print(error, { limit: 10_000 });
    crashed(error);
  };
  process.on('uncaughtException', note);
  process.on('unhandledRejection', (reason: unknown, promise: Promise<unknown>) => {
    // Who gets a list of promises handles them afterwards: a rejected one inside the result is no crash.
    const run = current();
    if (run === null || !holds(run.value, promise)) note(reason);
  });
  guardTicks(note);
}

/** An exception that leaves a callback of `nextTick` would leave Node's stack of asynchronous contexts in disorder. */
function guardTicks(note: (error: unknown) => void): void {
  const original = process.nextTick;
  const guarded = (callback: unknown, ...args: unknown[]): void => {
    if (typeof callback !== 'function') return original(callback as () => void);
    original(() => {
      try {
        Reflect.apply(callback, undefined, args);
      } catch (error) {
        note(error);
      }
    });
  };
  process.nextTick = guarded as typeof process.nextTick;
}

/** Runs what waits in the queues of microtasks and ticks; what escapes from them is a crash. */
export function createQueues(recorder: Recorder): () => void {
  return () => {
    try {
      drainQueues();
    } catch (error) {
      recorder.crash ??= print(error, { limit: 10_000 });
    }
  };
}

function holds(value: unknown, promise: Promise<unknown>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  try {
    if (isArray(value)) {
      for (let i = 0; i < value.length; i++) if (value[i] === promise) return true;
      return false;
    }
    const keys = ownKeys(value);
    for (let i = 0; i < keys.length; i++) if ((value as Record<PropertyKey, unknown>)[keys[i] as string] === promise) return true;
    return false;
  } catch {
    return false;
  }
}
