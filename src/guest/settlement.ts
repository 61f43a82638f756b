import types from 'node:util/types';
import { apply, promiseThen } from './primordials.js';

/** What became of a promise. */
export interface Settlement {
  state: 'pending' | 'fulfilled' | 'rejected';
  value: unknown;
}

type Then = (this: unknown, settled: (value: unknown) => void, failed: (reason: unknown) => void) => unknown;

const { isPromise, isProxy } = types;

/** The `then` by which a value is waited for; null where it is no promise and no thenable. A `then` that throws when read is none. */
export function thenOf(value: unknown): Then | null {
  if (isPromise(value)) return nativeThen;
  try {
    const then = (value as { then?: unknown }).then;
    return typeof then === 'function' && !isProxy(value) ? then as Then : null;
  } catch {
    return null;
  }
}

/** Its own `then` may be overwritten on a native promise. */
function nativeThen(this: unknown, settled: (value: unknown) => void, failed: (reason: unknown) => void): unknown {
  return promiseThen(this as object, settled, failed);
}

/** Waits for a promise. `settled` is called at once when it settles; the first word counts. */
export function watch(promise: object, then: Then | null, settled: () => void): Settlement {
  const settlement: Settlement = { state: 'pending', value: undefined };
  const become = (state: 'fulfilled' | 'rejected') => (value: unknown): void => {
    if (settlement.state !== 'pending') return;
    settlement.state = state;
    settlement.value = value;
    settled();
  };
  try {
    apply(then ?? nativeThen, promise, [become('fulfilled'), become('rejected')]);
  } catch (error) {
    become('rejected')(error);
  }
  return settlement;
}
