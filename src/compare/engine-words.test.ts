import { describe, expect, it } from 'vitest';
import type { Pair } from '../model/difference.js';
import type { Names } from './names.js';
import { differences } from './differences.js';
import { compileFreedoms } from './erase.js';

const names = (...messages: string[]): Names => ({ taken: new Set(), given: new Set(), sources: new Set(), messages });
const threw = (prior: string, candidate: string): Pair => ({ case: { kind: 'call', operation: 'f', input: '[1]' }, prior: { kind: 'threw', text: prior }, candidate: { kind: 'threw', text: candidate } });
const found = (pair: Pair, known: Names | null = names()): readonly string[] => differences(pair, compileFreedoms([], known)).map((d) => d.path);
const isSame = ({ prior, candidate, case: of }: Pair, known: Names | null = names()): boolean => compileFreedoms([], known).same(prior, candidate, of);

/** What V8 says where code fails by itself, by what code. */
const FAILING: readonly (() => unknown)[] = [
  () => (1 as never as { f(): void }).f(), () => (null as never as { a: 1 }).a, () => { (undefined as never as { a: number }).a = 1; }, () => { const [a] = 5 as never as [1]; return a; },
  () => { const { a } = null as never as { a: 1 }; return a; }, () => new (5 as never as new () => void)(), () => Object.keys(null as never), () => `${Symbol('a') as never as string}`,
  () => 1n + (1 as never as bigint), () => { (Object.freeze({ a: 1 }) as { a: number }).a = 2; }, () => { 'use strict'; (Object.freeze([]) as unknown as number[]).push(1); }, () => 'a' in (5 as never as object),
  () => ({}) instanceof (5 as never as () => void), () => Array.prototype.map.call(null, String), () => Map.prototype.get.call({} as never, 1), () => (Map as never as () => void)(),
  () => ([] as number[]).reduce((a) => a), () => new Map([5] as never), () => Math.max(...(5 as never as number[])), () => new WeakMap().set(5 as never, 1), () => Object.create(5 as never), () => new Promise(5 as never),
  () => Number(Object.create(null)), () => [...new Set(5 as never)], () => { delete (Object.freeze({ a: 1 }) as { a?: number }).a; },
];

describe('what the engine words', () => {
  it.each(FAILING.map((fail) => {
    try {
      fail();
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error(`${String(fail)} does not fail`);
  }))('is no difference: %s', (message) => {
    const pair = threw(`throws TypeError(${JSON.stringify(message)})`, 'throws TypeError("other.thing is not a function")');
    expect([found(pair), isSame(pair)]).toEqual([[], true]);
  });

  it.each([
    ['TypeError', 'a is not iterable', 'Object is not iterable.'], ['TypeError', 'undefined is not iterable (cannot read property Symbol(Symbol.iterator))', 'Symbol.iterator is not defined.'],
    ['TypeError', 'Class extends value 5 is not a constructor or null', 'Super expression must either be null or a function'], ['TypeError', "Class constructor A cannot be invoked without 'new'", 'Cannot call a class as a function'],
    ['TypeError', 'a is not iterable', 'Invalid attempt to destructure non-iterable instance.\nIn order to be iterable, non-array objects must have a [Symbol.iterator]() method.'],
    ['TypeError', 'Cannot read private member #a from an object whose class did not declare it', 'Cannot read private member from an object whose class did not declare it'],
    ['TypeError', 'Cannot write private member #a to an object whose class did not declare it', 'Cannot write to private field'], ['TypeError', 'Receiver must be an instance of class A', 'attempted to get private field on non-instance'],
    ['TypeError', 'Generator is already running', 'Generator is already executing.'], ['TypeError', 'Cannot destructure property \'a\' of \'b\' as it is null.', 'Cannot destructure null'],
    ['ReferenceError', "Must call super constructor in derived class before accessing 'this' or returning from derived constructor", "this hasn't been initialised - super() hasn't been called"],
  ])('is none where a compiler put in a helper that words it: %s, %s, %s', (name, own, helper) => {
    const pair = threw(`throws ${name}(${JSON.stringify(own)})`, `throws ${name}(${JSON.stringify(helper)})`);
    const sources = names(helper);
    expect([found(pair, sources), isSame(pair, sources)]).toEqual([[], true]);
    const authored = threw(`throws ${name}("no list")`, `throws ${name}(${JSON.stringify(helper)})`);
    expect(found(authored, sources)).toEqual(['error.message']);
  });

  it('is none within a value, nor of a name that is not there', () => {
    expect(found({ ...threw('→ [TypeError("a.b is not a function")]', '→ [TypeError("c is not iterable")]') })).toEqual([]);
    expect(found(threw('throws ReferenceError("a is not defined")', 'throws ReferenceError("Cannot access \'b\' before initialization")'))).toEqual([]);
  });

  it.each([
    ['throws TypeError("a is not a function")', 'throws TypeError("a function is needed")', 'error.message'],
    ['throws TypeError("a is not a function")', 'throws ReferenceError("a is not defined")', 'error.name'],
    ['throws TypeError("a is not a function")', 'throws TypeError("b is not a function", {cause: 1})', 'error.cause'],
    ['throws RangeError("a is not a function")', 'throws RangeError("b is not a function")', 'error.message'],
    ['throws TypeError("a is not a function")', 'throws Object.assign(TypeError("b is not a function"), {code: "E"})', 'error.code'],
    ['→ {message: "a is not a function"}', '→ {message: "b is not a function"}', 'result.*'],
    ['throws TypeError("a is not a function")', '→ 1', 'outcome'],
  ])('is no reason to overlook what else differs: %s, %s', (prior, candidate, path) => {
    expect(found(threw(prior, candidate))[0]).toBe(path);
    expect(isSame(threw(prior, candidate))).toBe(false);
  });

  it('is an author\'s where it stands in the sources, and may be where nothing is known of them', () => {
    const pair = threw('throws TypeError("callback is not a function")', 'throws TypeError("listener is not a function")');
    expect(found(pair)).toEqual([]);
    expect(found(pair, names('callback is not a function'))).toEqual(['error.message']);
    expect(found(pair, names('The ', ' is not a function'))).toEqual(['error.message']);
    // Another message of the sources is no piece of these.
    expect(found(pair, names('f is not a function', ' is not a function, it is a '))).toEqual([]);
    expect(found(pair, null)).toEqual(['error.message']);
    expect(isSame(pair, null)).toBe(false);
  });
});
