import type { Callable, FunctionSources } from '../value/functions.js';
import { print } from '../value/print.js';
import type { GuestLimits } from '../model/protocol.js';
import { apply, construct, evaluate, slice } from './primordials.js';
import { record, type Recorder } from './recorder.js';

const RecordingProxy = Proxy;

/** Makes the functions of an input live, so that every call of them by the subject is recorded, printed at the time of the call. */
export function createCallbacks(recorder: Recorder, functions: FunctionSources, limits: GuestLimits): (source: string) => Callable {
  return (source) => {
    const made = compile(source);
    const index = recorder.functions++;
    const epoch = recorder.epoch;
    const note = (args: readonly unknown[]): void => {
      if (epoch !== recorder.epoch) return;
      record(recorder, recorder.callbacks, () => `calls fn${index}(${printList(args, functions, limits.console)})`, `calls fn${index}(<cut>)`);
    };
    // A proxy keeps what a subject may look at: length, name, own properties, whether it can be constructed.
    return new RecordingProxy(made, {
      __proto__: null,
      apply: (target, self, args) => {
        note(args as unknown[]);
        return apply(target, self, args as unknown[]) as unknown;
      },
      construct: (target, args, newTarget) => {
        note(args as unknown[]);
        return construct(target, args as unknown[], newTarget) as object;
      },
    } as ProxyHandler<Callable>);
  };
}

/** A source comes from the case, so what it does is the case's; one that does not compile gives a function that throws when called. */
function compile(source: string): Callable {
  try {
    const made: unknown = evaluate(`(${source}\n)`, { filename: 'input' });
    if (typeof made === 'function') return made as Callable;
  } catch (error) {
    return () => {
      throw error;
    };
  }
  return () => {
    throw new TypeError(`not a function: ${source}`);
  };
}

/** Arguments as they stand between parentheses: one printed list without its brackets. Beyond the limit nothing of it is kept. */
export function printList(values: readonly unknown[], functions: FunctionSources, limit: number): string {
  const text = print(values, { functions, limit });
  return text[text.length - 1] === ']' ? slice(text, 1, -1) : '<cut>';
}
