import { expect, it } from 'vitest';
import { plainName } from './tool-name.js';

it.each([
  ['Cart', 'Cart'], ['Cart2', 'Cart'], ['Cart12', 'Cart'], ['Cart$1', 'Cart'], ['_Cart', 'Cart'], ['__Cart3', 'Cart'], ['Cart$', 'Cart$'], ['Sha256Hash', 'Sha256Hash'],
  ['_', '_'], ['__', '_'], ['_1', '1'], ['$1', '$'], ['1', '1'], ['', ''],
])('%s is plainly %s', (name, plain) => {
  expect(plainName(name)).toBe(plain);
});
