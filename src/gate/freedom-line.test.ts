import { expect, it } from 'vitest';
import type { Difference } from '../model/difference.js';
import { readFreedom } from '../value/freedom.js';
import { freedomLine } from './freedom-line.js';

const difference: Difference = { operation: 'total', path: 'result', change: 'value', prior: 'number', candidate: 'number' };

it.each([
  [{ path: 'result.items[].id' }, 'total: result.items[*].id'],
  [{ operation: 'Cart.add', path: 'error.message' }, 'Cart.add: error.message'],
  [{ operation: 'Cart.add', path: 'outcome', change: 'outcome' }, 'Cart.add: #outcome'],
  [{ path: 'console', change: 'effect' }, 'total: #console'],
  [{ path: 'args[0].sku' }, 'total: #arguments'],
  [{ path: 'result.note', change: 'removed' }, 'total: result.note #absence'],
  [{ path: 'result.note', change: 'added' }, 'total: result.note #absence'],
  [{ path: 'result.note', change: 'kind', prior: 'string' }, 'total: result.note #kind'],
  [{ path: 'result.note', change: 'kind', candidate: 'throwing getter' }, 'total: result.note #outcome'],
  [{ path: 'error.name', change: 'kind', prior: 'TypeError', candidate: 'RangeError' }, 'total: error.name'],
  [{}, null],
] as const)('%j is freed by %s', (over, line) => {
  expect(freedomLine({ ...difference, ...over })).toBe(line);
  if (line !== null) expect(readFreedom(line)).toMatchObject({ operation: line.split(':')[0] });
});
