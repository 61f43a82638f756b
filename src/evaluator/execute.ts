import process from 'node:process';
import { isPromise } from './helpers.js';
import { STOPPED, type Run, type Scope } from './run.js';
import type { Stillness } from './stillness.js';

/** How the code of a run ended. */
export type Ended =
  | { readonly how: 'returned' | 'threw'; readonly value: unknown; readonly async: boolean }
  /** Its promise is pending, and nothing is left that could settle it. */
  | { readonly how: 'pending' };

/** Runs what waits in the queues of microtasks and ticks, and reports rejections that nobody handles; at once. */
const drainQueues = (process as unknown as { _tickCallback: () => void })._tickCallback;

/** Runs code to its end, promises and timers included, without a turn of the event loop. */
export function execute(scope: Scope, stillness: Stillness, start: () => unknown): Ended {
  const { run } = scope;
  stillness.reset();
  const first = attempt(start);
  if (first.how === 'threw') {
    drain(run);
    return first;
  }
  if (!isPromise(scope, first.value) && run.promises.length === 0) {
    drain(run);
    return first;
  }
  return settle(scope, stillness, first.value);
}

/** Waits for the promise and for those of checkpoints. */
function settle(scope: Scope, stillness: Stillness, value: unknown): Ended {
  const { run } = scope;
  const async = isPromise(scope, value);
  const settlement: { ended: Ended | null } = { ended: null };
  const become = (how: 'returned' | 'threw') => (settled: unknown): void => {
    settlement.ended ??= { how, value: settled, async };
  };
  const all = async && run.promises.length === 0 ? value : afterAll(value, run.promises);
  Promise.prototype.then.call(all as Promise<unknown>, become('returned'), become('threw'));
  drain(run);
  // Whatever has been stopped is run again or over: nobody waits for its timers.
  while (settlement.ended === null && run.stop === null && fire(run, stillness)) drain(run);
  return settlement.ended ?? { how: 'pending' };
}

async function afterAll(value: unknown, promises: readonly Promise<unknown>[]): Promise<unknown> {
  const settled = await value;
  for (const promise of promises) await promise;
  return settled;
}

function attempt(start: () => unknown): Extract<Ended, { value: unknown }> {
  try {
    return { how: 'returned', value: start(), async: false };
  } catch (error) {
    return { how: 'threw', value: error, async: false };
  }
}

function fire(run: Run, stillness: Stillness): boolean {
  try {
    return stillness.fire();
  } catch (error) {
    noteLoose(run, error);
    return true;
  }
}

function drain(run: Run): void {
  try {
    drainQueues();
  } catch (error) {
    noteLoose(run, error);
  }
}

/** What nobody caught: thrown in a callback, or a rejection that nobody handles. */
export function noteLoose(run: Run, error: unknown): void {
  if (error !== STOPPED && run.stop === null) run.loose ??= { value: error };
}
