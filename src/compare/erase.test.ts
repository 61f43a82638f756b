import { describe, expect, it } from 'vitest';
import type { CallCase } from '../model/case.js';
import type { Observation } from '../model/observation.js';
import { compileFreedoms } from './erase.js';
import { readFreedom } from '../value/freedom.js';

const CALL: CallCase = { kind: 'call', operation: 'total', input: '[[3, 1], {a: 1}]' };

function same(prior: string, candidate: string, ...lines: string[]): boolean {
  const freedoms = lines.map((line) => {
    const read = readFreedom(line);
    if ('error' in read) throw new Error(read.error);
    return read;
  });
  const observed = (text: string): Observation => ({ kind: text.startsWith('throws') ? 'threw' : text.startsWith('→') ? 'returned' : 'timedOut', text });
  return compileFreedoms(freedoms).same(observed(prior), observed(candidate), CALL);
}

describe('freedom', () => {
  // Two observations, and a line under which they are the same; without it they are not.
  it.each([
    ['throws Error("a")', 'throws Error("b")', 'error.message'],
    ['throws Error("a")', 'throws TypeError("a")', 'error.name'],
    ['throws Object.assign(Error("a", {cause: 1}), {code: "E"})', 'throws TypeError("b")', 'error.*'],
    ['throws "a"', 'throws 5', 'error.*'],
    ['→ {id: 1, items: [{id: 2}]}', '→ {id: 3, items: [{id: 4}]}', 'result.**.id'],
    ['→ {a: 1, id: 1}', '→ {a: 1}', 'result.id #absence'],
    ['→ {items: [{id: 1}, {id: 2}]}', '→ {items: [{id: 1}, {}]}', 'result.**.id #absence'],
    ['→ {a: {b: 1}}', '→ {a: "x"}', 'result.a #kind'],
    ['→ {a: null}', '→ {a: 1}', 'result.a #kind'],
    ['→ {a: [1]}', '→ {a: new Set([1])}', 'result.* #kind'],
    ['→ {a: Cart {}}', '→ {a: {}}', 'result.a #kind'],
    ['→ {a: TypeError("a")}', '→ {a: RangeError("a")}', 'result.a'],
    ['→ {a: 1}', '→ {a: NaN}', 'result.a'],
    ['→ {a: {b: 1}}', '→ {a: {c: "x"}}', 'result.a'],
    ['throws Error("a")', 'throws Error()', 'error.message'],
    ['→ {id: 1, a: 1}', '→ {a: 1, id: 2}', 'result.id'],
    ['→ [1, 2]', '→ [3, 4]', 'result[*]'],
    ['→ [1, 2]', '→ [2, 1]', 'result.*'],
    ['→ [1, 2]', '→ [1, 3]', 'result[1]'],
    ['→ "a"', '→ "b"', 'result'],
    ['→ "a"', '→ 5', 'total: result #kind'],
    ['→ {"odd key": 1}', '→ {"odd key": 2}', 'result["odd key"]'],
    ['→ 1; args[0] = [1]', '→ 1; args[0] = [2]', 'args[0][*]'],
    ['→ 1; args[0] = [1]', '→ 1', 'args'],
    ['→ {total: 1.001}', '→ {total: 1.004}', 'result.total #within 0.005'],
    ['→ [1000000, 2]', '→ [1000000.5, 2]', 'result #within 1e-6 relative'],
    ['→ {a: 1, b: {c: 1, d: 2}}', '→ {b: {d: 2, c: 1}, a: 1}', '#key-order'],
    ['→ {a: Cart {}}', '→ {a: {__proto__: null}}', '#prototype'],
    ['→ [1, , 2]', '→ [1, undefined, 2]', '#holes'],
    ['→ [&1 {a: 1}, *1]', '→ [{a: 1}, {a: 1}]', '#sharing'],
    ['→ &1 {self: *1}', '→ &1 {self: {self: *1}}', '#sharing'],
    ['→ *1; args[0] = &1 [3, 1]', '→ [3, 1]', '#sharing'],
    ['→ 1; args[0] = [1, 3]', '→ 1', '#arguments'],
    ['→ 1; args[0] = [1, 3]', '→ 1; args[0] = [9]', '#arguments'],
    ['→ 1; calls fn0(1)', '→ 1', '#callbacks'],
    ['→ 1; async', '→ 1', '#async'],
    ['throws 1; async', 'throws 1', '#async'],
    ['→ 1; console.log("a")', '→ 1; stderr.write("b")', '#console'],
    ['→ {a: [0]}', '→ {a: [-0]}', '#negative-zero'],
    ['→ {a: 1}', '→ Object.freeze({a: 1})', '#descriptors'],
    ['→ {a: 1}', '→ {get a() { return 1; }}', '#descriptors'],
    ['→ Object.assign([1], {index: 0})', '→ [1]', '#extras'],
    ['→ new Uint8Array([1, 2])', '→ Buffer.from([1, 2])', '#buffers'],
    ['→ {error: TypeError("a")}', '→ {error: RangeError("b")}', '#error-values'],
    ['→ 1', 'throws Error("a")', '#outcome'],
  ])('%s | %s: %s', (prior, candidate, line) => {
    expect(same(prior, candidate)).toBe(false);
    expect(same(prior, candidate, line)).toBe(true);
    expect(same(candidate, prior, line)).toBe(true);
  });

  // What a line does not free.
  it.each([
    ['throws Error("a")', '→ 1', 'error.*'],
    ['→ 1', 'never returns', '#outcome'],
    ['throws Error("a")', 'crashes: out of memory', '#outcome'],
    ['throws Error("a")', 'throws Error("b")', '#error-values'],
    ['throws Error("a")', 'throws TypeError("b")', 'error.message'],
    ['→ {id: 1, a: 1}', '→ {id: 2, a: 2}', 'result.id'],
    ['→ {a: 1, b: 2, id: 1}', '→ {b: 2, a: 1, id: 1}', 'result.id'],
    ['→ {a: 1, id: 1}', '→ {a: 1}', 'result.id'],
    ['→ {id: 1}', '→ {id: "1"}', 'result.id'],
    ['→ {id: 1}', '→ {id: undefined}', 'result.id #absence'],
    ['→ {id: 1}', '→ {id: 2}', 'result.id #kind'],
    ['→ {a: {id: 1}}', '→ {a: {id: "1"}}', 'result.a #kind'],
    ['→ {a: {id: 1}}', '→ {a: {}}', 'result.a #absence'],
    ['→ {a: Cart {}}', '→ {a: {}}', 'result.a'],
    ['→ {a: [1]}', '→ {a: {b: 1}}', 'result.a'],
    ['→ {a: 1}', '→ {get a() { return 1; }}', 'result.a'],
    ['→ {a: 1}', '→ {get a() { throw 1; }}', 'result.a'],
    ['→ "a"', '→ 5', 'result'],
    ['→ [1, 2]', '→ [1]', 'result[*]'],
    ['→ {total: 1}', '→ {total: 1.1}', 'result.total #within 0.005'],
    ['→ {total: 1}', '→ {total: NaN}', 'result.total #within 1e9'],
    ['→ {total: 1}', '→ {total: Infinity}', 'result.total #within 1 relative'],
    ['→ {total: 1}', '→ {total: "1"}', 'result.total #within 1'],
    ['→ new Map([["a", 1], ["b", 2]])', '→ new Map([["b", 2], ["a", 1]])', '#key-order'],
    ['→ [1, , 2]', '→ [1, 2]', '#holes'],
    ['→ 1', '→ 2', 'other: result'],
    ['→ 1', '→ 2', '#async'],
    ['→ new Uint8Array([1, 2])', '→ Buffer.from([1, 3])', '#buffers'],
    ['→ {error: TypeError("a")}', '→ {error: {message: "a"}}', '#error-values'],
    ['→ [1, 2]', '→ new Set([1, 2])', '#prototype'],
    ['→ {a: 1}', '→ Object.freeze({a: 2})', '#descriptors'],
    ['→ *1; args[0] = &1 {a: []}', '→ *1; args[0] = &1 {a: {}}', '#arguments'],
    ['→ [*1]; args[0] = &1 [1]', '→ [*1]; args[0] = &1 [2]', '#arguments'],
    ['→ *1; args[0] = &1 [1, 3]', '→ [1, 3]', '#arguments'],
  ])('%s | %s: not by %s', (prior, candidate, line) => {
    expect(same(prior, candidate, line)).toBe(false);
  });

  it('adds up', () => {
    expect(same('→ {id: 1, at: 0}; async', '→ {at: -0, id: 2}', 'result.id', '#key-order', '#negative-zero', '#async')).toBe(true);
    expect(same('→ {id: 1, at: 0}; async', '→ {at: -0, id: 2}', 'result.id', '#key-order', '#async')).toBe(false);
  });

  it('tells two observations that are the same by kind alone', () => {
    const free = compileFreedoms([]);
    expect(free.same({ kind: 'crashed', text: 'x' }, { kind: 'timedOut', text: 'x' }, CALL)).toBe(false);
    expect(free.same({ kind: 'returned', text: '→ 1' }, { kind: 'returned', text: '→ 1' }, CALL)).toBe(true);
  });
});
