import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBaseline, writeBaseline } from './baseline-text.js';
import { readDecision } from './decision/read.js';
import { writeDecision } from './decision/write.js';

const page = readFileSync(new URL('../../docs/ledger.md', import.meta.url), 'utf8');

test('docs/ledger.md shows a baseline as Holdfast writes it', () => {
  const [, text] = /^```baseline\n([^]*?)^```$/m.exec(page)!;
  const read = readBaseline(text!);
  expect(read.faults).toEqual([]);
  expect(read.entries).toHaveLength(3);
  expect(writeBaseline(read.environment!, read.entries.map((each) => each.text).toReversed())).toBe(text);
});

test('docs/ledger.md shows a decision as Holdfast writes it', () => {
  const [, id, text] = /^````decision (\S+)\n([^]*?)^````$/m.exec(page)!;
  const { decision, findings } = readDecision({ file: `${id!}.md`, text: text!, list: null });
  expect(findings).toEqual([]);
  expect(writeDecision(decision!)).toEqual([{ name: `${id!}.md`, text }]);
});
