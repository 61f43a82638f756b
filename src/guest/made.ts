import type { Made } from '../value/made.js';
import { apply, getOwnPropertyDescriptor, promiseThen } from './primordials.js';

type Class = new (...args: unknown[]) => object;
type Maker = (...args: unknown[]) => object;

const { AbortController: Controller, AbortSignal: Signal, ReadableStream: Stream } = globalThis;
const nothing = (): void => undefined;

/** By the heads of the forms; a subject may replace the globals, so they are taken before it loads. */
const MAKERS: Readonly<Record<string, Maker>> = {
  'Promise.resolve(': (value) => Promise.resolve(value),
  'Promise.reject(': rejected,
  'AbortSignal.abort(': (...reason) => apply(Signal.abort, Signal, reason),
  'new AbortController().signal': () => new Controller().signal,
  '(async function* () { yield* ': (list) => (async function* () { yield* list as Iterable<unknown>; })(),
  'ReadableStream.from(': streamOf,
};

/** As they are before a subject loads: it may replace the globals. */
const CLASSES: Readonly<Record<string, () => Class | undefined>> = Object.fromEntries(
  ['WeakMap', 'WeakSet', 'Headers', 'FormData', 'Blob', 'Request', 'Response', 'TextEncoder', 'TextDecoder', 'EventTarget', 'Proxy'].map((name) => [`new ${name}(`, classNamed(name)]),
);

/** Node loads what `fetch` needs when it is first asked for: that takes longer than all else that a guest does before its first case. */
function classNamed(name: string): () => Class | undefined {
  const own = getOwnPropertyDescriptor(globalThis, name);
  return () => (own?.get === undefined ? own?.value : apply(own.get, globalThis, [])) as Class | undefined;
}

/** The real thing that an expression of an input stands for. Throws what the platform says to arguments that it does not take. */
export function makeReal({ form, args }: Made): object {
  const make = MAKERS[form.head];
  if (make !== undefined) return make(...args);
  const Class = CLASSES[form.head]?.();
  if (Class === undefined) throw new TypeError(`there is no ${form.name} here`);
  return new Class(...args);
}

/** What `ReadableStream.from` itself gives is of a hidden class of Node's. */
function streamOf(list: unknown): object {
  return new Stream({
    start: (controller) => {
      const items = list as readonly unknown[];
      for (let i = 0; i < items.length; i++) controller.enqueue(items[i]);
      controller.close();
    },
  });
}

/** That the subject does not look at it is no crash of the subject's. */
function rejected(reason: unknown): object {
  const promise = Promise.reject(reason as Error);
  promiseThen(promise, nothing, nothing);
  return promise;
}
