import type { GuestExport } from '../model/protocol.js';
import { functionPrototype, getOwnPropertyDescriptor, getPrototypeOf, mapEach, mapGet, mapHas, mapSet, match, objectPrototype, ownKeys, sourceOf, split, startsWith } from './primordials.js';

/** Something callable of the module, with what it is called on. */
export interface Target {
  readonly name: string;
  readonly callable: Function;
  /** `this` of a call: the object it is a member of; of a named export undefined. */
  readonly owner: unknown;
  readonly kind: GuestExport['kind'];
  /** It stands in an exported object or function. */
  readonly inner?: boolean;
  /** No export has its name, or that of what it stands in. */
  readonly ofDefault?: boolean;
}

export type Targets = Map<string, Target>;

/** What the module offers by name: of an ES module that was compiled to CommonJS what it exported, which Node hides in the `default` of it. */
export function offeredBy(namespace: object): object {
  const whole = read(namespace, 'default');
  const isCompiled = typeof whole === 'object' && whole !== null && read(whole, '__esModule') === true && getOwnPropertyDescriptor(whole, 'default') !== undefined;
  return isCompiled ? whole : namespace;
}

/**
 * All that the module offers: named exports, `default`, members of a default object or function, static functions of classes; with `nested`
 * also what stands in exported objects and functions.
 */
export function findTargets(namespace: object, nested = false): Targets {
  const targets: Targets = new Map();
  const fallback = read(namespace, 'default');
  const names = stringKeys(namespace);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    // Node 23 adds `module.exports` to the names of a CommonJS module.
    if (name === 'default' || name === 'module.exports' || name === '__esModule') continue;
    const value = read(namespace, name);
    const owner = isHolder(fallback) && read(fallback, name) === value ? fallback : undefined;
    add(targets, name, value, owner);
  }
  if (typeof fallback === 'function') add(targets, 'default', fallback, undefined);
  if (isHolder(fallback)) addMembers(targets, fallback, '');
  if (targets.size === 0) addNested(targets, isHolder(fallback) ? fallback : namespace);
  else if (nested) addInner(targets, namespace, fallback);
  return marked(targets, namespace);
}

/** With those that nothing but the default export leads to told from the others. */
function marked(targets: Targets, namespace: object): Targets {
  const told: Targets = new Map();
  mapEach(targets, (target, name) => {
    const first = split(name, '.')[0] as string;
    const ofDefault = first !== 'default' && getOwnPropertyDescriptor(namespace, first) === undefined;
    mapSet(told, name, ofDefault ? { ...target, ofDefault } : target);
  });
  return told;
}

/** More than these are a table of something, and would leave no time for what the module is about. */
const MOST_INNER = 100;

/** Functions in exported objects and functions, as `convert.hex`, that are not offered by another name. */
function addInner(targets: Targets, namespace: object, fallback: unknown): void {
  const known = new Map<unknown, true>();
  mapEach(targets, ({ callable }) => mapSet(known, callable, true));
  const inner: Target[] = [];
  const look = (holder: object): void => {
    const names = stringKeys(holder);
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      const value = read(holder, name);
      if (!isLookedInto(targets, name, value)) continue;
      const members = stringKeys(value);
      for (let m = 0; m < members.length; m++) {
        const member = members[m] as string;
        const callable = read(value, member);
        if (typeof callable !== 'function' || mapHas(known, callable) || isClass(callable, member) || match(NATIVE, sourceOf(callable)) !== null) continue;
        mapSet(known, callable, true);
        inner[inner.length] = { name: `${name}.${member}`, callable, owner: value, kind: 'function', inner: true };
      }
    }
  };
  look(namespace);
  if (isHolder(fallback)) look(fallback);
  if (inner.length > MOST_INNER) return;
  for (let i = 0; i < inner.length; i++) mapSet(targets, (inner[i] as Target).name, inner[i] as Target);
}

/** Whether an export holds functions for whoever uses it: a plain object or a namespace, no prototype, or a function that is no class. */
function isLookedInto(targets: Targets, name: string, value: unknown): value is object {
  if (!isHolder(value) || name === 'default' || name === 'module.exports' || name === 'prototype') return false;
  if (typeof value === 'function') return mapGet(targets, name)?.kind === 'function';
  const prototype = getPrototypeOf(value);
  return (prototype === objectPrototype || prototype === null) && getOwnPropertyDescriptor(value, 'constructor') === undefined;
}

/** Where all functions stand one level down, as in `convert.rgb.hsl`, by their dotted names. */
function addNested(targets: Targets, holder: object): void {
  const names = stringKeys(holder);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const value = read(holder, name);
    if (name !== 'default' && name !== 'module.exports' && typeof value === 'object' && value !== null) addMembers(targets, value, `${name}.`);
  }
}

/** One export by its name, dotted for a member: `Cart.from`. Of an object that is not callable its members. */
export function findTarget(namespace: object, name: string): Targets {
  const targets: Targets = new Map();
  const fallback = read(namespace, 'default');
  const found = follow(namespace, name) ?? (isHolder(fallback) ? follow(fallback, name) : null);
  if (found === null) return targets;
  const owner = found.owner === namespace ? undefined : found.owner;
  if (typeof found.value === 'function') add(targets, name, found.value, owner);
  else if (isHolder(found.value)) addMembers(targets, found.value, `${name}.`);
  return targets;
}

function follow(start: object, name: string): { value: unknown; owner: unknown } | null {
  if (read(start, name) !== undefined) return { value: read(start, name), owner: start };
  const dot = name.lastIndexOf('.');
  if (dot < 0) return null;
  const outer = follow(start, name.slice(0, dot));
  const value = outer !== null && isHolder(outer.value) ? read(outer.value, name.slice(dot + 1)) : undefined;
  return value === undefined ? null : { value, owner: outer?.value };
}

function addMembers(targets: Targets, holder: object, prefix: string): void {
  for (let at: object | null = holder; at !== null && at !== objectPrototype && at !== functionPrototype; at = getPrototypeOf(at)) {
    const names = stringKeys(at);
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      if (name === 'constructor' || name === 'prototype' || name === '__esModule') continue;
      const value = read(holder, name);
      // A static function of a default class is there already.
      if (prefix === '' && mapGet(targets, `default.${name}`)?.callable === value && value !== undefined) continue;
      add(targets, prefix + name, value, holder);
    }
  }
}

function add(targets: Targets, name: string, value: unknown, owner: unknown): void {
  if (typeof value !== 'function' || mapHas(targets, name)) return;
  const kind = isClass(value, name) ? 'class' : 'function';
  mapSet(targets, name, { name, callable: value, owner, kind });
  // What `String` has is the platform's, also where a module hands it on.
  if (kind !== 'class' || match(MEMBER, name) !== null || match(NATIVE, sourceOf(value)) !== null) return;
  // A function that a whole library stands on, as lodash's does, is asked by the names there; that it makes instances too is by the way.
  if (name === 'default' && !startsWith(sourceOf(value), 'class')) return;
  const names = stringKeys(value);
  for (let i = 0; i < names.length; i++) {
    const member = names[i] as string;
    const own: unknown = member === 'prototype' ? undefined : read(value, member);
    if (typeof own === 'function' && !isClass(own, member)) mapSet(targets, `${name}.${member}`, { name: `${name}.${member}`, callable: own, owner: value, kind: 'function' });
  }
}

const MEMBER = /\./;
const NATIVE = /\{\s*\[native code\]\s*\}$/;

/** Written with `class`, or a function that does as one: its prototype was given members or has one of another class beneath it, whose it may say to be, or it is named as one, and sets up `this` or holds functions. */
function isClass(callable: Function, name: string): boolean {
  const prototype = getOwnPropertyDescriptor(callable, 'prototype')?.value as unknown;
  if (typeof prototype !== 'object' || prototype === null) return false;
  const source = sourceOf(callable);
  if (startsWith(source, 'class')) return true;
  // Of a generator function the prototype is empty; of a plain one it holds `constructor`.
  if (stringKeys(prototype).some((key) => key !== 'constructor')) return true;
  const says = getOwnPropertyDescriptor(prototype, 'constructor');
  if (says === undefined) return false;
  const isDerived = getPrototypeOf(prototype) !== objectPrototype;
  // A prototype that was made from another class's may say that it is of that.
  if (says.value !== callable) return isDerived;
  return isDerived || (isClassName(name === 'default' ? text(callable, 'name') : name) && (match(THIS, source) !== null || hasFunctions(callable)));
}

function hasFunctions(callable: Function): boolean {
  return stringKeys(callable).some((key) => key !== 'prototype' && typeof getOwnPropertyDescriptor(callable, key)?.value === 'function');
}

const THIS = /\bthis\b/;

/** `Stream`; no constant, `HTTP_METHODS`, and no letter that a bundler chose. */
function isClassName(name: string): boolean {
  return match(CLASS_NAME, name) !== null;
}

const CLASS_NAME = /^[A-Z][A-Z0-9]*[a-z]\w*$/;

/** What the coordinator is told of them. */
export function describe(targets: Targets): GuestExport[] {
  return [...targets.values()].map((target) => ({
    name: target.name, kind: target.kind, called: text(target.callable, 'name'), arity: count(target.callable),
    members: target.kind === 'class' ? members(target.callable) : [], ...(target.inner === true && { inner: true }), ...(target.ofDefault === true && { ofDefault: true }),
  }));
}

function members(callable: Function): GuestExport['members'] {
  const found = new Map<string, GuestExport['members'][number]>();
  const start = read(callable, 'prototype');
  for (let at = isHolder(start) ? start : null; at !== null && at !== objectPrototype; at = getPrototypeOf(at)) {
    for (const name of stringKeys(at)) {
      const own = getOwnPropertyDescriptor(at, name);
      if (name === 'constructor' || found.has(name) || own === undefined) continue;
      if (typeof own.value === 'function') found.set(name, { name, kind: 'method', arity: count(own.value as Function) });
      else if (own.get !== undefined) found.set(name, { name, kind: 'getter', arity: 0, ...(own.set !== undefined && { sets: true }) });
    }
  }
  return [...found.values()];
}

export function isHolder(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

export function stringKeys(value: object): string[] {
  return ownKeys(value).filter((key) => typeof key === 'string');
}

/** An export in its dead zone, or a getter that throws, is not there. */
export function read(from: object, name: string): unknown {
  try {
    return (from as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

function text(callable: Function, key: string): string {
  const value = read(callable, key);
  return typeof value === 'string' ? value : '';
}

function count(callable: Function): number {
  const value = read(callable, 'length');
  return typeof value === 'number' && value >= 0 ? Math.min(Math.trunc(value), 255) : 0;
}

/** The target of an operation, if it was listed. */
export function targetOf(targets: Targets, operation: string): Target | undefined {
  return mapGet(targets, operation);
}

/** The class that an input makes instances of: of that name, or called so, or, where it goes by its file's name in reports, the default export. */
export function classOf(targets: Targets, name: string): Target | undefined {
  const own = mapGet(targets, name);
  if (own?.kind === 'class') return own;
  let called: Target | undefined;
  mapEach(targets, (target) => {
    if (called === undefined && target.kind === 'class' && text(target.callable, 'name') === name) called = target;
  });
  const whole = mapGet(targets, 'default');
  // What is a class on the other side may be written as a function here.
  return called ?? own ?? (whole !== undefined && (whole.kind === 'class' || text(whole.callable, 'name') === name) ? whole : undefined);
}
