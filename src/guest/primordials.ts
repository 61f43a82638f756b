import fs from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { types } from 'node:util';
import vm from 'node:vm';

/**
 * The built-ins that the recorder works with, taken before the subject loads: a subject that overwrites globals or prototypes
 * changes what it sees itself, never what is recorded. Once the subject is there, the guest calls no method of an array, string,
 * map or object by its name, and walks lists by index, since `for … of` and spreading go through what a subject can replace.
 */

type Method<This, Args extends unknown[], Result> = (self: This, ...args: Args) => Result;

const { call } = Function.prototype;

function uncurry<This, Args extends unknown[], Result>(method: (this: This, ...args: Args) => Result): Method<This, Args, Result> {
  return call.bind(method) as Method<This, Args, Result>;
}

/** Kinds of what keeps the event loop going. */
export const activeResources = process.getActiveResourcesInfo.bind(process);
export const apply = Reflect.apply;
export const construct = Reflect.construct;
export const ownKeys = Reflect.ownKeys;
export const getPrototypeOf = Reflect.getPrototypeOf;
export const getOwnPropertyDescriptor = Reflect.getOwnPropertyDescriptor;
export const defineProperty = Reflect.defineProperty;
export const deleteProperty = Reflect.deleteProperty;
export const create = Object.create as (prototype: object | null) => Record<PropertyKey, unknown>;
export const setPrototypeOf = Reflect.setPrototypeOf;
export const is = Object.is;
export const { ceil, clz32, max, min, trunc } = Math;
export const bigInt = BigInt;
export const isArray = Array.isArray;
export const parseJson = JSON.parse;
export const printJson = JSON.stringify;
export const objectPrototype = Object.prototype;
export const functionPrototype = Function.prototype;
export const iteratorSymbol: typeof Symbol.iterator = Symbol.iterator;
export const asyncIteratorSymbol: typeof Symbol.asyncIterator = Symbol.asyncIterator;

export const sourceOf = uncurry(Function.prototype.toString) as (f: object) => string;
export const indexOf = uncurry<string, [string, number], number>(String.prototype.indexOf);
export const includes = uncurry<string, [string], boolean>(String.prototype.includes);
export const startsWith = uncurry<string, [string], boolean>(String.prototype.startsWith);
export const slice = uncurry<string, [number, number?], string>(String.prototype.slice);
export const split = uncurry<string, [string], string[]>(String.prototype.split as (this: string, by: string) => string[]);
export const join = uncurry<unknown[], [string], string>(Array.prototype.join);
export const match = uncurry<RegExp, [string], RegExpExecArray | null>(RegExp.prototype.exec);
export const bytesToText = uncurry<Buffer, [encoding: BufferEncoding, start?: number, end?: number], string>(Buffer.prototype.toString);
export const bytesWrite = uncurry<Buffer, [text: string, at: number], number>(Buffer.prototype.write);
export const bytesIndexOf = uncurry<Uint8Array, [byte: number, from: number], number>(Uint8Array.prototype.indexOf);
export const bytesMove = uncurry<Uint8Array, [to: number, start: number, end: number], Uint8Array>(Uint8Array.prototype.copyWithin);
export const bytesFill = uncurry<Uint8Array, [value: number], Uint8Array>(Uint8Array.prototype.fill);
export const bytesPut = uncurry<Uint8Array, [from: Uint8Array], void>(Uint8Array.prototype.set);

export const mapGet = uncurry(Map.prototype.get) as <K, V>(map: Map<K, V>, key: K) => V | undefined;
export const mapSet = uncurry(Map.prototype.set) as <K, V>(map: Map<K, V>, key: K, value: V) => Map<K, V>;
export const mapHas = uncurry(Map.prototype.has) as <K>(map: Map<K, unknown>, key: K) => boolean;
export const mapEach = uncurry(Map.prototype.forEach) as <K, V>(map: Map<K, V>, visit: (value: V, key: K) => void) => void;
export const weakGet = uncurry(WeakMap.prototype.get) as <K extends object, V>(map: WeakMap<K, V>, key: K) => V | undefined;
export const weakSet = uncurry(WeakMap.prototype.set) as <K extends object, V>(map: WeakMap<K, V>, key: K, value: V) => WeakMap<K, V>;
export const isProxy = types.isProxy;
export const isRegExp = types.isRegExp;
const regExpPart = (name: 'source' | 'ignoreCase' | 'multiline' | 'dotAll' | 'unicode' | 'unicodeSets'): ((of: unknown) => unknown) => uncurry((Reflect.getOwnPropertyDescriptor(RegExp.prototype, name)?.get ?? (() => false)) as (this: unknown) => unknown);
export const regExpSource = regExpPart('source') as (of: unknown) => string;
/** What flags say of which texts match. */
export const regExpFlags: readonly (readonly [flag: string, is: (of: unknown) => unknown])[] = [
  ['i', regExpPart('ignoreCase')], ['m', regExpPart('multiline')], ['s', regExpPart('dotAll')], ['u', regExpPart('unicode')], ['v', regExpPart('unicodeSets')],
];
const mapKeys = uncurry(Map.prototype.keys) as (map: unknown) => Iterator<unknown>;
const setValues = uncurry(Set.prototype.values) as (set: unknown) => Iterator<unknown>;
const nextOfMap = uncurry(Object.getPrototypeOf(new Map().keys() as object).next) as (items: Iterator<unknown>) => IteratorResult<unknown>;
const nextOfSet = uncurry(Object.getPrototypeOf(new Set().values() as object).next) as (items: Iterator<unknown>) => IteratorResult<unknown>;

/** Steps through the keys of a map or the values of a set; of all else there are none. */
export function itemsOf(collection: unknown): () => IteratorResult<unknown> {
  const keys = own(mapKeys, collection);
  if (keys !== null) return () => nextOfMap(keys);
  const values = own(setValues, collection);
  return values === null ? () => ({ done: true, value: undefined }) : () => nextOfSet(values);
}

/** What a method gives; null where the value has not the slots that it asks for. */
function own<T>(method: (of: unknown) => T, of: unknown): T | null {
  try {
    return method(of);
  } catch {
    return null;
  }
}

export const promiseThen = uncurry(Promise.prototype.then) as (promise: object, settled: (value: unknown) => void, failed: (reason: unknown) => void) => unknown;
export const bufferFrom = Buffer.from;
export const allocate = Buffer.allocUnsafe;
export const readBytes = fs.readSync;
export const writeBytes = fs.writeSync;
export const listFolder = fs.readdirSync;
export const changeMode = fs.chmodSync;
export const makeFolder = fs.mkdirSync;
export const changeFolder = process.chdir;
export const removeFile = fs.unlinkSync;
export const removeFolder = fs.rmdirSync;
export const now = performance.now.bind(performance);
export const later = setImmediate;
export const cancelImmediate = clearImmediate;
export const cancelTimer = clearTimeout;
/** Runs what waits in the queues of microtasks and ticks, and reports rejections that nobody handles; at once, without a turn of the loop. */
export const drainQueues = (process as unknown as { _tickCallback: () => void })._tickCallback;
export const leave = (process as unknown as { reallyExit: (code: number) => never }).reallyExit.bind(process);
/** Runs what it is given, and ends it once that has taken so many milliseconds, even within a loop that has no end. */
export function createTimedRun(milliseconds: number): (call: () => void) => void {
  const box: { call: (() => void) | null } = { call: null };
  const [script, context] = [new vm.Script('call()'), vm.createContext(box)];
  const run = script.runInContext.bind(script);
  return (call) => {
    box.call = call;
    run(context, { timeout: milliseconds, displayErrors: false });
  };
}
/** Compiles functions of the input in the global scope. */
export const evaluate = vm.runInThisContext;
