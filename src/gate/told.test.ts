import { describe, expect, it } from 'vitest';
import type { Difference, Pair } from '../model/difference.js';
import type { Row } from '../model/verdict.js';
import { classesOf, isSaid } from './classes.js';
import { toldOf, withWitness, type MemberShown } from './told.js';

const value = (path: string, of = 'number'): Difference => ({ operation: 'f', path, change: 'value', prior: of, candidate: of });
const member = (n: number, ...differences: readonly Difference[]): MemberShown => {
  const pair: Pair = { case: { kind: 'call', operation: 'f', input: `[${n}]` }, prior: { kind: 'returned', text: `→ ${n}` }, candidate: { kind: 'returned', text: `→ -${n}` } };
  return { pair, shown: differences.map((difference) => ({ difference, step: 0 })) };
};
const [A, B, C] = [value('result.a'), value('result.b'), value('result.c')];
const paths = ({ told, besides }: Pick<Row, 'told' | 'besides'>): readonly (readonly string[])[] => [told, besides].map((list) => list.map((t) => t.difference.path));

describe('what a ruling on a row speaks of', () => {
  const members = [member(1, A, B), member(2, A, B, C), member(3, A, B), member(4, A)];
  const row = { difference: A, witness: members[0]?.pair as Pair };

  it('is its own difference, and what differs in most of its cases', () => {
    const told = toldOf(row, members, [A]);
    expect(paths(told)).toEqual([['result.a', 'result.b'], ['result.c']]);
    expect(told.told[1]?.seen).toEqual([[0, 0, 'result.b'], [1, 0, 'result.b'], [2, 0, 'result.b']]);
  });

  it('is what differs in its witness, however rarely elsewhere', () => {
    expect(paths(toldOf({ ...row, witness: members[1]?.pair as Pair }, members, [A]))).toEqual([['result.a', 'result.b', 'result.c'], []]);
  });

  it('is not what leads another row', () => {
    expect(paths(toldOf(row, members, [A, B]))).toEqual([['result.a'], ['result.b', 'result.c']]);
  });

  it('names each class that was seen, where a row says only that they are various', () => {
    const added = (candidate: string): Difference => ({ operation: 'f', path: 'result.a', change: 'added', prior: 'absent', candidate });
    const told = toldOf({ difference: added('various'), witness: members[0]?.pair as Pair }, [member(1, added('number')), member(2, added('NaN')), member(3, added('string'))], []);
    expect(told.told[0]?.difference.candidate).toBe('NaN or number or string');
  });
});

describe('a row with a smaller witness', () => {
  const told = (difference: Difference, ...at: readonly number[]): Row['told'][number] => ({ difference, seen: at.map((i) => [i, 0, difference.path]) });
  const row = { cases: [1, 2].map((n) => member(n).pair.case), difference: A, told: [told(A, 0, 1)], besides: [told(B, 1), told(C, 1)] } as unknown as Row;
  const smaller = (...shown: readonly Difference[]): Row => ({ witness: member(0).pair, told: shown.map((d) => told(d, 0)), besides: [] }) as unknown as Row;

  it('tells what that shows too, unless another row is about it', () => {
    const joined = withWitness(row, smaller(A, B, value('result.d')), [A]);
    expect(paths(joined)).toEqual([['result.a', 'result.b', 'result.d'], ['result.c']]);
    expect(joined.cases).toHaveLength(3);
    expect(joined.told[0]?.seen.at(-1)).toEqual([2, 0, 'result.a']);
    expect(paths(withWitness(row, smaller(A, B), [A, B]))).toEqual([['result.a'], ['result.c', 'result.b']].map((list) => list.toSorted()));
  });
});

describe('classes as rulings name them', () => {
  it('are what they have in common, or each of a few', () => {
    expect(classesOf(['a part of the string', 'string'])).toBe('string');
    expect(classesOf(['number', 'NaN', '-0'])).toBe('NaN or number');
    expect(classesOf(['NaN or number', 'string'])).toBe('NaN or number or string');
    expect(classesOf(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'])).toBe('various');
    expect(classesOf(['number', 'various'])).toBe('various');
  });

  it('cover each that is named, and no other', () => {
    const said = { ...A, prior: 'NaN or number', candidate: 'string' };
    expect(['number', 'NaN', 'Infinity', 'string'].map((prior) => isSaid(said, { ...A, prior, candidate: 'string' }))).toEqual([true, true, false, false]);
    expect(isSaid(said, { ...A, prior: 'number', candidate: 'number' })).toBe(false);
  });
});
