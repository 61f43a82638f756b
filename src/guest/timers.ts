import timers from 'node:timers';
import { Agenda, type Entry } from './agenda.js';
import { apply, cancelImmediate, cancelTimer, clz32, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, later, min, now, ownKeys, weakGet, weakSet } from './primordials.js';
import { replacePromised } from './promised-timers.js';

/** Timers that the running case has set. */
export interface Timers {
  /** Takes away what the case that has just ended left behind, so that it cannot reach into a later one; gives how many had yet to fire. */
  clear(): number;
  /** From here on timers belong to cases; those of the module's own loading stay. */
  watch(): void;
  /**
   * Nothing keeps the process going, but for timers of the subject: lets those fire that come next, at once. False where there are none, or
   * the case has skipped enough.
   */
  skip(): boolean;
  /** Whole milliseconds that were skipped so far, by which all clocks of the subject are ahead. */
  skipped(): number;
}

type Setter = (...args: unknown[]) => unknown;
/** What is used of a timer of Node's. */
interface Timer {
  /** Milliseconds after which it fires; fewer than none once it was cancelled. */
  _idleTimeout: number;
  readonly _destroyed: boolean;
}
type Known = Entry<Timer>;
type Own = Readonly<Record<'ref' | 'unref' | 'hasRef' | 'refresh', Setter>>;

/** Milliseconds after which no timer of ours fires by itself: the most that Node takes. */
const FAR = 0x7f_ff_ff_ff;

/**
 * Timers stay those of Node, which calls them as ever: with their `this`, in their asynchronous context, ticks and microtasks in between, what they throw
 * uncaught. But none of them keeps the process going. So Node says, when its loop runs dry, that nothing else does, whatever else there
 * is: requests of files, sockets, work on other threads, ports. That is when time is skipped: what fires next is set anew, to fire at once.
 */
export function createTimers(): Timers {
  const agenda = new Agenda<Timer>({ now, isOver });
  const known = new WeakMap<Timer, Known>();
  const again = (entry: Known): void => {
    // One that was cancelled stays so.
    if (entry.timer._idleTimeout >= 0) agenda.again(entry, entry.timer._idleTimeout);
  };
  const sample = apply(timers.setTimeout as Setter, undefined, [nothing, FAR]) as Timer;
  const own = replaceMethods(getPrototypeOf(sample) as object, known, again);
  cancelTimer(sample as never);
  const fire = createFiring(own, agenda);
  const keep = (timer: Timer): Known => {
    apply(own.unref, timer, []);
    const entry = agenda.add(timer, timer._idleTimeout);
    weakSet(known, timer, entry);
    return entry;
  };
  const timeout = replace('setTimeout', (original) => function (this: unknown, ...args: unknown[]) {
    const timer = apply(original, this, args);
    keep(timer as Timer);
    return timer;
  });
  const interval = replace('setInterval', (original) => repeating(original, keep, again));
  const immediates = createImmediates();
  replacePromised({
    timeout, interval,
    unref: (timer) => {
      (weakGet(known, timer as Timer) as Known).isRefed = false;
    },
  });
  return {
    clear: () => {
      const left = agenda.clear();
      for (let i = 0; i < left.length; i++) cancelTimer((left[i] as Known).timer as never);
      return left.length + immediates.clear();
    },
    watch: () => {
      immediates.watch();
      agenda.watch();
    },
    skip: () => fire(agenda.skip()),
    skipped: () => agenda.skipped,
  };
}

/** Lets timers fire when the loop turns next; false where there are none. */
function createFiring(own: Own, agenda: Agenda<Timer>): (entries: readonly Known[]) => boolean {
  const fire = (entries: readonly Known[]): boolean => {
    for (let i = 0; i < entries.length; i++) setAgain(own, (entries[i] as Known).timer, 0);
    if (entries.length === 0) return false;
    setAgain(own, lookout, powerBelow(agenda.wait()));
    // Which keeps the loop going.
    later(nothing);
    return true;
  };
  // What was set before a skip is late by what was skipped, where time then passes really: this one looks after it, and is early itself at times.
  const lookout = apply(timers.setTimeout as Setter, undefined, [() => {
    if (!fire(agenda.ripe())) setAgain(own, lookout, powerBelow(agenda.wait()));
  }, FAR]) as Timer;
  apply(own.unref, lookout, []);
  return fire;
}

function repeating(original: Setter, keep: (timer: Timer) => Known, again: (entry: Known) => void): Setter {
  return function (this: unknown, ...args: unknown[]) {
    const callback = args[0];
    let entry: Known | null = null;
    if (typeof callback === 'function') {
      args[0] = function (this: unknown, ...given: unknown[]): void {
        try {
          apply(callback as Setter, this, given);
        } finally {
          // Behind all that its callback has set, as Node does it.
          if (entry !== null) again(entry);
        }
      };
    }
    const timer = apply(original, this, args);
    entry = keep(timer as Timer);
    return timer;
  };
}

function createImmediates(): Pick<Timers, 'clear' | 'watch'> {
  let immediates: unknown[] = [];
  let isLoading = true;
  replace('setImmediate', (original) => function (this: unknown, ...args: unknown[]) {
    const immediate = apply(original, this, args);
    if (!isLoading) immediates[immediates.length] = immediate;
    return immediate;
  });
  return {
    clear: () => {
      let waiting = 0;
      if (immediates.length === 0) return waiting;
      for (let i = 0; i < immediates.length; i++) {
        if (!isOver(immediates[i])) waiting++;
        cancelImmediate(immediates[i] as never);
      }
      immediates = [];
      return waiting;
    },
    watch: () => {
      isLoading = false;
    },
  };
}

/** Node marks what has fired for good, or was cancelled. */
function isOver(timer: unknown): boolean {
  return (timer as { readonly _destroyed?: boolean })._destroyed === true;
}

function replace(name: 'setTimeout' | 'setInterval' | 'setImmediate', by: (original: Setter) => Setter): Setter {
  const original = timers[name] as unknown as Setter;
  const wrapped = by(original);
  for (const key of ownKeys(original)) {
    const own = getOwnPropertyDescriptor(original, key);
    if (own !== undefined && key !== 'prototype') defineProperty(wrapped, key, own);
  }
  defineProperty(globalThis, name, { value: wrapped, writable: true, enumerable: true, configurable: true });
  defineProperty(timers, name, { value: wrapped, writable: true, enumerable: true, configurable: true });
  return wrapped;
}

/** Whether a timer keeps the process going is what the subject was told of it, and nothing to Node. Gives the methods as they were. */
function replaceMethods(prototype: object, known: WeakMap<Timer, Known>, again: (entry: Known) => void): Own {
  const { ref, unref, hasRef, refresh } = prototype as Own;
  const method = (name: keyof Own, original: Setter, does: (entry: Known) => unknown): void => {
    const { [name]: wrapped } = {
      [name](this: Timer) {
        const entry = weakGet(known, this);
        return entry === undefined ? apply(original, this, []) : does(entry);
      },
    };
    defineProperty(prototype, name, { ...getOwnPropertyDescriptor(prototype, name), value: wrapped });
  };
  const setRefed = (isRefed: boolean) => (entry: Known): Timer => {
    entry.isRefed = isRefed;
    return entry.timer;
  };
  method('ref', ref, setRefed(true));
  method('unref', unref, setRefed(false));
  method('hasRef', hasRef, (entry) => entry.isRefed);
  method('refresh', refresh, (entry) => {
    apply(refresh, entry.timer, []);
    again(entry);
    return entry.timer;
  });
  return { ref, unref, hasRef, refresh };
}

/** Sets a timer of Node's anew, without a change to when it is set by others: what fires at once does so when the loop turns next. */
function setAgain(own: Own, timer: Timer, milliseconds: number): void {
  const usual = timer._idleTimeout;
  timer._idleTimeout = milliseconds;
  apply(own.refresh, timer, []);
  timer._idleTimeout = usual;
}

/** Node keeps a list for each number of milliseconds that timers are set to: so there are few of these. */
function powerBelow(milliseconds: number): number {
  if (!(milliseconds > 1)) return 1;
  return 2 ** (31 - clz32(min(milliseconds, FAR)));
}

function nothing(): void {
  // The loop turns.
}
