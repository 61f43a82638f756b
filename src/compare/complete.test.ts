import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallCase } from '../model/case.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import { differences } from './differences.js';
import { compileFreedoms } from './erase.js';
import { readFreedom } from '../value/freedom.js';

const CALL: CallCase = { kind: 'call', operation: 'f', input: '[]' };
const NOTHING_FREE = compileFreedoms([]);
const ELSEWHERE = compileFreedoms(['key-order', 'sharing', 'descriptors'].flatMap((aspect) => {
  const read = readFreedom(`other: #${aspect}`);
  return 'error' in read ? [] : [read];
}));

function told(a: string, b: string): readonly unknown[] {
  return differences({ case: CALL, prior: { kind: 'returned', text: `→ ${a}` }, candidate: { kind: 'returned', text: `→ ${b}` } }, NOTHING_FREE);
}

// Each is another value than all the others.
const DISTINCT = [
  'undefined', 'null', 'true', 'false', '0', '-0', '1', 'NaN', 'Infinity', '1n', '""', '"a"', 'Symbol("a")', 'Symbol.for("a")', 'Symbol.iterator', 'Symbol()',
  '{}', '{a: 1}', '{a: undefined}', '{a: 1, b: 2}', '{b: 2, a: 1}', '{__proto__: null}', '{__proto__: null, a: 1}', '{__proto__: {a: 1}}', '{__proto__: {a: 2}}', '{["__proto__"]: 1}', '{[Symbol("a")]: 1}',
  '{[Symbol("b")]: 1}', '[]', '[undefined]', '[,]', '[1]', '[1, 2]', '[2, 1]', '[1, , 2]', 'Object.assign([1], {a: 1})', 'Object.assign([1], {a: 2})', 'Object.assign(Array(1000000), {5: 1})',
  'Object.assign(Array(1000000), {6: 1})', 'new Date("2020-01-01T00:00:00.000Z")', 'new Date("2020-01-01T00:00:00.001Z")', 'new Date(NaN)', '/a/', '/a/g', 'Object.assign(/a/g, {lastIndex: 1})',
  'new Map([])', 'new Map([[1, 2]])', 'new Map([[1, 3]])', 'new Map([[1, 2], [3, 4]])', 'new Map([[3, 4], [1, 2]])', 'new Map([[{a: 1}, 2]])', 'new Set([])', 'new Set([1])', 'new Set([1, 2])',
  'new Set([2, 1])', 'new Set([{a: 1}])', 'new Set([{a: 2}])', 'new Uint8Array([1])', 'new Uint8Array([2])', 'new Int8Array([1])', 'new BigInt64Array([1n])', 'Buffer.from([1])', 'new Uint8Array([1]).buffer',
  'new DataView(new Uint8Array([1]).buffer)', 'Object("a")', 'Object("b")', 'Object(1)', 'Object(true)', 'Error("a")', 'Error("b")', 'Error()', 'TypeError("a")', 'UnknownCoupon("a")',
  'Error("a", {cause: 1})', 'Error("a", {cause: 2})', 'Object.assign(Error("a"), {code: 1})', 'AggregateError([Error("a")], "a")', 'AggregateError([Error("b")], "a")', 'Cart {}', 'Cart {a: 1}', 'Basket {a: 1}',
  'Stack([1, 2])', 'MyMap(new Map([[1, 2]]))', '{get a() { return 1; }}', '{get a() { throw 1; }}', 'Object.freeze({a: 1})', 'Object.seal({a: 1})', 'Object.preventExtensions({a: 1})', '[&1 {}, *1]', '[{}, {}]',
  '[&1 {}, &2 {}, *1]', '&1 [*1]', '[&1 [*1]]', '[&1 Symbol("a"), *1]', '[Symbol("a"), Symbol("a")]', 'new URL("https://a.example/")', 'new URLSearchParams("a=1")', 'new URLSearchParams("a=2")',
].filter(reads);

/** The notation may spell some of these in another way; those are not what is tested here. */
function reads(text: string): boolean {
  return print(parse(text)) === text;
}

describe('differences', () => {
  it('are found between any two values of a table, and between none and itself', () => {
    expect(DISTINCT.length).toBeGreaterThan(90);
    const wrong: string[] = [];
    for (const a of DISTINCT) {
      for (const b of DISTINCT.slice(DISTINCT.indexOf(a))) if ((told(a, b).length === 0) !== (a === b)) wrong.push(`${a} | ${b}`);
      for (const wrap of ['[0, $]', '{x: $}', 'new Map([[0, $]])', 'Cart {x: $}', 'Error("", {cause: $})']) {
        const at = DISTINCT.indexOf(a);
        const [x, y] = [a, DISTINCT[(at + 1) % DISTINCT.length] ?? ''].map((v) => wrap.replace('$', () => v));
        if (told(x ?? '', y ?? '').length === 0) wrong.push(`${x} | ${y}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  // Small domains, so that values which are nearly the same come up often.
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 3, withCrossShrink: true }, tie('leaf'), tie('list'), tie('record'), tie('map'), tie('set'), tie('twice')),
    leaf: fc.constantFrom(0, -0, 1, '', 'a', 'b', null, undefined, true, new Date(0)),
    list: fc.oneof(fc.array(tie('value'), { maxLength: 3 }), fc.sparseArray(tie('value'), { maxLength: 3 })),
    record: fc.dictionary(fc.constantFrom('a', 'b', 'c d'), tie('value'), { maxKeys: 3 }),
    map: fc.array(fc.tuple(tie('leaf'), tie('value')), { maxLength: 2 }).map((entries) => new Map(entries)),
    set: fc.array(tie('value'), { maxLength: 2 }).map((items) => new Set(items)),
    twice: tie('value').map((v) => [v, { v }]),
  }));

  it('are found exactly where the bytes differ', () => {
    fc.assert(fc.property(value, value, (a, b) => {
      const [x, y] = [print(a), print(b)];
      expect(told(x, y).length > 0).toBe(x !== y);
      expect(told(x, x)).toEqual([]);
    }), { seed: 7, numRuns: 4000 });
  });

  it('do not depend on freedoms of other operations', () => {
    fc.assert(fc.property(value, value, (a, b) => {
      const pair = { case: CALL, prior: { kind: 'returned', text: `→ ${print(a)}` }, candidate: { kind: 'returned', text: `→ ${print(b)}` } } as const;
      expect(ELSEWHERE.same(pair.prior, pair.candidate, CALL)).toBe(pair.prior.text === pair.candidate.text);
      expect(differences(pair, ELSEWHERE)).toEqual(differences(pair, NOTHING_FREE));
    }), { seed: 8, numRuns: 1000 });
  });
});
