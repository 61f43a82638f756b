import { expect, it } from 'vitest';
import type { Observation } from '../model/observation.js';
import { triggerOf } from './trigger.js';
import { compileFreedoms } from './erase.js';
import { differences } from './differences.js';
import { reachContext, reachOf } from './reach.js';

/** What claims to be something else, or has put its own over what is usually inherited: lodash.merge makes the first of these out of JSON. */
const HOSTILE = [
  'Object.assign(Object(1), {valueOf: 5})', 'Object.assign(Object("x"), {valueOf: null, toString: 1})', 'Object.assign(Object(1n), {valueOf: 5})', 'Object(Symbol("x"))', 'Object(false)',
  ...['Number', 'String', 'Boolean', 'Symbol', 'BigInt', 'Date', 'RegExp', 'Error', 'Map', 'Set', 'Arguments', 'URL', 'URLSearchParams', 'ArrayBuffer'].map((tag) => `{[Symbol.toStringTag]: "${tag}"}`),
  '{[Symbol.toStringTag]: 5}', 'Date {a: 1}', 'URL {href: {}}', 'URL {href: Symbol("x")}', 'URLSearchParams {append: 1, toString: 5}', 'RegExp {source: 1}',
  'Object.assign(new Date(0), {getTime: 5, [Symbol.toStringTag]: "Map"})', 'Object.assign(/x/, {source: {}, flags: Symbol("x")})', 'Object.assign(new Map([[1, 2]]), {entries: 1, size: 7})',
  'Object.assign(new Set([1]), {values: 1, entries: null})', 'Object.assign([1], {entries: 1, map: 2})', 'Object.assign(new URL("http://a/"), {toString: 1})', 'Object.assign(new URLSearchParams("a=1"), {toString: 1, append: 2})',
  'Object.assign(Error("m"), {toString: 5, name: Symbol("x")})', '{constructor: 5, hasOwnProperty: 1, toString: null}', '{["__proto__"]: {}}', '{__proto__: {constructor: {name: 5}}}', '{get a() { throw 5; }}',
  '{__proto__: new Date(0)}', '{__proto__: new Map([[1, 2]])}', '{__proto__: /x/}', '{__proto__: Object(1)}', 'Object.setPrototypeOf([1], null)', 'Object.setPrototypeOf(new Date(0), null)', 'Object.assign(new Uint8Array([1]), {length: 5, join: 1})', 'null', '1',
];

it.each(HOSTILE)('%s is held against all others, and looked into as an input', (one) => {
  const free = compileFreedoms([]);
  const loose = compileFreedoms((['key-order', 'prototype', 'holes', 'sharing', 'descriptors', 'extras', 'buffers'] as const).map((aspect) => ({ kind: 'aspect', operation: null, aspect })));
  const returned = (text: string): Observation => ({ kind: 'returned', text: `→ ${text}` });
  const of = { kind: 'call', operation: 'f', input: `[${one}]` } as const;
  expect(reachOf(of, reachContext([], { strings: [], numbers: [], bigints: [], keys: [], expressions: [] }))).toMatch(/natural|edge|exotic/);
  expect(triggerOf(of, { strings: new Set(), numbers: new Set(), keys: new Set(), required: new Set() }).form).not.toBe('');
  for (const other of HOSTILE) {
    const pair = { case: of, prior: returned(one), candidate: returned(other) };
    const found = differences(pair, free);
    expect(() => [differences(pair, loose), loose.same(pair.prior, pair.candidate, of)]).not.toThrow();
    expect(found.length > 0, other).toBe(one !== other);
  }
});
