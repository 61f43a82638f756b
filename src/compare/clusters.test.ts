import { describe, expect, it } from 'vitest';
import type { Difference, Pair } from '../model/difference.js';
import { ClusterBook } from './clusters.js';

const VALUE: Difference = { operation: 'total', path: 'result', change: 'value', prior: 'string', candidate: 'string' };

function pair(input: string): Pair {
  return { case: { kind: 'call', operation: 'total', input }, prior: { kind: 'returned', text: '→ 1' }, candidate: { kind: 'returned', text: '→ 2' } };
}

function witnesses(book: ClusterBook): string[] {
  return book.list().map((c) => (c.witness.case.kind === 'call' ? c.witness.case.input : ''));
}

describe('ClusterBook', () => {
  it('counts, and says what is new', () => {
    const book = new ClusterBook();
    expect(book.add(pair('["abc"]'), { difference: VALUE, reach: 'natural' })).toBe(true);
    expect(book.add(pair('["abd"]'), { difference: VALUE, reach: 'natural' })).toBe(false);
    expect(book.add(pair('["abd"]'), { difference: { ...VALUE, path: 'result.a' }, reach: 'natural' })).toBe(true);
    expect(book.size).toBe(2);
    expect(book.countOf(book.idOf(VALUE))).toBe(2);
    expect(book.countOf('00000000')).toBe(0);
    expect(book.list()[0]).toMatchObject({ id: book.idOf(VALUE), count: 2, reach: 'natural', cause: 'returns another string', difference: VALUE });
    expect(book.idOf(VALUE)).toMatch(/^[0-9a-f]{8}$/);
  });

  it.each([
    ['the natural before the short', [['["abcdef"]', 'natural'], ['[NaN]', 'exotic'], ['["é"]', 'edge']], '["abcdef"]'],
    ['the short before the long', [['["abc"]', 'edge'], ['["b"]', 'edge'], ['["abcd"]', 'edge']], '["b"]'],
    ['the first in the order of code units', [['["b"]', 'edge'], ['["a"]', 'edge'], ['["c"]', 'edge']], '["a"]'],
  ] as const)('keeps %s, in whatever order they come', (_, cases, best) => {
    for (const order of [cases, cases.toReversed()]) {
      const book = new ClusterBook();
      for (const [input, reach] of order) book.add(pair(input), { difference: VALUE, reach: reach });
      expect(witnesses(book)).toEqual([best]);
    }
  });

  it('lists by reach, then what is done before what is told to people, then by operation and count', () => {
    const book = new ClusterBook();
    const add = (operation: string, path: string, reach: 'natural' | 'edge' | 'exotic', times = 1): void => {
      for (let i = 0; i < times; i++) book.add(pair('[1]'), { difference: { ...VALUE, operation, path }, reach: reach });
    };
    add('a', 'result.x', 'exotic', 9);
    add('b', 'result.x', 'natural');
    add('a', 'result.y', 'edge');
    add('a', 'result.z', 'natural');
    add('a', 'result.w', 'natural', 2);
    add('a', 'error.message', 'natural', 30);
    add('b', 'console', 'natural', 20);
    expect(book.list().map((c) => `${c.reach} ${c.difference.operation} ${c.difference.path}`)).toEqual([
      'natural a result.w', 'natural a result.z', 'natural b result.x', 'natural a error.message', 'natural b console', 'edge a result.y', 'exotic a result.x',
    ]);
  });

  it('makes one row of keys that vary with the input', () => {
    const book = new ClusterBook();
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) book.add(pair(`["${key}${key}"]`), { difference: { ...VALUE, path: `result.${key}` }, reach: 'natural' });
    expect(book.size).toBe(6);
    expect(book.add(pair('["g"]'), { difference: { ...VALUE, path: 'result.g' }, reach: 'natural' })).toBe(false);
    expect(book.list().map((c) => [c.difference.path, c.count])).toEqual([['result.*', 7]]);
    expect(witnesses(book)).toEqual(['["g"]']);
    expect(book.add(pair('["h"]'), { difference: { ...VALUE, path: 'result.h' }, reach: 'natural' })).toBe(false);
    expect(book.idOf({ ...VALUE, path: 'result.new' })).toBe(book.list()[0]?.id);
    expect(book.idOf({ ...VALUE, path: 'result.a', change: 'removed' })).not.toBe(book.list()[0]?.id);
  });

  it('makes one row of classes that vary with the input', () => {
    const book = new ClusterBook();
    for (const prior of ['string', 'number', 'array', 'object', 'boolean', 'Map']) book.add(pair('[1]'), { difference: { ...VALUE, change: 'kind', prior, candidate: 'undefined' }, reach: 'edge' });
    expect(book.list().map((c) => [c.cause, c.count])).toEqual([['returns undefined where it returned a value', 6]]);
  });

  it('makes one row of pairs of classes, and keeps what nothing takes the place of', () => {
    const book = new ClusterBook();
    const add = (prior: string, candidate: string): unknown => book.add(pair('[1]'), { difference: { ...VALUE, change: 'kind', prior, candidate }, reach: 'edge' });
    const pairs = [['string', 'number'], ['number', 'array'], ['Map', 'Set'], ['Date', 'object'], ['object', 'Date'], ['Set', 'Map'], ['array', 'bigint']] as const;
    for (const [prior, candidate] of pairs.slice(0, 6)) add(prior, candidate);
    expect(book.size).toBe(6);
    add(...pairs[6]!);
    add('string', 'undefined');
    expect(book.list().map((c) => [c.cause, c.count]).sort()).toEqual([['returns a value of another kind', 7], ['returns undefined where it returned a string', 1]]);
  });
});
