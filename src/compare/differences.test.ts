import { describe, expect, it } from 'vitest';
import type { Case, CallCase } from '../model/case.js';
import type { Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import { differences, firstDifference } from './differences.js';
import { compileFreedoms } from './erase.js';
import { readFreedom } from '../value/freedom.js';
import { causeOf } from './title.js';

const CALL: CallCase = { kind: 'call', operation: 'total', input: '[[3, 1], {a: 1}]' };

function observed(text: string): Observation {
  return { kind: text.startsWith('throws') ? 'threw' : text.startsWith('→') ? 'returned' : 'timedOut', text };
}

function pair(prior: string, candidate: string, c: Case = CALL): Pair {
  return { case: c, prior: observed(prior), candidate: observed(candidate) };
}

function freed(...lines: string[]): ReturnType<typeof compileFreedoms> {
  return compileFreedoms(lines.map((line) => {
    const read = readFreedom(line);
    if ('error' in read) throw new Error(read.error);
    return read;
  }));
}

function told(p: Pair, ...lines: string[]): string[] {
  return differences(p, freed(...lines)).map((d) => `${d.path} ${d.change} ${d.prior} / ${d.candidate}`);
}

describe('differences', () => {
  it.each([
    ['→ "a"', '→ undefined', 'result kind string / undefined', 'returns undefined where it returned a string'],
    ['→ "a"', 'throws TypeError("m")', 'outcome outcome returned / threw TypeError', 'throws TypeError where it returned'],
    ['throws TypeError("m")', '→ 1', 'outcome outcome threw TypeError / returned', 'returns where it threw TypeError'],
    ['throws "x"', '→ 1', 'outcome outcome threw string / returned', 'returns where it threw a string'],
    ['→ 1', 'never returns', 'outcome outcome returned / never returns', 'never returns where it returned'],
    ['never returns', '→ 1', 'outcome outcome never returns / returned', 'returns where it never returned'],
    ['exits 3', 'exits 4', 'outcome outcome exits 3 / exits 4', 'exits 4 where it exited 3'],
    ['→ 1; Object.prototype = {a: 1}', '→ 1', 'pollution effect something / nothing', 'no longer adds to Object.prototype'],
    ['→ 1; calls fn0(1)', '→ 1; calls fn0(1); Object.prototype = {a: 1}', 'pollution effect nothing / something new', 'adds to Object.prototype, which it did not'],
    ['→ 1; Object.prototype = {a: 1}', '→ 1; Object.prototype = {a: 2}', 'pollution effect something / something', 'adds something else to Object.prototype'],
    ['→ "abc"', '→ "xyz"', 'result value string / string', 'returns another string'],
    ['→ "abc"', '→ "ABC"', 'result value string / the string in other case', 'returns the string in other case'],
    ['→ "a b"', '→ "a"', 'result value string / a part of the string', 'returns a part of the string'],
    ['→ "a b"', '→ ""', 'result value string / empty string', 'returns an empty string where it returned a string'],
    ['→ true', '→ false', 'result value true / false', 'returns false where it returned true'],
    ['→ 1', '→ 2', 'result value number / number', 'returns another number'],
    ['→ 1', '→ NaN', 'result value number / NaN', 'returns NaN where it returned a number'],
    ['→ 0', '→ -0', 'result value number / -0', 'returns -0 where it returned a number'],
    ['→ 0.30000000000000004', '→ 0.3', 'result rounding number / number', 'returns a number at most 4 ulp away (rounding)'],
    ['→ {items: [1, 2, 3]}', '→ {items: [3, 1, 2]}', 'result.items order array / array', 'result.items has the same items in another order'],
    ['→ [1, 2, 3]', '→ [1, 2]', 'result length array / shorter array', 'returns a shorter array'],
    ['→ [1]', '→ []', 'result length array / empty array', 'returns an empty array where it returned an array'],
    ['→ [{a: 1}, {a: 2}]', '→ [{a: 1}, {a: 3}]', 'result[].a value number / number', 'result[].a is another number'],
    ['→ [1, 2]', '→ [1, "2"]', 'result[] kind number / string', 'an item of result is a string where it was a number'],
    ['→ {a: 1, b: 2}', '→ {a: 1}', 'result.b removed number / absent', 'result.b is missing'],
    ['→ {a: 1}', '→ {a: 1, b: 2}', 'result.b added absent / number', 'result.b is new'],
    ['→ {"odd key": 1}', '→ {"odd key": 2}', 'result.* value number / number', 'an entry of result is another number'],
    ['→ {a: 1, b: 2}', '→ {b: 2, a: 1}', 'result order object / object', 'returns the same keys in another order'],
    ['→ {a: 1}', '→ {__proto__: null, a: 1}', 'result prototype Object / no prototype', 'returns an object without prototype where it returned a plain object'],
    ['→ Cart {a: 1}', '→ {a: 1}', 'result prototype Cart / Object', 'returns a plain object where it returned a Cart'],
    ['→ Cache {a: 1}', '→ Object.assign(Cache(new Map()), {a: 1})', 'result kind Cache / Cache', 'returns another kind of Cache'],
    ['→ {__proto__: {x: 1}}', '→ {__proto__: {x: 2}}', 'result prototype object with a prototype of its own / object with a prototype of its own', 'returns an object whose prototype differs'],
    ['→ {a: 1}', '→ Object.freeze({a: 1})', 'result descriptors plain / frozen', 'result is frozen where it was plain'],
    ['→ {a: 1}', '→ {get a() { return 1; }}', 'result.a descriptors plain / a getter', 'result.a is a getter where it was plain'],
    ['→ [1, , 3]', '→ [1, undefined, 3]', 'result[] kind hole / undefined', 'an item of result is undefined where it was a hole'],
    ['→ new Map([["a", 1], ["b", 2]])', '→ new Map([["b", 2], ["a", 1]])', 'result order Map / Map', 'returns the same entries in another order'],
    ['→ new Map([["a", 1]])', '→ new Map([["a", 2]])', 'result.* value number / number', 'an entry of result is another number'],
    ['→ new Set([1])', '→ new Set(["1"])', 'result.* kind number / string', 'an entry of result is a string where it was a number'],
    ['→ new Date("2020-01-01T00:00:00.000Z")', '→ new Date("2021-01-01T00:00:00.000Z")', 'result value Date / Date', 'returns another Date'],
    ['→ /a/', '→ /a/g', 'result value RegExp / RegExp', 'returns another RegExp'],
    ['→ new Uint8Array([1])', '→ Buffer.from([1])', 'result kind Uint8Array / Buffer', 'returns a Buffer where it returned a Uint8Array'],
    ['→ new Uint8Array([1])', '→ new Uint8Array([2])', 'result[] value number / number', 'an item of result is another number'],
    ['throws TypeError("a")', 'throws RangeError("a")', 'error.name kind TypeError / RangeError', 'throws RangeError where it threw TypeError'],
    ['throws TypeError("a")', 'throws TypeError("b")', 'error.message value string / string', 'the error message differs'],
    ['throws Object.assign(TypeError("a"), {code: "E"})', 'throws TypeError("a")', 'error.code removed string / absent', 'error.code is missing'],
    ['throws "a"', 'throws 5', 'error kind string / number', 'throws a number where it threw a string'],
    ['→ 1; async', '→ 1', 'async effect promise / at once', 'answers at once where it gave a promise'],
    ['→ 1; console.log("a")', '→ 1', 'console effect something / nothing', 'no longer writes to the console'],
    ['→ 1; console.log("a")', '→ 1; console.log("b")', 'console effect something / something', 'writes something else to the console'],
    ['→ 1; calls fn0(1)', '→ 1; later calls fn0(1)', 'callbacks effect calls / later calls', 'calls the functions that it is given later'],
    ['→ 1; later calls fn0(1); later calls fn0(2)', '→ 1; calls fn0(1); later calls fn0(2)', 'callbacks effect calls / earlier calls', 'calls the functions that it is given earlier'],
    ['→ 1; later console.log("a")', '→ 1; console.log("a")', 'console effect something / something', 'writes something else to the console'],
    ['→ 1', '→ 1; calls fn0(1)', 'callbacks effect no calls / first calls', 'calls the functions that it is given, which it did not'],
    ['→ 1; args[0] = [1, 3]', '→ 1', 'args[0] removed changed / unchanged', 'no longer changes its first argument'],
    ['→ 1', '→ 1; args[1] = {a: 2}', 'args[1] added unchanged / changed', 'changes its second argument, which it did not'],
    ['→ 1; args[1] = {a: 2}', '→ 1; args[1] = {a: 3}', 'args[1].a value number / number', 'args[1].a is another number'],
    ['→ *1; args[0] = &1 [1, 3]', '→ [1, 3]; args[0] = [1, 3]', 'result sharing same as args[0] / own', 'returns an object of its own where it returned its first argument itself'],
    ['→ [&1 {a: 1}, *1]', '→ [{a: 1}, {a: 1}]', 'result[] sharing same as result[] / own', 'an item of result is an object of its own where it was the same object as result[]'],
    ['→ <function add>', '→ undefined', 'result kind function / undefined', 'returns undefined where it returned a function'],
  ])('%s | %s', (prior, candidate, difference, cause) => {
    const p = pair(prior, candidate);
    expect(told(p)[0]).toBe(difference);
    const first = firstDifference(p, freed());
    expect(first === null ? null : causeOf(first)).toBe(cause);
  });

  it('says nothing of what cannot be seen into', () => {
    expect(told(pair('→ <function add>', '→ <function sum>'))).toEqual([]);
    expect(told(pair('→ {a: <Promise>, b: 1}', '→ {a: <unreadable: TypeError>, b: 1}'))).toEqual([]);
    expect(freed().same(observed('→ <function add>'), observed('→ <function sum>'), CALL)).toBe(true);
  });

  it('tells long values that were cut by the hash of the whole', () => {
    const long = (hash: string): string => `→ "aaaa <cut 90000 characters, sha256 ${hash}…>`;
    expect(told(pair(long('0123456789abcdef'), long('fedcba9876543210')))).toEqual(['result value long value / long value']);
    expect(told(pair(long('0123456789abcdef'), '→ "a"'))).toHaveLength(1);
    expect(freed().same(observed(long('0123456789abcdef')), observed(long('fedcba9876543210')), CALL)).toBe(false);
  });

  it('says nothing of what could not be run', () => {
    const p: Pair = { ...pair('→ 1', '→ 2'), candidate: { kind: 'couldNotRun', text: 'the guest was gone' } };
    expect(differences(p, freed())).toEqual([]);
    expect(freed().same(p.prior, p.candidate, CALL)).toBe(true);
  });

  it('puts what tells most first, and each shape once', () => {
    const items = (price: string): string => `[${Array.from({ length: 300 }, (_, i) => `{id: ${i}, price: ${price}}`).join(', ')}]`;
    expect(told(pair(`→ {items: ${items('1')}, sum: 1, at: 0.1}`, `→ {items: ${items('"1"')}, sum: 2, at: 0.10000000000000002}`))).toEqual([
      'result.items[].price kind number / string', 'result.sum value number / number', 'result.at rounding number / number',
    ]);
  });

  it('folds levels that are data', () => {
    expect(told(pair('→ [[[1]]]', '→ [[["1"]]]'))).toEqual(['result.** kind number / string']);
  });

  it('takes keys that the sources do not name for data', () => {
    const free = compileFreedoms([], { taken: new Set(), given: new Set(), sources: new Set(['total']), messages: [] });
    expect(differences(pair('→ {abc: 1, total: 1}', '→ {abc: "1", total: "1"}'), free).map((d) => d.path)).toEqual(['result.*', 'result.total']);
  });

  it('is safe with cycles', () => {
    expect(told(pair('→ &1 {self: *1, a: 1}', '→ &1 {self: *1, a: 2}'))).toEqual(['result.a value number / number']);
    expect(told(pair('→ &1 {self: *1}', '→ &1 {self: {self: *1}}'))).toEqual(['result.self sharing same as result / own']);
  });

  it('tells at most 20, and stays quick on large values', () => {
    const record = (value: string): string => `{${Array.from({ length: 5000 }, (_, i) => `k${i}: ${value}`).join(', ')}}`;
    expect(told(pair(`→ ${record('1')}`, `→ ${record('2')}`))).toHaveLength(20);
  });

  it('names class and member of a session, and goes by its first step that differs', () => {
    const session: Case = {
      kind: 'session', operation: 'Cart',
      steps: [{ access: 'construct', member: 'constructor', input: '[]' }, { access: 'call', member: 'add', input: '["a"]' }, { access: 'get', member: 'size', input: '[]' }],
    };
    const p = pair('→ Cart {n: 0}\n→ 1\n→ 1', '→ Cart {n: 0}\n→ 2\nthrows TypeError("x")', session);
    expect(firstDifference(p, freed())).toEqual({ operation: 'Cart.add', path: 'result', change: 'value', prior: 'number', candidate: 'number' });
    expect(freed('Cart.add: result', 'Cart.size: #outcome').same(p.prior, p.candidate, session)).toBe(true);
    expect(freed('Cart: result', '#outcome').same(p.prior, p.candidate, session)).toBe(true);
    expect(freed('Cart.add: result').same(p.prior, p.candidate, session)).toBe(false);
  });
});
