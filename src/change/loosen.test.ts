import { expect, it } from 'vitest';
import type { Expected, ThrowPattern } from '../model/spec.js';
import { looseningOf } from './loosen.js';

const returns = (value: string): Expected => ({ how: 'returns', value });
const throws = (pattern: ThrowPattern): Expected => ({ how: 'throws', pattern });
const named = (name: string, more: Partial<Extract<ThrowPattern, { kind: 'class' }>> = {}): Expected => throws({ kind: 'class', name, message: null, properties: null, ...more });
const observes = (kind: 'returned' | 'threw', text: string): Expected => ({ how: 'observes', observation: { kind, text } });

const LOOSER: readonly (readonly [strict: Expected, loose: Expected])[] = [
  [named('RangeError'), throws({ kind: 'anything' })],
  [named('RangeError', { message: { kind: 'text', text: 'no' } }), named('RangeError')],
  [named('RangeError', { message: { kind: 'text', text: 'no way' } }), named('RangeError', { message: { kind: 'expression', source: '^no', flags: '' } })],
  [named('RangeError', { properties: '{code: 1}' }), named('RangeError')],
  [observes('returned', '→ 5'), returns('5')],
  [observes('threw', 'throws RangeError("no")'), named('RangeError')],
];

it.each(LOOSER)('%j holds closer than %j', (strict, loose) => {
  expect(looseningOf(strict, loose)).toBe('loosened');
  expect(looseningOf(loose, strict)).toBe('tightened');
});

it.each([
  [returns('5'), returns('6')], [returns('5'), throws({ kind: 'anything' })], [named('RangeError'), named('TypeError')], [observes('returned', '→ 5'), observes('returned', '→ 6')],
  [named('RangeError', { message: { kind: 'text', text: 'yes' } }), named('RangeError', { message: { kind: 'expression', source: '^no', flags: '' } })],
  [observes('returned', '→ 5; async'), returns('6')], [throws({ kind: 'value', value: '1' }), throws({ kind: 'value', value: '2' })],
] as const)('%j and %j demand different things', (a, b) => {
  expect(looseningOf(a, b)).toBe('changed');
});
