import type { Expected } from '../model/spec.js';
import { compareValues } from '../value/equality.js';
import { expectedText, isNamed, meets } from '../value/expected.js';
import { print } from '../value/print.js';
import { fault, followsFromAnswers, lookInside, restOnOpaque, STOPPED, type Scope } from './run.js';
import type { Sources } from './sources.js';

/** What is at hand in the code of every spec. `checkpoints` are those of the program at work. */
export function createHelpers(scope: Scope, sources: Sources, checkpoints: () => readonly Expected[]): ReadonlyMap<string, unknown> {
  const equal = (a: unknown, b: unknown): boolean => {
    const found = looked(scope, () => compareValues(a, b));
    if (found === 'opaque') restOnOpaque(scope.run, 'a part of what equal(…) compares');
    return found !== 'different';
  };
  const implies = (condition: unknown, then: unknown): unknown => {
    if (typeof condition !== 'boolean') fault(scope.run, `implies(…) takes true or false first${isPromise(scope, condition) ? ', and not a promise: await it' : ''}.`);
    if (condition) scope.run.entered++;
    else scope.run.excluded++;
    if (!condition) return true;
    return typeof then === 'function' ? (then as () => unknown)() : then;
  };
  const helpers: readonly (readonly [string, unknown])[] = [
    ['equal', equal], ['implies', implies],
    ['throws', (f: unknown, name?: unknown) => attempt(scope, f, { returned: false, threw: (error) => isThrown(scope, error, name) })],
    ['returns', (f: unknown) => attempt(scope, f, { returned: true, threw: () => false })],
    ['__closed', sources.mark],
    ['__checkpoint', (number: number, f: unknown) => checkpoint(scope, checkpoints()[number], { number, f })],
  ];
  for (const [, helper] of helpers) Object.freeze(helper);
  return new Map(helpers);
}

function isThrown(scope: Scope, error: unknown, name: unknown): boolean {
  if (name === undefined) return true;
  if (typeof name !== 'string') fault(scope.run, 'throws(…) takes the name of a class second, in quotes.');
  const found = looked(scope, () => isNamed(error, name));
  if (found === 'opaque') restOnOpaque(scope.run, 'what was thrown');
  return found === 'equal';
}

interface Ways {
  readonly returned: boolean;
  readonly threw: (error: unknown) => boolean;
}

/** What the subject throws is an answer; what the spec's own code throws is not. */
function attempt(scope: Scope, f: unknown, { returned, threw }: Ways): boolean | Promise<boolean> {
  if (typeof f !== 'function') return fault(scope.run, 'throws(…) and returns(…) take a function: () => the call.');
  const caught = (error: unknown): boolean => {
    if (error === STOPPED || !scope.run.thrown.has(error)) throw error;
    return threw(error);
  };
  try {
    const value = (f as () => unknown)();
    return isPromise(scope, value) ? Promise.prototype.then.call(value, () => returned, caught) as Promise<boolean> : returned;
  } catch (error) {
    return caught(error);
  }
}

interface Checkpoint {
  readonly number: number;
  readonly f: unknown;
}

/** A statement of an example with what is expected of it. Its promise is waited for at the end, if the example does not. */
function checkpoint(scope: Scope, expected: Expected | undefined, { number, f }: Checkpoint): unknown {
  if (expected === undefined || expected.how === 'observes' || typeof f !== 'function') return fault(scope.run, `There is no checkpoint ${number} with a value or a throw.`);
  const { run } = scope;
  const judge = (how: 'returned' | 'threw', value: unknown): void => {
    run.checkpoints.set(number, looked(scope, () => meets(expected, { how, value: madeBy(scope, value) })));
  };
  const threw = (error: unknown): void => {
    if (error === STOPPED || run.stop !== null) throw error;
    if (run.thrown.has(error)) judge('threw', error);
    else if (followsFromAnswers(run, error)) run.checkpoints.set(number, { result: 'violated', detail: `expected ${expectedText(expected)}, and with what the subject gave the code threw ${lookInside(scope, () => print(error, { limit: 300 }))}` });
    else throw error;
  };
  try {
    const value = (f as () => unknown)();
    if (!isPromise(scope, value)) return judge('returned', value);
    const judged = Promise.prototype.then.call(value, (settled) => judge('returned', settled), threw);
    run.promises.push(judged);
    return judged;
  } catch (error) {
    return threw(error);
  }
}

/** Of an instance that the spec made, and of which nothing was asked since, what the constructor gave; any other value as it is. */
export function madeBy(scope: Scope, value: unknown): unknown {
  const handle = typeof value === 'object' && value !== null ? scope.handles.get(value) : undefined;
  return handle === undefined || handle.asked() !== 'nothing' ? value : handle.made;
}

/** What our own code says of values of the spec's; an instance that the spec made has no value to speak of. */
export function looked<T>(scope: Scope, look: () => T): T {
  scope.met = null;
  const found = lookInside(scope, look);
  if (scope.met !== null) fault(scope.run, `The code compares an instance of ${scope.met} that it made. Only what its methods and getters give can be compared: ask these.`);
  return found;
}

/** An instance that the spec made is none, and to ask for its prototype would be the spec's fault. */
export function isPromise(scope: Scope, value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && lookInside(scope, () => value instanceof Promise);
}
