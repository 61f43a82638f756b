import promised from 'node:timers/promises';
import { apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, promiseThen } from './primordials.js';

type Callable = (this: unknown, ...args: unknown[]) => unknown;
interface Options { readonly signal?: AbortSignal; readonly ref?: boolean }

export interface TimersOfSubject {
  /** As the subject has them. */
  readonly timeout: Callable;
  readonly interval: Callable;
  /** Lets a timer of theirs not keep the process going. */
  readonly unref: (timer: unknown) => void;
}

const OwnPromise = Promise;
const { AbortController: Controller, AbortSignal: Signal, clearTimeout: cancel } = globalThis;
const { addEventListener: listen, removeEventListener: unlisten } = EventTarget.prototype as unknown as Record<'addEventListener' | 'removeEventListener', Callable>;
const isAborted = getOwnPropertyDescriptor(Signal.prototype, 'aborted')?.get as Callable;
const abort = Controller.prototype.abort as Callable;

/**
 * Timers behind promises and signals are set within Node, past the functions that others can replace: here they are set by these. What
 * Node would refuse it is left to refuse, and what was aborted to say so: its errors are of classes that nobody else has.
 */
export function replacePromised(given: TimersOfSubject): void {
  const { timeout, unref } = given;
  const set = (original: Callable) => {
    const wait = (after?: unknown, value?: unknown, options?: Options): unknown => {
      if (!isTaken(after, options)) return original(after, value, options);
      const signal = options?.signal;
      return new OwnPromise((resolve, reject) => {
        const done = (): void => {
          if (signal !== undefined) apply(unlisten, signal, ['abort', stop]);
          resolve(value);
        };
        const stop = (): void => {
          cancel(timer as never);
          promiseThen(original(after, value, options) as object, resolve, reject);
        };
        const timer = apply(timeout, undefined, [done, after]);
        if (options?.ref === false) unref(timer);
        if (signal !== undefined) apply(listen, signal, ['abort', stop, { __proto__: null, once: true }]);
      });
    };
    return wait;
  };
  const wait = replaceMethod(promised, 'setTimeout', (original) => {
    const own = set(original);
    return function (this: unknown, ...args: unknown[]) {
      return own(args[0], args[1], args[2] as Options);
    };
  });
  replaceMethod(promised, 'setInterval', (original) => repeat(original, given));
  const { scheduler } = promised;
  replaceMethod(getPrototypeOf(scheduler) as object, 'wait', (original) => function (this: unknown, ...args: unknown[]) {
    return this === scheduler ? wait(args[0], undefined, args[1]) : apply(original, this, args);
  });
  replaceMethod(Signal, 'timeout', (original) => function (this: unknown, ...args: unknown[]) {
    const delay = args[0];
    if (typeof delay !== 'number' || !(delay >= 0 && delay <= 0xff_ff_ff_ff) || delay % 1 !== 0) return apply(original, this, args);
    const controller = new Controller();
    const { signal } = controller;
    unref(apply(timeout, undefined, [() => apply(abort, controller, [timedOut()]), delay]));
    return signal;
  });
}

/** One item each time that the timer fires, as Node gives them. */
function repeat(original: Callable, { interval, unref }: TimersOfSubject): Callable {
  return async function* (this: unknown, ...args: unknown[]): AsyncGenerator<unknown> {
    const after = args[0];
    const value = args[1];
    const options = args[2] as Options | undefined;
    if (!isTaken(after, options)) return yield* original(after, value, options) as AsyncGenerator<unknown>;
    const signal = options?.signal;
    let due = 0;
    let wake: (() => void) | null = null;
    const ring = (): void => {
      wake?.();
      wake = null;
    };
    const isStopped = (): boolean => signal !== undefined && apply(isAborted, signal, []) === true;
    const timer = apply(interval, undefined, [() => {
      due++;
      ring();
    }, after]);
    if (options?.ref === false) unref(timer);
    try {
      if (signal !== undefined) apply(listen, signal, ['abort', ring, { __proto__: null, once: true }]);
      while (!isStopped()) {
        if (due === 0) {
          await new OwnPromise<void>((resolve) => {
            wake = resolve;
          });
        }
        for (; due > 0; due--) yield value;
      }
      return yield* original(after, value, options) as AsyncGenerator<unknown>;
    } finally {
      cancel(timer as never);
      if (signal !== undefined) apply(unlisten, signal, ['abort', ring]);
    }
  };
}

function isTaken(after: unknown, options: unknown): boolean {
  if (after !== undefined && typeof after !== 'number') return false;
  if (options === undefined) return true;
  if (typeof options !== 'object' || options === null) return false;
  const { signal, ref } = options as { signal?: unknown; ref?: unknown };
  if (ref !== undefined && typeof ref !== 'boolean') return false;
  return signal === undefined || (signal instanceof Signal && apply(isAborted, signal, []) === false);
}

const platformError = getOwnPropertyDescriptor(globalThis, 'DOMException');

function timedOut(): object {
  const Class: unknown = platformError?.get === undefined ? platformError?.value : apply(platformError.get, globalThis, []);
  return construct(Class as never, ['The operation was aborted due to timeout', 'TimeoutError']) as object;
}

function replaceMethod(target: object, name: string, by: (original: Callable) => Callable): Callable {
  const own = getOwnPropertyDescriptor(target, name) as PropertyDescriptor;
  const original = own.value as Callable;
  const replaced = by(original);
  for (const key of ownKeys(original)) {
    const part = getOwnPropertyDescriptor(original, key);
    if (part !== undefined && key !== 'prototype') defineProperty(replaced, key, part);
  }
  defineProperty(target, name, { ...own, value: replaced });
  return replaced;
}
