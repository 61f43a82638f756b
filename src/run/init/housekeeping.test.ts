import { expect, it } from 'vitest';
import { withLines } from './housekeeping.js';

it.each<[string | null, string | null]>([
  [null, '.holdfast/\n'], ['', '.holdfast/\n'], ['dist', 'dist\n.holdfast/\n'], ['dist\n', 'dist\n.holdfast/\n'], ['dist\r\n', 'dist\r\n.holdfast/\r\n'], ['dist\r\nout', 'dist\r\nout\r\n.holdfast/\r\n'],
  ['.holdfast/\r\n', null], ['  .holdfast/\nout\n', null],
])('adds a line that is lacking to %j', (text, expected) => {
  expect(withLines(text, ['.holdfast/'])).toBe(expected);
});
