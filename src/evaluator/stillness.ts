/**
 * Clock and chance stand still while spec code runs: each run of a task sees the same, however often it is run again. A timer fires
 * when nothing else is left to do, in the order of the times, without any waiting.
 */
export interface Stillness {
  /** Begins a run: chance from the start, and no timers. */
  readonly reset: () => void;
  /** Fires the next timer; false if there is none. */
  readonly fire: () => boolean;
}

interface Timer {
  readonly due: number;
  readonly number: number;
  readonly every: number | null;
  readonly call: () => void;
}

/** 2020-01-01T00:00:00.000Z */
const NOW = 1_577_836_800_000;
const SEED = 0x9e37_79b9;

/** Takes the place of clock, chance, timers and console among the globals. */
export function standStill(): Stillness {
  const scope = globalThis as unknown as Record<string, unknown>;
  const chance = createChance();
  const timers = createTimers();
  const put = (values: Record<string, unknown>): void => {
    for (const [key, value] of Object.entries(values)) Object.defineProperty(scope, key, { value, writable: true, enumerable: false, configurable: true });
  };
  Math.random = chance.next;
  stillDates();
  put({
    Date: stillDate(), performance: { now: () => 0, timeOrigin: NOW }, crypto: { randomUUID: chance.uuid, getRandomValues: chance.fill }, console: silentConsole(),
    setTimeout: (call: unknown, after?: unknown, ...args: unknown[]) => timers.add(callable(call, args), after, null),
    setInterval: (call: unknown, after?: unknown, ...args: unknown[]) => timers.add(callable(call, args), after, number(after)),
    setImmediate: (call: unknown, ...args: unknown[]) => timers.add(callable(call, args), 0, null),
    clearTimeout: timers.remove, clearInterval: timers.remove, clearImmediate: timers.remove,
  });
  return {
    reset: () => {
      chance.reset();
      timers.clear();
    },
    fire: timers.fire,
  };
}

/** Mulberry32, by Tommy Ettinger. */
function createChance(): { next: () => number; uuid: () => string; fill: (view: ArrayBufferView) => ArrayBufferView; reset: () => void } {
  let state = SEED;
  const next = (): number => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const fill = <T extends ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(next() * 256);
    return view;
  };
  return {
    next, fill,
    uuid: () => {
      const bytes = fill(new Uint8Array(16));
      bytes[6] = (bytes[6]! & 0x0f) | 0x40;
      bytes[8] = (bytes[8]! & 0x3f) | 0x80;
      const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
    reset: () => {
      state = SEED;
    },
  };
}

function createTimers(): { add: (call: () => void, after: unknown, every: number | null) => number; remove: (handle: unknown) => void; fire: () => boolean; clear: () => void } {
  let timers: Timer[] = [];
  let last = 0;
  let now = 0;
  const add = (call: () => void, after: unknown, every: number | null): number => {
    timers.push({ due: now + number(after), number: ++last, every, call });
    return last;
  };
  return {
    add,
    remove: (handle) => {
      timers = timers.filter((timer) => timer.number !== handle);
    },
    fire: () => {
      const next = timers.reduce<Timer | null>((first, timer) => (first === null || timer.due < first.due ? timer : first), null);
      if (next === null) return false;
      now = next.due;
      timers = next.every === null ? timers.filter((timer) => timer !== next) : timers.map((timer) => (timer === next ? { ...next, due: now + Math.max(1, next.every ?? 1) } : timer));
      next.call();
      return true;
    },
    clear: () => {
      timers = [];
      last = 0;
      now = 0;
    },
  };
}

function number(value: unknown): number {
  const given = Number(value);
  return given > 0 ? given : 0;
}

function callable(call: unknown, args: readonly unknown[]): () => void {
  if (typeof call !== 'function') throw new TypeError('A timer takes a function.');
  return () => void Reflect.apply(call, undefined, args);
}

/** `Date` with the clock taken out; its instances are those of the engine. */
function stillDate(): unknown {
  const Real = Date;
  const still = function (this: unknown, ...args: unknown[]): unknown {
    if (new.target === undefined) return new Real(NOW).toString();
    const made = args.length === 0 ? [NOW] : args;
    return Reflect.construct(Real, made, new.target === still ? Real : new.target);
  };
  Object.defineProperties(still, {
    name: { value: 'Date' }, length: { value: 7 }, prototype: { value: Real.prototype, writable: false },
    now: { value: () => NOW }, parse: { value: Real.parse }, UTC: { value: Real.UTC },
  });
  Object.defineProperty(Real.prototype, 'constructor', { value: still, writable: true, enumerable: false, configurable: true });
  return still;
}

/** A format that is given no date takes the time of the clock. */
function stillDates(): void {
  const { prototype } = Intl.DateTimeFormat;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format')?.get as (this: Intl.DateTimeFormat) => (date: unknown) => string;
  const parts = Reflect.get(prototype, 'formatToParts') as (this: Intl.DateTimeFormat, date: unknown) => unknown;
  Object.defineProperties(prototype, {
    format: {
      get(this: Intl.DateTimeFormat) {
        const own = format.call(this);
        return (date?: unknown) => own(date === undefined ? NOW : date);
      },
      configurable: true,
    },
    formatToParts: {
      value(this: Intl.DateTimeFormat, date?: unknown) {
        return parts.call(this, date === undefined ? NOW : date);
      },
      writable: true, configurable: true,
    },
  });
}

function silentConsole(): Record<string, () => void> {
  return Object.fromEntries(['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table', 'assert', 'group', 'groupEnd', 'time', 'timeEnd', 'count'].map((name) => [name, () => undefined]));
}
