import os from 'node:os';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { ProbedReply, Surrounding } from '../model/protocol.js';
import { createStacks } from './stacks.js';
import { apply, bigInt, construct, defineProperty, getOwnPropertyDescriptor, mapHas, mapSet, ownKeys, slice, trunc } from './primordials.js';

/** Properties of `process` by which code can know where it runs. */
const PROPERTIES: Readonly<Record<string, Surrounding>> = {
  argv: 'arguments', argv0: 'arguments', execArgv: 'arguments', execPath: 'arguments', pid: 'process', ppid: 'process', title: 'process', report: 'process',
};
const FUNCTIONS: Readonly<Record<string, Surrounding>> = {
  getuid: 'user', geteuid: 'user', getgid: 'user', getegid: 'user', getgroups: 'user', uptime: 'clock', hrtime: 'clock', cpuUsage: 'process', memoryUsage: 'process',
  resourceUsage: 'process', getActiveResourcesInfo: 'process', getBuiltinModule: 'process',
};
/** What Node's own loaders ask of the environment. */
const LOADERS = 'WATCH_REPORT_DEPENDENCIES';
const LONGEST_NAME = 60;
/** What is said of itself by a subject that looks at everything. */
const MOST = 100;

type Callable = (this: unknown, ...args: unknown[]) => unknown;
export interface Surroundings {
  watch(): void;
  /** The subject has loaded: what stacks say from now on says nothing of where it lies. */
  loaded(): void;
}

type Note = (what: Surrounding, by: string) => void;

/** By how many milliseconds the subject's clocks are not the real ones. */
export interface Offsets {
  /** The date alone, always. */
  readonly ahead: number;
  /** All of them; it grows. */
  readonly skipped: () => number;
}

/**
 * Tells the coordinator, once each, by what means the subject looks at its surroundings. Nothing that the subject sees changes but the
 * functions themselves, and what clocks say, where the date is to be ahead or time was skipped. It is a hint: a subject that knows how gets at
 * the clock by other ways.
 */
export function watchSurroundings(say: (reply: ProbedReply) => void, offsets: Offsets): Surroundings {
  const seen = new Map<string, true>();
  let watching = false;
  let count = 0;
  const note: Note = (what, by) => {
    if (!watching || count >= MOST || mapHas(seen, by)) return;
    mapSet(seen, by, true);
    count++;
    say({ say: 'probed', what, by });
  };
  skipClocks(offsets.skipped);
  for (const name of ownKeys(PROPERTIES) as string[]) if (name in process) watchProperty(process, name, () => note(PROPERTIES[name] as Surrounding, `process.${name}`));
  for (const name of ownKeys(FUNCTIONS) as string[]) watchFunction(process, name, () => note(FUNCTIONS[name] as Surrounding, `process.${name}`));
  for (const name of ownKeys(os)) if (typeof name === 'string') watchFunction(os, name, () => note(name === 'userInfo' ? 'user' : 'machine', `os.${name}`));
  for (const name of ['now', 'mark', 'measure', 'toJSON']) watchFunction(performance, name, () => note('clock', `performance.${name}`));
  watchEnvironment(note);
  watchDate(note, offsets);
  const stacks = createStacks(() => note('stack', 'error.stack'));
  return { watch: () => { watching = true; }, loaded: stacks.begin };
}

/** A proxy, since Node itself looks at `process.env` while it loads modules. */
function watchEnvironment(note: Note): void {
  const seen = (key?: PropertyKey): void => note('environment', typeof key === 'string' ? `process.env.${slice(key, 0, LONGEST_NAME)}` : 'process.env');
  const value = new Proxy(process.env, {
    get: (target, key) => {
      if (key !== LOADERS) seen(key);
      return target[key as string];
    },
    has: (target, key) => {
      seen(key);
      return key in target;
    },
    ownKeys: (target) => {
      seen();
      return ownKeys(target);
    },
  });
  defineProperty(process, 'env', { value, writable: true, enumerable: true, configurable: true });
}

function watchProperty(target: object, name: string, seen: () => void): void {
  const own = getOwnPropertyDescriptor(target, name);
  if (own?.configurable === false) return;
  const { get } = own ?? {};
  let value: unknown = own?.value;
  defineProperty(target, name, {
    get: () => {
      seen();
      return get === undefined ? value : apply(get, target, []) as unknown;
    },
    set: (next: unknown) => {
      seen();
      if (own?.set === undefined) value = next;
      else apply(own.set, target, [next]);
    },
    enumerable: own?.enumerable ?? false, configurable: true,
  });
}

function watchFunction(target: object, name: string, seen: () => void): void {
  const own = getOwnPropertyDescriptor(target, name) ?? getOwnPropertyDescriptor(Object.getPrototypeOf(target) as object, name);
  const original: unknown = own?.value;
  if (typeof original !== 'function' || own?.configurable === false) return;
  const watched = function (this: unknown, ...args: unknown[]): unknown {
    seen();
    return apply(original as Callable, this, args) as unknown;
  };
  copyProperties(original, watched);
  defineProperty(target, name, { value: watched, writable: true, enumerable: own?.enumerable ?? true, configurable: true });
}

/** Every clock but the date tells what was skipped as well. */
function skipClocks(skipped: () => number): void {
  const seconds = (value: unknown): unknown => (value as number) + skipped() / 1000;
  adjust(performance, 'now', (value) => (value as number) + skipped());
  adjust(process, 'uptime', seconds);
  adjust(os, 'uptime', seconds);
  adjust(process.hrtime, 'bigint', (value) => (value as bigint) + bigInt(skipped()) * NANOSECONDS);
  adjust(process, 'hrtime', (value) => later(value as [number, number], skipped()));
}

/** Of a millisecond. */
const NANOSECONDS = 1_000_000n;

function later(time: [number, number], milliseconds: number): [number, number] {
  if (milliseconds === 0) return time;
  const seconds = time[0];
  const nanoseconds = time[1];
  const sum = nanoseconds + (milliseconds % 1000) * 1e6;
  return [seconds + trunc(milliseconds / 1000) + (sum >= 1e9 ? 1 : 0), sum >= 1e9 ? sum - 1e9 : sum];
}

/** Puts a function in the place of a method that says what it said, adjusted. */
function adjust(target: object, name: string, by: (value: unknown) => unknown): void {
  const own = getOwnPropertyDescriptor(target, name) ?? getOwnPropertyDescriptor(Object.getPrototypeOf(target) as object, name);
  const original = own?.value as Callable;
  const adjusted = function (this: unknown, ...args: unknown[]): unknown {
    return by(apply(original, this, args));
  };
  copyProperties(original, adjusted);
  defineProperty(target, name, { ...own, value: adjusted });
}

/** `Date()` and `new Date()` without arguments read the clock, and so does `Date.now()`; all else of it is arithmetic. */
function watchDate(note: Note, { ahead, skipped }: Offsets): void {
  const original = Date;
  const clock = original.now;
  const toText = original.prototype.toString;
  adjust(original, 'now', (value) => (value as number) + ahead + skipped());
  const watched = function (this: unknown, ...args: unknown[]): unknown {
    const isRead = new.target === undefined || args.length === 0;
    if (isRead) note('clock', 'Date');
    const offset = isRead ? ahead + skipped() : 0;
    const given = offset === 0 ? args : [clock() + offset];
    if (new.target === undefined) return offset === 0 ? apply(original as never, undefined, args) as unknown : apply(toText, construct(original, given) as object, []) as unknown;
    return construct(original, given, new.target === watched ? original : new.target) as unknown;
  };
  copyProperties(original, watched);
  watchFunction(watched, 'now', () => note('clock', 'Date.now'));
  defineProperty(original.prototype, 'constructor', { value: watched, writable: true, enumerable: false, configurable: true });
  defineProperty(globalThis, 'Date', { value: watched, writable: true, enumerable: false, configurable: true });
}

function copyProperties(from: object, to: object): void {
  for (const key of ownKeys(from)) {
    const own = getOwnPropertyDescriptor(from, key);
    if (own !== undefined) defineProperty(to, key, own);
  }
}
