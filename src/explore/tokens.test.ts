import { expect, it } from 'vitest';
import { tokenKind, tokensOf } from './tokens.js';

it('takes a text apart into words, white space, line ends and single marks, and loses nothing', () => {
  expect(tokensOf('[größe_1]\n\n  k = 12;')).toEqual(['[', 'größe_1', ']', '\n', '\n', '  ', 'k', ' ', '=', ' ', '12', ';']);
  for (const text of ['', 'a', '😀\ud800', '\r\n\t', 'e\u0301.', '\u0000']) expect(tokensOf(text).join('')).toBe(text);
});

it('says what may stand for what', () => {
  expect(['12', 'a1', 'größe', '[', '\n', '  '].map(tokenKind)).toEqual(['number', 'word', 'word', '[', '\n', '  ']);
});
