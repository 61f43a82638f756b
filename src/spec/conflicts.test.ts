import { expect, it } from 'vitest';
import { readSpec } from './read-spec.js';

const FRONT = ['---', 'holdfast: 1', 'subject: cart.ts', '---'];
const codes = (...lines: readonly string[]): readonly string[] => readSpec([...FRONT, ...lines].join('\n'), { file: 'cart.spec.md' }).findings.map((f) => `${(f.line ?? 0) - FRONT.length} ${f.code}`);
const HEAD = ['# Cart', '', '## CART-1: Ten percent off', ''];

it('what git could not merge is one finding, and not what its halves are read as', () => {
  expect(codes(...HEAD, '```cases', '<<<<<<< HEAD', 'total(6) → 6', '=======', 'total(1) → 0', '>>>>>>> a', '```')).toEqual(['6 SPEC-CONFLICTED']);
  expect(codes(...HEAD, '```cases', '<<<<<<< HEAD', 'total(6)', '=======', '>>>>>>> a', 'total(7)', '```')).toEqual(['6 SPEC-CONFLICTED', '10 SPEC-EXAMPLE-UNREADABLE']);
});

it('in prose and tables too, where Markdown would read both sides', () => {
  expect(codes(...HEAD, '<<<<<<< HEAD', '`total(1)` → `80`', '=======', '`total(1)` → `85`', '>>>>>>> a')).toEqual(['5 SPEC-CONFLICTED']);
  expect(codes(...HEAD, '| n | `total(n)` |', '|---|---|', '<<<<<<< HEAD\r', '| `1` | `80` |', '=======\r', '| `1` | `85` |', '>>>>>>> a')).toEqual(['7 SPEC-CONFLICTED']);
});

it('is no heading under a line of `=`, and no quotation', () => {
  expect(codes('Cart', '=======', '', '>>>>>>> quoted', '', ...HEAD.slice(2), '<<<<<<< not begun')).toEqual([]);
});
