import { apply, asyncIteratorSymbol, functionPrototype, getOwnPropertyDescriptor, getPrototypeOf, isArray, iteratorSymbol, objectPrototype, ownKeys } from './primordials.js';

/** What was drawn from an iterator that a call gave back: printed as `Iterator([1, 2])`, with `returns`, `throws` or `more` where that happened. */
class Iterator_ extends Array<unknown> {}
class AsyncIterator_ extends Array<unknown> {}
Object.defineProperty(Iterator_, 'name', { value: 'Iterator' });
Object.defineProperty(AsyncIterator_, 'name', { value: 'AsyncIterator' });

type Drawn = Array<unknown> & { returns?: unknown; throws?: unknown; more?: true };
type Next = (this: unknown) => unknown;

const ITERATOR: unknown = getPrototypeOf(getPrototypeOf([][iteratorSymbol]()) as object);

/** `sync` or `async` if the value is an iterator and no more (not what merely can be iterated: an array, a map; nor a queue that has a `next` besides), else null. */
export function iteratorKind(value: unknown): 'sync' | 'async' | null {
  if (typeof value !== 'object' || value === null || isArray(value)) return null;
  try {
    const candidate = value as { next?: unknown; [iteratorSymbol]?: unknown; [asyncIteratorSymbol]?: unknown };
    if (typeof candidate.next !== 'function' || doesMore(value)) return null;
    if (typeof candidate[iteratorSymbol] === 'function') return 'sync';
    return typeof candidate[asyncIteratorSymbol] === 'function' ? 'async' : null;
  } catch {
    return null;
  }
}

/** It has methods that no iterator has: to draw all would be to ask one of them, and the others never. */
function doesMore(value: object): boolean {
  for (let at: object | null = value; at !== null && at !== objectPrototype && at !== functionPrototype && at !== ITERATOR; at = getPrototypeOf(at)) {
    const keys = ownKeys(at);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as string | symbol;
      if (typeof key === 'string' && key !== 'next' && key !== 'return' && key !== 'throw' && key !== 'constructor' && typeof getOwnPropertyDescriptor(at, key)?.value === 'function') return true;
    }
  }
  return false;
}

/** Draws at most `limit` items. What the iterator throws is part of what came. */
export function drain(iterator: unknown, limit: number): unknown {
  const drawn: Drawn = new Iterator_();
  try {
    const { next } = iterator as { next: Next };
    for (;;) {
      const step = apply(next, iterator, []) as { done?: unknown; value?: unknown };
      if (finished(drawn, step, limit)) break;
    }
  } catch (error) {
    drawn.throws = error;
  }
  return drawn;
}

export async function drainLater(iterator: unknown, limit: number): Promise<unknown> {
  const drawn: Drawn = new AsyncIterator_();
  try {
    const { next } = iterator as { next: Next };
    for (;;) {
      const step = await apply(next, iterator, []) as { done?: unknown; value?: unknown };
      if (finished(drawn, step, limit)) break;
    }
  } catch (error) {
    drawn.throws = error;
  }
  return drawn;
}

/** Keeps one item; true when there is nothing more to draw. */
function finished(drawn: Drawn, step: { done?: unknown; value?: unknown }, limit: number): boolean {
  if (typeof step !== 'object' || step === null) throw new TypeError('the iterator gave no result object');
  if (step.done === true) {
    if (step.value !== undefined) drawn.returns = step.value;
    return true;
  }
  if (drawn.length >= limit) {
    drawn.more = true;
    return true;
  }
  drawn[drawn.length] = step.value;
  return false;
}
