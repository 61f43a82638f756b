import { expect, it } from 'vitest';
import { NO_EXPORT } from '../compare/title.js';
import type { Difference } from '../model/difference.js';
import { fitting } from './fits.js';

const difference: Difference = { operation: 'f', path: 'result', change: 'value', prior: 'number', candidate: 'number' };
const gone: Difference = { operation: 'f', path: 'outcome', change: 'outcome', prior: 'is exported', candidate: NO_EXPORT };
const row = (over: Partial<Parameters<typeof fitting>[0]> = {}): Parameters<typeof fitting>[0] => ({ outcome: 'undescribed', counts: 'undecided', requirement: null, decision: null, difference, ...over });

it.each([
  ['of a change that nobody spoke of', row(), 'intended unspecified regression kept'],
  ['of a repair only that it is one', row({ outcome: 'repair' }), 'repair'],
  ['of a conflict only that it is kept', row({ outcome: 'conflict', requirement: 'A-1' }), 'kept'],
  ['of a violation of a MUST none', row({ outcome: 'regression', counts: 'unsafe', requirement: 'A-1' }), ''],
  ['of what only should not be, that it is kept', row({ outcome: 'regression', requirement: 'A-1' }), 'kept'],
  ['of what a ruling made a regression, any', row({ outcome: 'regression', counts: 'unsafe', decision: '2026-01-01-regression-a-01234567' }), 'intended unspecified regression kept'],
  ['of what is gone that it is retired, and not that it is free', row({ difference: gone }), 'retired regression kept'],
  ['of what is gone although the spec asks for it, none', row({ outcome: 'regression', counts: 'unsafe', requirement: 'A-1', difference: gone }), ''],
])('there can be ruled %s', (_, of, kinds) => {
  expect(fitting(of).join(' ')).toBe(kinds);
});
