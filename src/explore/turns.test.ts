import { expect, it } from 'vitest';
import { Turns } from './turns.js';

const taken = (turns: Turns, count: number): readonly string[] => Array.from({ length: count }, () => {
  const { at, round } = turns.next();
  return `${at}/${round}`;
});

it('one operation comes after the other', () => {
  expect(taken(new Turns(['a', 'b', 'c'], null), 7)).toEqual(['0/0', '1/0', '2/0', '0/1', '1/1', '2/1', '0/2']);
});

it('those that may run changed code have most of the turns, and the others are not left out', () => {
  expect(taken(new Turns(['a', 'b', 'c', 'd'], new Set(['b', 'd'])), 12)).toEqual(['1/0', '3/0', '1/1', '3/1', '1/2', '0/0', '3/2', '1/3', '3/3', '1/4', '3/4', '2/0']);
});

it('where it is said of all or of none, it is said of nothing', () => {
  for (const changed of [new Set(['a', 'b']), new Set<string>()]) expect(taken(new Turns(['a', 'b'], changed), 3)).toEqual(['0/0', '1/0', '0/1']);
});
