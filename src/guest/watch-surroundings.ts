import os from 'node:os';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { ProbedReply, Surrounding } from '../model/protocol.js';
import { createStacks } from './stacks.js';
import { apply, construct, defineProperty, getOwnPropertyDescriptor, mapHas, mapSet, ownKeys, slice } from './primordials.js';

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

/**
 * Tells the coordinator, once each, by what means the subject looks at its surroundings. Nothing that the subject sees changes but the
 * functions themselves, and the date where that is to be `ahead` by so many milliseconds. It is a hint: a subject that knows how gets at
 * the clock by other ways.
 */
export function watchSurroundings(say: (reply: ProbedReply) => void, ahead = 0): Surroundings {
  const seen = new Map<string, true>();
  let watching = false;
  let count = 0;
  const note: Note = (what, by) => {
    if (!watching || count >= MOST || mapHas(seen, by)) return;
    mapSet(seen, by, true);
    count++;
    say({ say: 'probed', what, by });
  };
  for (const name of ownKeys(PROPERTIES) as string[]) if (name in process) watchProperty(process, name, () => note(PROPERTIES[name] as Surrounding, `process.${name}`));
  for (const name of ownKeys(FUNCTIONS) as string[]) watchFunction(process, name, () => note(FUNCTIONS[name] as Surrounding, `process.${name}`));
  for (const name of ownKeys(os)) if (typeof name === 'string') watchFunction(os, name, () => note(name === 'userInfo' ? 'user' : 'machine', `os.${name}`));
  for (const name of ['now', 'mark', 'measure', 'toJSON']) watchFunction(performance, name, () => note('clock', `performance.${name}`));
  watchEnvironment(note);
  watchDate(note, ahead);
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

/** `Date()` and `new Date()` without arguments read the clock, and so does `Date.now()`; all else of it is arithmetic. */
function watchDate(note: Note, ahead: number): void {
  const original = Date;
  const clock = original.now;
  const now = (): number => clock() + ahead;
  const toText = original.prototype.toString;
  const watched = function (this: unknown, ...args: unknown[]): unknown {
    if (new.target === undefined || args.length === 0) note('clock', 'Date');
    const given = ahead !== 0 && (new.target === undefined || args.length === 0) ? [now()] : args;
    if (new.target === undefined) return ahead === 0 ? apply(original as never, undefined, args) as unknown : apply(toText, construct(original, given) as object, []) as unknown;
    return construct(original, given, new.target === watched ? original : new.target) as unknown;
  };
  copyProperties(original, watched);
  if (ahead !== 0) defineProperty(watched, 'now', { value: now, writable: true, enumerable: false, configurable: true });
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
