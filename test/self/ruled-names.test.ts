import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGate, wordsOf, type Gate } from './scratch.js';

const SPEC = `---
holdfast: 1
subject: tally.mjs
ids: [TAL]
---
# Counting words

\`\`\`ts signature
export function tally(words: string[]): { total: number; longest: number; [word: string]: number }
\`\`\`

### TAL-1: Nothing is counted in nothing
\`tally([])\` → \`{total: 0, longest: 0}\`
`;

const tallyOf = ({ each = 1, total = 'words.length', longest = 'Math.max(0, ...words.map((w) => w.length))' }): string => `export function tally(words) {
  const counts = { total: ${total}, longest: ${longest} };
  for (const word of words) if (word !== 'total' && word !== 'longest' && word !== '__proto__') counts[word] = (Object.hasOwn(counts, word) ? counts[word] : 0) + ${each};
  return counts;
}
`;

let gate: Gate;
beforeAll(async () => {
  gate = openGate();
  gate.write({ 'tally.spec.md': SPEC, 'tally.mjs': tallyOf({}) });
  await gate.record({ most: 20 });
});
afterAll(() => gate.remove());

describe('a ruling on keys that are data', () => {
  it('covers other such keys, and no name that the code gives', async () => {
    gate.write({ 'tally.mjs': tallyOf({ each: 2 }) });
    const before = await gate.verify();
    const [row, ...others] = before.specs[0]?.rows ?? [];
    expect([row?.difference.path, others], wordsOf(before)).toEqual(['result.*', []]);
    await gate.decide({ row: row?.id as string, as: 'kept', until: '2999-01-01', why: 'Agreed.' });
    expect((await gate.verify()).verdict).toBe('safe');
    for (const wrong of [{ total: 'words.length * 2' }, { longest: '7 + words.length' }]) {
      gate.write({ 'tally.mjs': tallyOf({ each: 2, ...wrong }) });
      const after = await gate.verify();
      expect([after.verdict, after.specs[0]?.rows.map((r) => r.difference.path)]).toEqual([expect.stringMatching(/^un/), expect.arrayContaining([`result.${Object.keys(wrong)[0]}`])]);
    }
  });
});
