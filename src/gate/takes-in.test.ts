import { describe, expect, it } from 'vitest';
import { VARIOUS } from '../compare/title.js';
import type { Case } from '../model/case.js';
import type { Difference } from '../model/difference.js';
import type { Row } from '../model/verdict.js';
import { takesIn } from './takes-in.js';

const call = (input: string): Case => ({ kind: 'call', operation: 'f', input });
const NUMBER: Difference = { operation: 'f', path: 'result', change: 'value', prior: 'number', candidate: 'number' };
const ROUNDING: Difference = { operation: 'f', path: 'result', change: 'rounding', prior: VARIOUS, candidate: VARIOUS };

function row(difference: Difference, inputs: readonly string[], over: Partial<Row> = {}): Row {
  const cases = inputs.map(call);
  const observed = { kind: 'returned' as const, text: '→ 1' };
  return {
    id: '11111111', outcome: 'undescribed', counts: 'undecided', reach: 'natural', spec: 'a.spec.md', requirement: null, decision: null, origin: 'explored', also: [], joined: [], rulings: ['intended', 'unspecified', 'regression', 'kept'], cause: 'returns something else', count: inputs.length,
    difference, cases, told: [{ difference, seen: inputs.map((_, at) => [at, 0, difference.path] as const) }], besides: [], witness: { case: cases[0] as Case, prior: observed, candidate: observed }, ...over,
  };
}

const numbers = row(NUMBER, ['[1, "TEN"]', '[2, "TEN"]', '[3, "TEN"]']);
const rounding = row(ROUNDING, ['[9e9, "TEN"]']);

describe('a row takes in another', () => {
  it('where a ruling on it settles that too: numbers of which some came out close by', () => {
    expect(takesIn(numbers, rounding)).toBe(true);
    expect(takesIn(numbers, { ...rounding, origin: 'recorded' })).toBe(true);
  });

  it('where one says the path of the other at any depth', () => {
    const deep = row({ ...NUMBER, path: 'result.**' }, ['[1]', '[2]']);
    expect(takesIn(deep, row({ ...NUMBER, path: 'result.*' }, ['[3]']))).toBe(true);
    expect(takesIn(row({ ...NUMBER, path: 'result.*' }, ['[3]']), deep)).toBe(false);
  });

  it('never where a ruling on it says less: that a number may be close by is not that it may be any', () => {
    expect(takesIn(rounding, numbers)).toBe(false);
  });

  it('never where inputs lie beyond what a ruling would cover', () => {
    expect(takesIn(numbers, row(ROUNDING, ['[9e9, "TEN"]', '[9e9, "HALF"]']))).toBe(false);
    expect(takesIn(numbers, row(ROUNDING, ['["9", "TEN"]']))).toBe(false);
  });

  it('never where more is told of it than of this one', () => {
    const more = { ...rounding, told: [...rounding.told, { difference: { ...NUMBER, path: 'result.b' }, seen: [[0, 0, 'result.b'] as const] }] };
    expect(takesIn(numbers, more)).toBe(false);
    expect(takesIn({ ...numbers, told: [...numbers.told, { difference: { ...NUMBER, path: 'result.b' }, seen: [[0, 0, 'result.b'] as const, [1, 0, 'result.b'] as const, [2, 0, 'result.b'] as const] }] }, more)).toBe(true);
  });

  it('never where it is another change, though a wide ruling would reach it', () => {
    const anything = row({ ...NUMBER, change: 'kind', prior: VARIOUS, candidate: 'undefined' }, ['[1]', '[2]']);
    expect(takesIn(anything, row({ ...NUMBER, change: 'kind', prior: 'string', candidate: 'undefined' }, ['[3]']))).toBe(false);
  });

  it.each<[string, Partial<Row>, Partial<Row>]>([
    ['weighs more', { counts: 'reported', reach: 'exotic' }, {}],
    ['lies nearer to daily use', { reach: 'edge' }, {}],
    ['has another outcome', {}, { outcome: 'permitted' }],
    ['violates something', { outcome: 'regression' }, { outcome: 'regression' }],
    ['is under another requirement', {}, { requirement: 'CART-1' }],
    ['a ruling made what it is', {}, { decision: '2026-11-26-kept-a-1f2e3d4c' }],
    ['is of the surface', {}, { origin: 'surface' }],
  ])('never one that %s', (_, lead, other) => {
    expect(takesIn({ ...numbers, ...lead }, { ...rounding, ...other })).toBe(false);
  });

  it('never one of another operation', () => {
    const other = { ...ROUNDING, operation: 'g' };
    expect(takesIn(numbers, { ...row(other, ['[9e9, "TEN"]']), cases: [{ kind: 'call', operation: 'g', input: '[9e9, "TEN"]' }] })).toBe(false);
  });
});
