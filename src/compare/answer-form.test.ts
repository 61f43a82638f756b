import { expect, it } from 'vitest';
import { answerForm } from './answer-form.js';

function form(input: string, prior: string, candidate: string): string | null {
  const side = (text: string): { kind: 'threw' | 'returned'; text: string } => ({ kind: text.startsWith('throws') ? 'threw' : 'returned', text });
  return answerForm({ case: { kind: 'call', operation: 'f', input }, prior: side(prior), candidate: side(candidate) });
}

it('leaves out what comes from the input', () => {
  const message = (got: string): string => `throws TypeError("Not a version. Must be a string. Got type \\"${got}\\".")`;
  expect(form('[0]', 'throws TypeError("Invalid: 0")', message('number'))).toBe(form('["abc", {}]', 'throws TypeError("Invalid: abc")', message('object')));
  expect(form('["a"]', 'throws TypeError("Invalid: a")', message('string'))).toBe(form('[12]', 'throws TypeError("Invalid: 12")', message('number')));
});

it('leaves out an empty text, and an object that is printed as no more than that where both sides speak of it', () => {
  const invalid = (got: string): string => `throws TypeError("Invalid Version: ${got}")`;
  expect(form('[""]', invalid(''), '→ false')).toBe(form('["ab"]', invalid('ab'), '→ false'));
  const message = (got: string): string => `throws TypeError("Not a version. Got type \\"${got}\\".")`;
  expect(form('[{}]', invalid('[object Object]'), message('object'))).toBe(form('[12]', invalid('12'), message('number')));
  // Where one side returned, nothing says that it was the input's.
  expect(form('["", ""]', invalid('[object Object]'), '→ true')).not.toBe(form('["ab"]', invalid('ab'), '→ false'));
});

it('goes by the error where one side returned', () => {
  const thrown = 'throws Object.assign(TypeError("Invalid URL"), {code: "E", input: "a"})';
  expect(form('["a#b"]', '→ "a#b"', thrown)).toBe(form('[{url: "c"}]', '→ "c"', 'throws Object.assign(TypeError("Invalid URL"), {code: "E", input: "c"})'));
});

it('says nothing of plain answers', () => {
  expect(form('[0, 0]', '→ 0', '→ 1')).toBeNull();
});
