import { describe, expect, it } from 'vitest';
import type { Reach } from '../model/difference.js';
import type { Constants } from '../model/implementation.js';
import { reachContext, reachOf } from './reach.js';

const NONE: Constants = { strings: [], numbers: [], bigints: [], keys: [], expressions: [] };

function reach(input: string, examples: readonly (readonly unknown[])[] = [], constants: Partial<Constants> = {}): Reach {
  return reachOf({ kind: 'call', operation: 'f', input }, reachContext(examples, { ...NONE, ...constants }));
}

describe('reachOf, without examples', () => {
  it.each([
    '[]', '["a"]', '["hello world"]', '["It is 5 o\'clock, sir."]', '["a-b_c.d@e"]', '[0]', '[42]', '[9.99]', '[true]', '[[1, 2, 3]]', '[{sku: "a", qty: 2}]',
    '[new Date("2024-02-29T00:00:00.000Z")]', '[12n]', '[/x/g]', '[new Map([["a", 1]])]', '[(a) => a]', '[new Uint8Array([1])]',
  ])('natural: %s', (input) => {
    expect(reach(input)).toBe('natural');
  });

  it.each([
    '[""]', '["  "]', '["Å"]', '["a  b"]', '["{}"]', '["a\\nb"]', '[-1]', '[123456789]', '[0.12345]', '[[]]', '[{}]', '[null]', '[undefined]', '[[1, "a"]]', '["日本"]',
    '[new Date("1969-01-01T00:00:00.000Z")]', '[new Date(NaN)]', '[{a: undefined}]', '[Object.freeze({a: 1})]', '[[[[[[1]]]]]]', '[&1 [1], *1]', '[new Map([])]',
    `["${'a'.repeat(300)}"]`, `[[${'1, '.repeat(20)}1]]`, '[TypeError("m")]',
  ])('edge: %s', (input) => {
    expect(reach(input)).toBe('edge');
  });

  it.each([
    '[NaN]', '[Infinity]', '[-Infinity]', '[-0]', '[9007199254740994]', '[1e-7]', '["\\ud800"]', '["\\u0000"]', '["\\u202e"]', '[{["__proto__"]: 1}]', '[{constructor: 1}]', '["toString"]',
    '["__proto__"]', '[[1, , 2]]', `["${'a'.repeat(1001)}"]`, `[[${'1, '.repeat(100)}1]]`, '[{__proto__: null, a: 1}]', '[{__proto__: {a: 1}, b: 1}]', '[Symbol("a")]', '[{[Symbol("a")]: 1}]',
    '[Object("a")]', '[{get a() { return 1; }}]', '[Object.assign([1], {a: 1})]', '[&1 {a: *1}]', '[{a: [{b: NaN}]}]', '[new Map([[NaN, 1]])]',
  ])('exotic: %s', (input) => {
    expect(reach(input)).toBe('exotic');
  });
});

describe('reachOf, with examples and constants', () => {
  const examples = [['Åre', -5, []], ['öl', 300.25, [NaN]]];

  it.each([
    ['["Åre", -5, []]', 'natural'], ['["lära", 0, []]', 'natural'], ['["a", -6, []]', 'edge'], ['["a", 1.125, []]', 'edge'], ['["x y", 1, []]', 'edge'],
    ['["", 1, []]', 'edge'], ['["a", NaN, []]', 'natural'], ['["a", -0, []]', 'exotic'], ['["a", 1, [1, 2]]', 'natural'], ['["a", 1, new Map([["a", 1]])]', 'edge'], ['["a", true]', 'edge'],
    ['["a", Infinity]', 'exotic'],
  ])('%s is %s', (input, expected) => {
    expect(reach(input, examples)).toBe(expected);
  });

  it('takes what stands in the source as it is', () => {
    expect(reach('["{{"]', [], { strings: ['{{'] })).toBe('natural');
    expect(reach('[4096000]', [], { numbers: [4_096_000] })).toBe('natural');
    expect(reach('["__proto__"]', [], { strings: ['__proto__'] })).toBe('edge');
    expect(reach('[{toString: 1}]', [], { keys: ['toString'] })).toBe('edge');
    expect(reach('[1e300]', [], { numbers: [1e300] })).toBe('edge');
  });

  it('is that of the farthest step of a session', () => {
    const context = reachContext([], NONE);
    const steps = [{ access: 'construct', member: 'constructor', input: '[1]' }, { access: 'call', member: 'add', input: '[NaN]' }] as const;
    expect(reachOf({ kind: 'session', operation: 'Cart', steps }, context)).toBe('exotic');
    expect(reachOf({ kind: 'session', operation: 'Cart', steps: steps.slice(0, 1) }, context)).toBe('natural');
  });
});
