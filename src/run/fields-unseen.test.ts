import { expect, test } from 'vitest';
import { unseenFields } from './fields-unseen.js';

const field = (of: string, name: string) => ({ say: 'unseen', of, field: name }) as const;

test('fields of both sides are told once, a class each, private names last', () => {
  const [found, ...others] = unseenFields([[field('List', '_tail'), field('List', 'size'), field('Node', 'next')], [field('List', 'size'), field('List', 'head')]]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ code: 'FIELDS-UNDECLARED', severity: 'info' });
  expect(found?.message).toContain('names them: size, head and _tail of List; next of Node. What');
});

test('of many fields and classes a few are named', () => {
  const many = Array.from({ length: 7 }, (_, i) => [field(`C${i}`, 'a'), ...Array.from({ length: 9 }, (_, j) => field(`C${i}`, `x${j}`))]).flat();
  expect(unseenFields([many])[0]?.message).toContain('a, x0, x1, x2 and 6 more of C0; a, x0, x1, x2 and 6 more of C1; a, x0, x1, x2 and 6 more of C2; a, x0, x1, x2 and 6 more of C3; those of 3 more classes.');
});

test('where all was seen there is nothing to tell', () => {
  expect(unseenFields([[], []])).toEqual([]);
});
