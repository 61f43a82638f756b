import { expect, it } from 'vitest';
import { FunctionSources } from '../value/functions.js';
import { parse } from '../value/parse.js';
import { DearFunctions } from './dear-functions.js';

const DEAR = '[{a: 1}, {filter: (a) => [a], "sort-by": (a) => a}]';

function opened(): { note: (input: string, dear: boolean) => void; granted: (input: string, times: number) => number } {
  const functions = FunctionSources.create();
  const dear = new DearFunctions(functions);
  return {
    note: (input, isDear) => dear.note(input, isDear, () => parse(input, { functions }) as unknown[]),
    granted: (input, times) => Array.from({ length: times }, () => dear.grants(input)).filter(Boolean).length,
  };
}

it('hands over a function less often with which a call went on without end, whatever else is in the input', () => {
  const { note, granted } = opened();
  note(DEAR, true);
  expect(granted('[{}, {filter: (a) => [a]}]', 64)).toBe(2);
  expect(granted('[[{"sort-by": (a) => a}]]', 64)).toBe(2);
});

it('goes by the name under which it is handed over', () => {
  const { note, granted } = opened();
  note(DEAR, true);
  expect(granted('[{a: 1}, {encoder: (a) => [a]}]', 50)).toBe(50);
  note('[(a) => [a]]', true);
  expect(granted('[(a) => [a]]', 64)).toBe(2);
});

it('hands it over again as often as it is worth it', () => {
  const { note, granted } = opened();
  note(DEAR, true);
  for (let i = 0; i < 15; i++) note('[{}, {filter: (a) => [a]}]', false);
  expect(granted('[{}, {filter: (a) => [a]}]', 64)).toBe(32);
  for (let i = 0; i < 16; i++) note('[{}, {filter: (a) => [a]}]', false);
  expect(granted('[{}, {filter: (a) => [a]}]', 64)).toBe(64);
});

it('grants all where nothing was dear', () => {
  const { note, granted } = opened();
  note(DEAR, false);
  expect(granted(DEAR, 10)).toBe(10);
});
