import { isInstanceForm, type Made } from '../value/made.js';
import { classOf, type Targets } from './exports.js';
import { makeReal } from './made.js';
import { construct } from './primordials.js';

/** What a constructor threw while an argument was made with it: what the step that wanted the argument does, as anywhere in JavaScript. */
export class Unmade {
  readonly error: unknown;

  constructor(error: unknown) {
    this.error = error;
  }
}

/** Makes what an input says how to make; instances with the classes that the module exports. `instance` is told of each. Throws `Unmade`. */
export function createMaking(targets: Targets, instance: () => void): (made: Made) => object {
  return (made) => {
    if (!isInstanceForm(made.form)) return makeReal(made);
    instance();
    const target = classOf(targets, made.form.name);
    try {
      if (target === undefined) throw new ReferenceError(`${made.form.name} is not defined`);
      return construct(target.callable, made.args as unknown[]) as object;
    } catch (error) {
      throw new Unmade(error);
    }
  };
}
