import vm from 'node:vm';
import { type Callable, FunctionSources } from '../value/functions.js';

/**
 * Functions that can go to the subject: those that came with an input, and those of the spec's code that are closed, which the
 * coordinator has marked with `__closed`.
 */
export class Sources extends FunctionSources {
  readonly #closed = new WeakSet<Callable>();
  /** Those that were printed, by their source: what the subject gives back is one of them. */
  readonly sent = new Map<string, Callable>();

  static override create(): Sources {
    return new Sources();
  }

  readonly mark = <T>(made: T): T => {
    if (typeof made === 'function') this.#closed.add(made as unknown as Callable);
    return made;
  };

  override sourceOf(made: Callable): string | undefined {
    let known = super.sourceOf(made);
    if (known === undefined && this.#closed.has(made)) {
      super.add(made, Function.prototype.toString.call(made));
      known = super.sourceOf(made);
    }
    if (known !== undefined) this.sent.set(known, made);
    return known;
  }
}

/** Makes a function of an input live. It comes from the spec, or from what was recorded or invented: it is run as spec code is. */
export function compileFunction(source: string): Callable {
  const made: unknown = new vm.Script(`"use strict"; (${source}\n)`, { filename: 'input' }).runInThisContext();
  if (typeof made !== 'function') throw new TypeError(`not a function: ${source}`);
  return made as Callable;
}
