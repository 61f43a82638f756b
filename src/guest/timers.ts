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
  /** Whether a timer of the case at work keeps the process going that fires once; or again and again, where these count too. */
  holds(repeating: boolean): boolean;
  /** Whether immediates of the case at work have yet to run. */
  hasImmediates(): boolean;
  /** How often time was skipped so far. */
  skips(): number;
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
 * uncaught. But Node has them fire in weeks, and none of them keeps the process going. So it says, when its loop runs dry, that nothing else does, whatever
 * else there is: requests of files, sockets, work on other threads, ports. That is when time is skipped: what comes next is set anew, to fire at once.
 */
export function createTimers(): Timers {
  const agenda = new Agenda<Timer>({ now, isOver });
  const known = new WeakMap<Timer, Known>();
  const again = (entry: Known): void => {
    const { timer } = entry;
    // One that was cancelled stays so.
    if (timer._idleTimeout < 0) return;
    setAgain(own, timer, FAR);
    agenda.again(entry);
    firing.expect(entry);
  };
  const sample = apply(timers.setTimeout as Setter, undefined, [nothing, FAR]) as Timer;
  const own = replaceMethods(getPrototypeOf(sample) as object, known, again);
  cancelTimer(sample as never);
  const firing = createFiring(own, agenda);
  const keep = (timer: Timer): Known => {
    apply(own.unref, timer, []);
    setAgain(own, timer, FAR);
    const entry = agenda.add(timer, timer._idleTimeout);
    firing.expect(entry);
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
    skip: firing.skip,
    holds: (repeating) => agenda.holds(repeating),
    hasImmediates: immediates.some,
    skips: () => agenda.fired,
    skipped: () => agenda.skipped,
  };
}

interface Firing {
  readonly skip: () => boolean;
  /** A timer was set. */
  readonly expect: (entry: Known) => void;
}

/** Lets timers fire when the loop turns next: what comes next, where nothing else keeps it turning, else what is due by the time that really passes. */
function createFiring(own: Own, agenda: Agenda<Timer>): Firing {
  let expected = Number.POSITIVE_INFINITY;
  let isWaiting = false;
  const fire = (entries: readonly Known[]): void => {
    for (let i = 0; i < entries.length; i++) setAgain(own, (entries[i] as Known).timer, 0);
    expected = agenda.next();
    setAgain(own, lookout, powerBelow(agenda.until(expected)));
    // Which keeps the loop going.
    if (entries.length > 0) later(nothing);
  };
  const lookout = apply(timers.setTimeout as Setter, undefined, [() => {
    // Only where the loop did not run dry since it was here last is there something else that is waited for: a process may just have stood still.
    if (isWaiting) return fire(agenda.ripe());
    isWaiting = true;
    setAgain(own, lookout, 1);
  }, FAR]) as Timer;
  apply(own.unref, lookout, []);
  return {
    expect: ({ ready }) => {
      if (ready >= expected) return;
      expected = ready;
      setAgain(own, lookout, powerBelow(agenda.until(ready)));
    },
    skip: () => {
      isWaiting = false;
      const next = agenda.skip();
      if (next === null) return false;
      fire(next);
      later(nothing);
      return true;
    },
  };
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
          // Behind all that its callback has set, as Node does it; also after a throw.
          if (entry !== null) again(entry);
        }
      };
    }
    const timer = apply(original, this, args);
    entry = keep(timer as Timer);
    entry.repeats = true;
    // By Node it would be set to fire by itself.
    (timer as { _repeat: null })._repeat = null;
    return timer;
  };
}

function createImmediates(): Pick<Timers, 'clear' | 'watch'> & { readonly some: () => boolean } {
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
    some: () => {
      if (immediates.length === 0) return false;
      const left: unknown[] = [];
      for (let i = 0; i < immediates.length; i++) if (!isOver(immediates[i])) left[left.length] = immediates[i];
      immediates = left;
      return left.length > 0;
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
