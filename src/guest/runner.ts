import type { FunctionSources } from '../value/functions.js';
import { beginOutcome, completeOutcome, printOutcome, type OutcomeOptions, type OutcomeParts } from '../value/outcome.js';
import { parse, type ParseOptions } from '../value/parse.js';
import { print } from '../value/print.js';
import { Trail } from '../value/trail.js';
import type { Product } from '../model/observation.js';
import type { GuestLimits, WireAsk, WireStep } from '../model/protocol.js';
import { createCallbacks } from './callbacks.js';
import { targetOf, type Target, type Targets } from './exports.js';
import { createInstances } from './instances.js';
import { digest } from './digest.js';
import { drain, drainLater, iteratorKind } from './iterators.js';
import { hand, handedIn, type Handed } from './handed.js';
import { createMaking, Unmade } from './made-instances.js';
import type { Places } from './places.js';
import { createProducts } from './products.js';
import { createPollution, type TakePollution } from './pollution.js';
import { apply, construct } from './primordials.js';
import { beginCase, beginStep, type Recorder } from './recorder.js';
import { keepResult, NOTHING_ASKED, resultOf, resultsIn, type Asked, type Result } from './results.js';
import { thenOf, watch, type Settlement } from './settlement.js';

/** A case under way. `kind` is set once its observation is ready. */
export interface Run {
  readonly token: string;
  readonly ask: WireAsk;
  /** One a step. */
  readonly inputs: readonly string[];
  readonly target: Target | undefined;
  /** Which step is at work; the first stands at 1, after the operation. */
  at: number;
  /** What the next step asks, and by which route it was come by; null of an instance of a class. */
  instance: unknown;
  route: string | null;
  /** What earlier steps gave, as far as later ones ask it; null where none does, as in most cases. */
  readonly results: Result[] | null;
  /** What the step at work asks, and by which route that was come by. */
  asked: Asked;
  args: unknown[];
  /** The argument list as it was printed before the step, where it holds values of earlier ones: they may have changed since. */
  before: string | null;
  /** What steps are handed again of earlier ones; null where nothing. */
  readonly handed: Handed[] | null;
  /** What reading the arguments noted. */
  trail: Trail | null;
  /** The promise that the step waits for. */
  waits: Settlement | null;
  threw: boolean;
  value: unknown;
  async: boolean;
  /** All steps have answered, and something that they left behind is waited for: the last line without what else shows. */
  begun: string | null;
  kind: string | null;
  /** It was ended in the middle of what it did: nothing can be asked in this process any more. */
  overdue: boolean;
  /** Lines of the steps that are done; and without the last of them. */
  text: string;
  earlier: string;
}

export interface RunnerParts {
  readonly recorder: Recorder;
  readonly functions: FunctionSources;
  readonly targets: Targets;
  /** What inputs may hold instances of. */
  readonly classes: Targets;
  readonly limits: GuestLimits;
  readonly places: Places;
  /** Runs what waits in the queues of microtasks and ticks. */
  readonly settleQueues: () => void;
  /** Whether a case that has answered has left something behind that is to be waited for. */
  readonly leaves: () => boolean;
  /** Is told what cases made, once for each kind of it. */
  readonly product: (product: Product) => void;
}

/** Runs cases step by step and writes down what each step did. */
export class Runner {
  readonly #parts: RunnerParts;
  readonly #reading: ParseOptions;
  readonly #printing: OutcomeOptions;
  readonly #takePollution: TakePollution = createPollution();
  readonly #seen = createProducts();
  /** Instances were made of the input that was read last. */
  #hasMade = false;

  constructor(parts: RunnerParts) {
    const { functions, limits, recorder, classes } = parts;
    this.#parts = parts;
    this.#reading = { functions, makeFunction: createCallbacks(recorder, functions, limits), makeInstance: createInstances(classes), makeMade: createMaking(classes, () => { this.#hasMade = true; }) };
    this.#printing = { functions, limit: limits.characters, digest, arrow: WIRE_ARROW };
  }

  begin(token: string, ask: WireAsk, inputs: readonly string[]): Run {
    beginCase(this.#parts.recorder, this.#parts.limits);
    return {
      token, ask, inputs, target: targetOf(this.#parts.targets, ask[0]), at: FIRST_STEP, instance: undefined, route: null, results: resultsIn(ask), asked: NOTHING_ASKED, args: [], before: null, handed: handedIn(ask), trail: null, waits: null, threw: false,
      value: undefined, async: false, begun: null, kind: null, overdue: false, text: '', earlier: '',
    };
  }

  /** Goes on until the observation is ready or a promise is pending; `settled` is called when one that was pending no longer is. */
  advance(run: Run, settled: () => void): void {
    const { recorder } = this.#parts;
    while (run.kind === null) {
      const step = run.ask[run.at] as WireStep;
      if (run.waits === null && !this.#begin(run, step)) return;
      if (step[0] === 'start') this.#leave(run);
      else if (!follow(run, this.#parts.limits.items, settled)) return;
      const begins = step[0] === 'construct' || step[0] === 'make';
      if (!run.threw) this.#goOn(run, step);
      const last = run.at + 1 === run.ask.length || (run.threw && begins);
      // What it left in the queues is its doing as well.
      if (last) {
        // Behind a promise some turns of the queue more or fewer are nothing that anybody counts on.
        recorder.hasAnswered = !run.async;
        this.#parts.settleQueues();
      }
      if (recorder.crash !== null) return;
      const pollution = this.#takePollution();
      if (last && pollution === null && this.#parts.leaves()) return this.#waitOn(run);
      this.#write(run, howOf(run), run.before ?? inputOf(run), pollution);
      run.at++;
      if (last) finish(run, this.#parts.places, howOf(run));
    }
  }

  /** What a case left behind when it had answered has ended, or has been waited for long enough. */
  complete(run: Run): void {
    const how = howOf(run);
    this.#add(run, completeOutcome(this.#did(run, how, null, this.#takePollution()), run.begun as string, this.#printing));
    finish(run, this.#parts.places, how);
  }

  /** Ends the case where it stands: it exited, crashed, or can never settle. */
  end(run: Run, kind: string, words: string): void {
    if (run.kind !== null) {
      // The last step was done when it turned out what it had left behind.
      run.at--;
      run.text = run.earlier;
    }
    run.value = words;
    run.args = [];
    run.trail = null;
    run.async = false;
    this.#write(run, 'ended', null, this.#takePollution());
    finish(run, this.#parts.places, kind);
  }

  /** Ends the case in the middle of a step, as the coordinator says it of a process that it had to end: nothing of what the step did is told. */
  giveUp(run: Run): void {
    run.text = run.at === FIRST_STEP ? NEVER_RETURNS : `${run.text}\n${NEVER_RETURNS}`;
    run.overdue = true;
    finish(run, this.#parts.places, 'timedOut');
  }

  /** Reads the step's input and asks; false where that cannot be done, which is no fault of the subject. */
  #begin(run: Run, step: WireStep): boolean {
    if (run.target === undefined) return cannotRun(run, `there is no export ${run.ask[0]}`);
    if (run.at > FIRST_STEP) beginStep(this.#parts.recorder);
    run.async = false;
    try {
      run.trail = new Trail();
      const { functions } = this.#parts.recorder;
      this.#hasMade = false;
      run.args = parse(inputOf(run), this.#reading, run.trail) as unknown[];
      const isHanded = run.handed !== null && hand(run.args, run.at - FIRST_STEP, { handed: run.handed, recorder: this.#parts.recorder, made: functions });
      // What the input does not say itself is seen by nobody but here: what became of earlier values, and what instances are like.
      run.before = isHanded || this.#hasMade ? print(run.args, { functions: this.#parts.functions }) : null;
      if (isHanded) run.trail = null;
    } catch (error) {
      if (error instanceof Unmade) return unmade(run, error);
      return cannotRun(run, `the input could not be read: ${print(error)}`);
    }
    try {
      run.value = ask(run, step);
      run.threw = false;
    } catch (error) {
      run.value = error;
      run.threw = true;
    }
    return true;
  }

  /** A promise is waited for by nobody; what it leads to at once is the step's doing. */
  #leave(run: Run): void {
    const then = typeof run.value === 'object' && run.value !== null ? thenOf(run.value) : null;
    if (then !== null) watch(run.value as object, then, noted);
    this.#parts.settleQueues();
  }

  /** What was given may be what is asked next, or what others may ask. */
  #goOn(run: Run, step: WireStep): void {
    const access = step[0];
    const isFirst = run.at === FIRST_STEP;
    const isCall = access === 'make' || access === 'call' || access === 'follow';
    const route = isCall && (isFirst || run.asked.route !== null) ? this.#look(run, step[1], isFirst) : null;
    if (run.results !== null) keepResult(run.results, { step: run.at - FIRST_STEP, value: run.value, route });
    if (access !== 'construct' && access !== 'make' && access !== 'follow') return;
    run.instance = run.value;
    run.route = isFirst ? route ?? '' : route ?? `${run.route}.${step[1]}`;
  }

  /** The route to what a step gave; null where it is nothing to be asked. */
  #look(run: Run, member: string, isFirst: boolean): string | null {
    const given = run.value;
    for (let i = 0; i < run.args.length; i++) if (run.args[i] === given) return null;
    const seen = this.#seen({ operation: run.ask[0], of: isFirst ? null : run.asked.route, by: isFirst ? '' : member, asked: run.asked.value, given, isLater: run.async });
    if (seen !== null && seen.product !== null) this.#parts.product(seen.product);
    return seen === null ? null : seen.route;
  }

  /** The case has answered, and what it gave is written down as it is now: what it left behind may yet change it. */
  #waitOn(run: Run): void {
    run.begun = beginOutcome(this.#did(run, howOf(run), run.before ?? inputOf(run), null), this.#printing);
    this.#parts.recorder.isLater = true;
  }

  #write(run: Run, how: OutcomeParts['how'], before: string | null, pollution: object | null): void {
    this.#add(run, printOutcome(this.#did(run, how, before, pollution), this.#printing));
  }

  #did(run: Run, how: OutcomeParts['how'], before: string | null, pollution: object | null): OutcomeParts {
    const { console, callbacks } = this.#parts.recorder;
    return { how, value: run.value, async: run.async, args: run.args, before, trail: run.trail, console, callbacks, pollution };
  }

  #add(run: Run, line: string): void {
    run.earlier = run.text;
    run.text = run.at === FIRST_STEP ? line : `${run.text}\n${line}`;
  }
}

/** As `model/protocol.ts` says. */
const WIRE_ARROW = '> ';

/** What is asked begins with the operation. */
const FIRST_STEP = 1;

function howOf(run: Run): 'returned' | 'threw' {
  return run.threw ? 'threw' : 'returned';
}

function inputOf(run: Run): string {
  return run.inputs[run.at - FIRST_STEP] as string;
}

/** Follows promises and iterators to what they hold; false while a promise is pending. */
function follow(run: Run, items: number, settled: () => void): boolean {
  for (;;) {
    const { waits } = run;
    if (waits !== null) {
      if (waits.state === 'pending') return false;
      run.waits = null;
      run.value = waits.value;
      run.threw = waits.state === 'rejected';
      run.async = true;
    }
    if (run.threw || ((typeof run.value !== 'object' || run.value === null) && typeof run.value !== 'function')) return true;
    const then = thenOf(run.value);
    // A new instance is to be asked; what is drawn from it is no instance any more.
    const kind = then === null && (run.ask[run.at] as WireStep)[0] !== 'construct' ? iteratorKind(run.value) : null;
    if (then !== null) run.waits = watch(run.value as object, then, settled);
    else if (kind === 'async') run.waits = watch(drainLater(run.value, items), null, settled);
    else {
      if (kind === 'sync') run.value = drain(run.value, items);
      return true;
    }
  }
}

/** The step was not reached: what it was to be handed could not be made. */
function unmade(run: Run, { error }: Unmade): true {
  run.args = [];
  run.trail = null;
  run.before = null;
  run.value = error;
  run.threw = true;
  return true;
}

function cannotRun(run: Run, why: string): false {
  run.kind = 'couldNotRun';
  run.text = why;
  return false;
}

const NEVER_RETURNS = 'never returns';

function finish(run: Run, places: Places, kind: string): void {
  run.kind = kind;
  run.text = places(run.text);
}

function ask(run: Run, step: WireStep): unknown {
  const target = run.target as Target;
  const access = step[0];
  const member = step[1];
  if (access === 'construct') return construct(target.callable, run.args);
  if (run.at === FIRST_STEP) return apply(target.callable, target.owner, run.args);
  run.asked = step[3] === undefined ? { value: run.instance, route: run.route } : resultOf(run.results, step[3]);
  const instance = run.asked.value as Record<string, unknown>;
  if (access === 'get') return instance[member];
  if (access === 'set') {
    instance[member] = run.args[0];
    return undefined;
  }
  if (member === '') {
    if (typeof instance !== 'function') throw new MissingMethod('it is not a function');
    return apply(instance, undefined, run.args);
  }
  const method = instance[member];
  if (typeof method !== 'function') throw new MissingMethod(`${member} is not a function`);
  return apply(method, instance, run.args);
}

const MissingMethod = TypeError;

function noted(): void {
  // That it settled shows in nothing but what the subject does then.
}
