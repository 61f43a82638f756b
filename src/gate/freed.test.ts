import { expect, it } from 'vitest';
import type { Pair } from '../model/difference.js';
import type { Spec } from '../model/spec.js';
import { readSpec } from '../spec/read-spec.js';
import { freedBy } from './freed.js';

const spec = (...freedoms: readonly string[]): Spec => readSpec(['---', 'holdfast: 1', 'subject: a.ts', '---', '# A', ...freedoms.flatMap((line, i) => ['', `## A-${i + 1}: Free`, '```ts unspecified', line, '```']), ''].join('\n'), { file: 'a.spec.md' });
const pair = (prior: string, candidate: string): Pair => ({ case: { kind: 'call', operation: 'f', input: '[1]' }, prior: { kind: 'returned', text: prior }, candidate: { kind: 'returned', text: candidate } });

it('names what frees something of this pair, and nothing else', () => {
  const free = spec('result.id', 'error.message', 'result.at');
  expect(freedBy(pair('→ {id: 1, sum: 2}', '→ {id: 3, sum: 2}'), free)).toEqual([{ requirement: 'A-1', lines: ['result.id'] }]);
  expect(freedBy(pair('→ {id: 1, sum: 2}', '→ {id: 3, sum: 4}'), free)).toEqual([{ requirement: 'A-1', lines: ['result.id'] }]);
  expect(freedBy(pair('→ {id: 1, sum: 2}', '→ {id: 1, sum: 4}'), free)).toEqual([]);
});

it('names both where two free the same', () => {
  expect(freedBy(pair('→ {id: 1}', '→ {id: 3}'), spec('result.id', 'result.*'))).toEqual([{ requirement: 'A-1', lines: ['result.id'] }, { requirement: 'A-2', lines: ['result.*'] }]);
});
