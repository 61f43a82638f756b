import timers from 'node:timers';
import { apply, cancelImmediate, cancelTimer, defineProperty, ownKeys, getOwnPropertyDescriptor } from './primordials.js';

/** Timers that the running case has set. */
export interface Timers {
  /** Takes away what the case that has just ended left behind, so that it cannot reach into a later one; gives how many had yet to fire. */
  clear(): number;
  /** From here on timers belong to cases; those of the module's own loading stay. */
  watch(): void;
}

type Setter = (...args: unknown[]) => unknown;

export function createTimers(): Timers {
  let left: NodeJS.Timeout[] = [];
  let immediates: NodeJS.Immediate[] = [];
  let watching = false;
  const wrap = (name: 'setTimeout' | 'setInterval' | 'setImmediate'): void => {
    const original = timers[name] as unknown as Setter;
    const wrapped = function (this: unknown, ...args: unknown[]): unknown {
      const timer = apply(original, this, args) as never;
      if (watching && name === 'setImmediate') immediates[immediates.length] = timer;
      else if (watching) left[left.length] = timer;
      return timer;
    };
    for (const key of ownKeys(original)) {
      const own = getOwnPropertyDescriptor(original, key);
      if (own !== undefined && key !== 'prototype') defineProperty(wrapped, key, own);
    }
    defineProperty(globalThis, name, { value: wrapped, writable: true, enumerable: true, configurable: true });
    defineProperty(timers, name, { value: wrapped, writable: true, enumerable: true, configurable: true });
  };
  wrap('setTimeout');
  wrap('setInterval');
  wrap('setImmediate');
  return {
    clear: () => {
      let waiting = 0;
      if (left.length > 0) {
        for (let i = 0; i < left.length; i++) {
          if (!isOver(left[i])) waiting++;
          cancelTimer(left[i]);
        }
        left = [];
      }
      if (immediates.length > 0) {
        for (let i = 0; i < immediates.length; i++) {
          if (!isOver(immediates[i])) waiting++;
          cancelImmediate(immediates[i]);
        }
        immediates = [];
      }
      return waiting;
    },
    watch: () => {
      watching = true;
    },
  };
}

/** Node marks a timer that has fired for good, or was cancelled. */
function isOver(timer: unknown): boolean {
  return (timer as { readonly _destroyed?: boolean })._destroyed === true;
}
