import { expect, it } from 'vitest';
import { perText } from './per-text.js';

it('reads a text once for each file, and again where it is another', () => {
  const read: string[] = [];
  const of = perText((file, text) => {
    read.push(`${file} ${text}`);
    return text.length;
  });
  expect([of('a', 'x'), of('a', 'x'), of('a', 'xy'), of('b', 'x'), of('a', 'x')]).toEqual([1, 1, 2, 1, 1]);
  expect(read).toEqual(['a x', 'a xy', 'b x']);
});

it('goes on where there are more texts than it remembers', () => {
  let reads = 0;
  const of = perText((_, text) => {
    reads++;
    return text;
  });
  for (let i = 0; i < 2500; i++) expect(of('a', String(i))).toBe(String(i));
  expect([of('a', '2499'), reads]).toEqual(['2499', 2500]);
});
