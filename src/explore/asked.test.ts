import { expect, it } from 'vitest';
import { Asked } from './asked.js';

it('knows what was asked, and forgets the oldest where it is too much', () => {
  const asked = new Asked();
  expect([asked.add('[1]'), asked.add('[2]'), asked.add('[1]')]).toEqual([true, true, false]);
  for (let i = 0; i < 250_000; i++) asked.add(`[${i}, 0]`);
  expect([asked.add('[249999, 0]'), asked.add('[1]')]).toEqual([false, true]);
});

it('knows exactly those hashes that a set would know, however many there are and whatever they are', () => {
  const [asked, known] = [new Asked(), new Set<string>()];
  // The empty text, texts of one character, and what comes again: none of 3,000 share a hash.
  for (let i = 0; i < 6000; i++) {
    const text = i % 2 === 0 ? String(i % 3000) : String.fromCharCode(i);
    expect(asked.add(text), text).toBe(!known.has(text));
    known.add(text);
  }
});
