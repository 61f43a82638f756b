import { EventEmitter } from 'node:events';
import types from 'node:util/types';
import type { Product, ProductMember } from '../model/observation.js';
import { functionPrototype, getOwnPropertyDescriptor, getPrototypeOf, isArray, mapGet, mapHas, mapSet, objectPrototype, ownKeys, startsWith } from './primordials.js';

/** What has more is no thing to be asked, but a table of functions. */
const MOST_MEMBERS = 80;
/** Of an operation or method so many answers are looked at: what has made little by then hands on what it is given. */
const MOST_LOOKED_AT = 300;
/** So many have to be something to be asked, and half of all. */
const FEWEST = 3;
/** Steps of a route; what lies further away is not asked. */
const LONGEST_ROUTE = 3;

const { isProxy } = types;

/** What was asked, and what it gave. */
export interface Asking {
  readonly operation: string;
  /** Where what was asked was come by; null of the operation itself. */
  readonly of: string | null;
  readonly by: string;
  readonly asked: unknown;
  readonly given: unknown;
  /** It came through a promise. */
  readonly isLater: boolean;
}

/** A route to what was given, and what that is where it is time to tell of the like. */
export interface Seen {
  readonly route: string;
  readonly product: Product | null;
}

const NOTHING: readonly ProductMember[] = [];

/** Looks at what calls give for functions and objects with methods; null of all else. One that seldom gives such makes none, and is told of by nobody. Nothing of them is called, getters included. */
export function createProducts(): (asking: Asking) => Seen | null {
  const platform = prototypesOfPlatform();
  const times = new Map<string, number>();
  /** Told the first time and then ever more seldom: what asked first may not be who wants to know. */
  const isToTell = (key: string): boolean => {
    const time = (mapGet(times, key) ?? 0) + 1;
    mapSet(times, key, time);
    return (time & (time - 1)) === 0;
  };
  const counts = new Map<string, { looked: number; made: number }>();
  return ({ operation, of, by, asked, given, isLater }) => {
    const place = of === null ? operation : `${operation}\n${of}\n${by}`;
    if (isLater && of !== null && isToTell(`${place}\nlater`)) return { route: of, product: { of, by, route: of, arity: null, members: NOTHING, isLater } };
    let count = mapGet(counts, place);
    if (count === undefined) mapSet(counts, place, count = { looked: 0, made: 0 });
    if (count.looked >= MOST_LOOKED_AT && count.made * 2 < count.looked) return null;
    count.looked++;
    const kind = kindOf(given, platform);
    if (kind === null) return null;
    count.made++;
    const text = textOf(kind);
    const isAlike = of !== null && (given === asked || textOf(kindOf(asked, platform)) === text);
    const route = isAlike ? of : of === null ? '' : `${of}.${by}`;
    if (stepsOf(route) > LONGEST_ROUTE) return null;
    if (count.made < FEWEST || count.made * 2 < count.looked) return { route, product: null };
    const isTold = !isToTell(`${place}\n${route}\n${text}`);
    return { route, product: isTold ? null : { of, by, route, arity: kind.arity, members: kind.members } };
  };
}

type Kind = Pick<Product, 'arity' | 'members'>;

function kindOf(value: unknown, platform: Map<object, true>): Kind | null {
  if (((typeof value !== 'object' || value === null) && typeof value !== 'function') || isArray(value) || isProxy(value)) return null;
  const members: ProductMember[] = [];
  const known = new Map<string, true>();
  for (let at: object | null = value; at !== null && at !== objectPrototype && at !== functionPrototype; at = getPrototypeOf(at)) {
    // An instance of a class of the language's is data, whatever it was given besides.
    if (mapHas(platform, at)) {
      if (at === EventEmitter.prototype) break;
      return null;
    }
    addMembers(at, { members, known, isOwn: at === value, isFunction: typeof value === 'function' });
    if (members.length > MOST_MEMBERS) return null;
  }
  if (typeof value === 'function') return isClass(value) ? null : { arity: lengthOf(value), members };
  for (let i = 0; i < members.length; i++) if ((members[i] as ProductMember).kind === 'method') return { arity: null, members };
  return null;
}

interface Adding {
  readonly members: ProductMember[];
  readonly known: Map<string, true>;
  readonly isOwn: boolean;
  readonly isFunction: boolean;
}

function addMembers(at: object, { members, known, isOwn, isFunction }: Adding): void {
  const keys = ownKeys(at);
  for (let i = 0; i < keys.length && members.length <= MOST_MEMBERS; i++) {
    const name = keys[i] as string | symbol;
    if (typeof name !== 'string' || name === 'constructor' || name === 'then' || name === '' || startsWith(name, '_') || mapHas(known, name)) continue;
    if (isOwn && isFunction && (name === 'length' || name === 'name' || name === 'prototype' || name === 'arguments' || name === 'caller')) continue;
    const own = getOwnPropertyDescriptor(at, name);
    if (own === undefined) continue;
    mapSet(known, name, true);
    const isMethod = typeof own.value === 'function';
    // What came in with the input is not the subject's; a class that hangs there is asked by nobody.
    if (isMethod && (isProxy(own.value) || isClass(own.value as Function))) continue;
    if (!isMethod && own.set !== undefined && own.get === undefined) continue;
    members[members.length] = { name, kind: isMethod ? 'method' : 'getter', arity: isMethod ? lengthOf(own.value as Function) : 0 };
  }
}

function isClass(callable: object): boolean {
  const prototype = getOwnPropertyDescriptor(callable, 'prototype');
  // Of what is written with `class` it cannot be written.
  return prototype !== undefined && prototype.writable === false;
}

function lengthOf(callable: object): number {
  const length: unknown = getOwnPropertyDescriptor(callable, 'length')?.value;
  return typeof length === 'number' && length >= 0 && length < 256 ? length : 0;
}

function textOf(kind: Kind | null): string {
  if (kind === null) return '';
  let text = `${kind.arity ?? '-'}`;
  for (let i = 0; i < kind.members.length; i++) text += ` ${(kind.members[i] as ProductMember).name}`;
  return text;
}

function stepsOf(route: string): number {
  let steps = 0;
  for (let i = 0; i < route.length; i++) if (route[i] === '.') steps++;
  return steps;
}

/** Prototypes of the classes that the language and the platform have, as they are before a subject loads. */
function prototypesOfPlatform(): Map<object, true> {
  const found = new Map<object, true>();
  found.set(EventEmitter.prototype, true);
  const names = Object.getOwnPropertyNames(globalThis);
  for (const name of names) {
    const own = Object.getOwnPropertyDescriptor(globalThis, name);
    const prototype: unknown = typeof own?.value === 'function' ? own.value.prototype : null;
    if (typeof prototype === 'object' && prototype !== null) found.set(prototype, true);
  }
  found.delete(Object.prototype);
  found.delete(Function.prototype as object);
  for (const made of [[].values(), new Map().values(), (function* () { /* Nothing. */ })(), (async function* () { /* Nothing. */ })()]) {
    for (let at: unknown = made; typeof at === 'object' && at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) found.set(at, true);
  }
  return found;
}
