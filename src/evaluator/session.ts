import type { WireStep } from '../model/evaluation.js';
import { askStep, type Started } from './asking.js';
import { givingTo, type Delivery } from './deliver.js';
import { STOPPED, type Run } from './run.js';

/**
 * What the spec's code asks of one instance, or of one thing that a function made, and of what came of that: each question is the session so
 * far, and its answer is what the last step does.
 */
export class Session {
  readonly #delivery: Delivery;
  readonly #run: Run;
  readonly #operation: string;
  #steps: readonly WireStep[];
  readonly #lists: (readonly unknown[])[];
  /** Records that are still as they were given; what they hold besides functions may be another by the next step. */
  #fresh: (() => void)[] = [];

  constructor(delivery: Delivery, operation: string, started: Started = { steps: [], lists: [] }) {
    this.#delivery = delivery;
    this.#run = delivery.scope.run;
    this.#operation = operation;
    this.#steps = started.steps;
    this.#lists = [...started.lists];
  }

  get steps(): readonly WireStep[] {
    return this.#steps;
  }

  /** What each step was handed. */
  get lists(): readonly (readonly unknown[])[] {
    return this.#lists;
  }

  /** Asks for one more step; `on` is the number of the one that gave what is asked. */
  step(access: WireStep[0], member: string, args: readonly unknown[], on?: number): unknown {
    const { scope } = this.#delivery;
    if (scope.run !== this.#run) throw STOPPED;
    const asked = askStep(this.#delivery, this.#operation, { steps: this.#steps, lists: this.#lists, access, member, on }, args);
    this.#steps = asked.steps;
    this.#lists.push(asked.handed);
    for (const enliven of this.#fresh.splice(0)) enliven();
    const number = this.#steps.length - 1;
    return access === 'call' ? givingTo(this.#delivery, (value) => this.take(value, number), asked.give) : asked.give();
  }

  /** What a property is by now, without that being a step of the session. */
  look(property: string): unknown {
    return askStep(this.#delivery, this.#operation, { steps: this.#steps, lists: this.#lists, access: 'get', member: property }, []).give();
  }

  /**
   * What a step gave and can be asked in its turn, is a part of the session: functions of the subject's, by themselves or in a record, and
   * instances of its classes. What it holds besides was so when it was given, and is asked for once another step was asked.
   */
  take(given: unknown, on?: number): void {
    const { scope, classes, kindOf } = this.#delivery;
    if (typeof given === 'function') scope.calls.set(given, (args) => this.step('call', '', args, on));
    if (typeof given !== 'object' || given === null) return;
    const className = classes.nameOf(given);
    if (className === null && Object.getPrototypeOf(given) !== Object.prototype) return;
    const own = Object.entries(Object.getOwnPropertyDescriptors(given)).filter(([, found]) => 'value' in found && found.configurable === true);
    const functions = own.filter(([, { value }]) => typeof value === 'function');
    if (className === null && functions.length === 0) return;
    for (const [key, { value }] of functions) scope.calls.set(value as object, (args) => this.step('call', key, args, on));
    if (className !== null) scope.given.set(given, (member) => this.#asking(kindOf(className, member), member, on));
    this.#fresh.push(() => {
      for (const [key, { value, enumerable }] of own) if (typeof value !== 'function') Object.defineProperty(given, key, { enumerable: enumerable === true, configurable: true, get: () => this.#anew(key, on) });
    });
  }

  #asking(kind: 'method' | 'getter' | undefined, member: string, on: number | undefined): (() => unknown) | undefined {
    if (kind === 'method') return () => (...args: unknown[]) => this.step('call', member, args, on);
    return kind === 'getter' ? () => this.step('get', member, [], on) : undefined;
  }

  /** Also where our own code looks: what it would see is no longer so. */
  #anew(key: string, on: number | undefined): unknown {
    const { scope } = this.#delivery;
    const outer = scope.inside;
    scope.inside = false;
    try {
      return this.step('get', key, [], on);
    } finally {
      scope.inside = outer;
    }
  }
}
