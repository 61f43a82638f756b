import { expect, it } from 'vitest';
import { constantsOfExports } from './exported.js';

it('takes expressions, words and numbers out of what a module exports', () => {
  const found = constantsOfExports([
    { name: 'pattern', text: String.raw`/^P(?:(\d+Y)?(\d+M)?)$/i` }, { name: 'units', text: '{day: 86400, names: new Map([["d", ["days"]]])}' }, { name: 'cut', text: '[1, 2, …' }, { name: 'opaque', text: '<WeakMap>' },
  ]);
  expect(found).toEqual({ strings: ['d', 'days'], numbers: [86_400], bigints: [], keys: ['day', 'names'], expressions: [{ source: String.raw`^P(?:(\d+Y)?(\d+M)?)$`, flags: 'i' }] });
});
