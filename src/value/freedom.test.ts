import { describe, expect, it } from 'vitest';
import { ASPECTS, readFreedom } from './freedom.js';

describe('readFreedom', () => {
  it.each([
    ['error.message', { kind: 'path', operation: null, path: 'error.message' }],
    ['error.*', { kind: 'path', operation: null, path: 'error.*' }],
    ['  result.**.id  ', { kind: 'path', operation: null, path: 'result.**.id' }],
    ['total: result.items[*].id', { kind: 'path', operation: 'total', path: 'result.items[*].id' }],
    ['Cart.total : args[0]', { kind: 'path', operation: 'Cart.total', path: 'args[0]' }],
    ['result["odd: key"]', { kind: 'path', operation: null, path: 'result["odd: key"]' }],
    ['#key-order', { kind: 'aspect', operation: null, aspect: 'key-order' }],
    ['total: #async', { kind: 'aspect', operation: 'total', aspect: 'async' }],
    ['result.total #within 0.005', { kind: 'within', operation: null, path: 'result.total', tolerance: 0.005, relative: false }],
    ['result.note #absence', { kind: 'at', operation: null, path: 'result.note', aspect: 'absence' }],
    ['sum: result.**.at #kind', { kind: 'at', operation: 'sum', path: 'result.**.at', aspect: 'kind' }],
    ['result.note#outcome', { kind: 'at', operation: null, path: 'result.note', aspect: 'outcome' }],
    ['sum: result #within 1e-9 relative', { kind: 'within', operation: 'sum', path: 'result', tolerance: 1e-9, relative: true }],
  ])('%s', (line, freedom) => {
    expect(readFreedom(line)).toEqual(freedom);
  });

  it('reads every aspect', () => {
    for (const aspect of Object.keys(ASPECTS)) expect(readFreedom(`#${aspect}`)).toEqual({ kind: 'aspect', operation: null, aspect });
  });

  it.each([
    ['', 'Nothing is named'],
    ['total:', 'Nothing is named'],
    ['#order', 'There is no aspect #order. There are #key-order (the order of keys), '],
    ['#toString', 'There is no aspect #toString'],
    ['message', 'starts with result, error or args'],
    ['results.id', 'starts with result, error or args'],
    ['result.items[x]', 'cannot be read from "[x]" on'],
    ['note #kind', 'starts with result, error or args'],
    ['#kind', 'There is no aspect #kind'],
    ['result..id', 'cannot be read from "..id" on'],
    ['result #within', 'says no tolerance'],
    ['#within 0.1', 'does not say where'],
    ['result #within a lot', 'Behind a path go #within with a number'],
    ['result.a #key-order', 'An aspect stands on a line of its own'],
    [String.raw`result["\x"]`, 'is no key in double quotes'],
  ])('%s is refused', (line, error) => {
    expect(readFreedom(line)).toEqual({ error: expect.stringContaining(error) });
  });
});
