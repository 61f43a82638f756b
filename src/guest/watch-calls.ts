import type { RefusedReply } from '../model/protocol.js';
import { apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys } from './primordials.js';
import type { Refusals } from './refusals.js';

export type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** How calls of one module's functions are watched. */
export interface Watch {
  readonly refusals: Refusals;
  /** What a refusal here means where its error does not say. */
  readonly kind: RefusedReply['kind'];
  /** Called before each call. */
  readonly before: (name: string, args: unknown[]) => void;
}

/** Puts a wrapper in the place of each function of `target`, so that a refusal is seen even if the subject swallows its error. */
export function watchCalls(target: object, names: readonly string[], watch: Watch): void {
  for (const name of names) replaceCall(target, name, (original) => watched(name, original, watch));
}

/** Puts what is made of a function in its place, looking as it does; nothing where there is none, or it cannot be replaced. */
export function replaceCall(target: object, name: string, make: (original: Callable) => Callable): void {
  const own = getOwnPropertyDescriptor(target, name);
  const original: unknown = own?.value;
  if (typeof original !== 'function' || own?.configurable !== true) return;
  const made = make(original as Callable);
  for (const key of ownKeys(original)) {
    const shown = getOwnPropertyDescriptor(original, key);
    if (shown !== undefined) defineProperty(made, key, shown);
  }
  defineProperty(target, name, { ...own, value: made });
}

function watched(name: string, original: Callable, watch: Watch): Callable {
  const wrapped = function (this: unknown, ...args: unknown[]): unknown {
    watch.before(name, args);
    const last = args.length - 1;
    const resource = typeof args[0] === 'string' ? args[0] : typeof args[1] === 'string' ? args[1] : '';
    const callback = args[last];
    if (typeof callback === 'function') args[last] = seeing(callback as Callable, watch, resource);
    try {
      const result = new.target === undefined ? apply(original, this, args) as unknown : construct(original, args, new.target === wrapped ? original : new.target) as unknown;
      return result instanceof WatchedPromise ? rethrowing(result, watch, resource) : result;
    } catch (error) {
      watch.refusals.see(error, watch.kind, resource);
      throw error;
    }
  };
  return wrapped;
}

const WatchedPromise = Promise;

function seeing(callback: Callable, watch: Watch, resource: string): Callable {
  return function (this: unknown, ...args: unknown[]): unknown {
    watch.refusals.see(args[0], watch.kind, resource);
    return apply(callback, this, args) as unknown;
  };
}

/** The promise that the subject gets is ours, so that a rejection which it does not handle stays unhandled. */
async function rethrowing(promise: Promise<unknown>, watch: Watch, resource: string): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    watch.refusals.see(error, watch.kind, resource);
    throw error;
  }
}
