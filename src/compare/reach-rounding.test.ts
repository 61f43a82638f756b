import { describe, expect, it } from 'vitest';
import type { Pair, Reach } from '../model/difference.js';
import { reachOfPair } from './reach-rounding.js';

const reach = (input: string, prior: string, candidate: string, alone: Reach = 'edge'): Reach => {
  const pair: Pair = { case: { kind: 'call', operation: 'f', input }, prior: { kind: 'returned', text: prior }, candidate: { kind: 'returned', text: candidate } };
  return reachOfPair(pair, () => alone);
};

describe('how far a pair of numbers lies that differ by what products are rounded', () => {
  const LARGE = '[[{price: -699999946392297, quantity: 15}, {price: 1, quantity: 1.19}, {price: -700000000000000, quantity: -15}]]';

  it.each([
    ['large amounts that cancel one another', LARGE, '→ {net: 804115546, positions: 3}', '→ {net: 804115545.19, positions: 3}'],
    ['products beyond 2^53', '[3e9, 3000000001]', '→ 9000000003000000000', '→ 9000000003000001000'],
    ['the same through a promise', '[3e9, 3000000001]', '→ 9000000003000000000; async', '→ 9000000003000001000; async'],
  ])('is exotic for %s', (_, input, prior, candidate) => {
    expect(reach(input, prior, candidate)).toBe('exotic');
    // What the examples hold stays natural.
    expect(reach(input, prior, candidate, 'natural')).toBe('natural');
  });

  it.each([
    ['a number that is more than rounded', LARGE, '→ {net: 804115546, positions: 3}', '→ {net: 9804115545.19e12, positions: 3}'],
    ['anything else that differs', LARGE, '→ {net: 804115546, label: "a"}', '→ {net: 804115545.19, label: "b"}'],
    ['another key', LARGE, '→ {net: 804115546}', '→ {total: 804115545.19}'],
    ['another length', LARGE, '→ [804115546]', '→ [804115545.19, 0]'],
    ['an argument that was changed', LARGE, '→ 804115546', '→ 804115545.19; args[0] = []'],
    ['something through a promise', LARGE, '→ 804115546', '→ 804115545.19; async'],
    ['a boolean', LARGE, '→ {net: 804115546, paid: true}', '→ {net: 804115545.19, paid: false}'],
    ['digits of a name', LARGE, '→ {net1: 804115546}', '→ {net2: 804115545.19}'],
    ['digits of a string', LARGE, '→ {net: 804115546, text: "a\\"1"}', '→ {net: 804115545.19, text: "a\\"2"}'],
    ['a bigint', LARGE, '→ [804115546, 1n]', '→ [804115545.19, 2n]'],
    ['NaN', LARGE, '→ 804115546', '→ NaN'],
    ['amounts whose product is exact', '[30000, -4000000]', '→ 1', '→ 1.00000001'],
    ['a time and a few', '[1700000000000, 100]', '→ 17', '→ 17.5'],
    ['an overflow', '[3000000000, 2]', '→ 6000000000', '→ 1705032704'],
  ])('is what it is for %s', (_, input, prior, candidate) => {
    expect(reach(input, prior, candidate)).toBe('edge');
  });

  it('is what it is where one of them throws', () => {
    const pair: Pair = { case: { kind: 'call', operation: 'f', input: LARGE }, prior: { kind: 'returned', text: '→ 1' }, candidate: { kind: 'threw', text: 'throws Error("x")' } };
    expect(reachOfPair(pair, () => 'edge')).toBe('edge');
  });
});
