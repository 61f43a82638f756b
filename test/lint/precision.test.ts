import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hitsOf } from '../../bench/lint-corpus.mjs';
import { CATALOGUE } from '../../src/lint/catalogue.js';
import { lintText } from '../../src/run/lint/lint-text.js';

const CORPORA = path.resolve(process.env['HOLDFAST_CORPORA'] ?? '../shared', 'data');
const FOLDER = new URL('../../bench/lint/', import.meta.url);
const RULES = CATALOGUE.filter(({ category }) => category === 'clarity');

interface Judged {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly right: boolean;
}

function judged(code: string): readonly Judged[] {
  return readFileSync(new URL(`${code}.ndjson`, FOLDER), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Judged);
}

describe('a rule of clarity earns its place', () => {
  it('has its hits on real specs judged, one by one', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(RULES.map(({ code }) => `${code}.ndjson`).toSorted());
    for (const { code } of RULES) for (const { right } of judged(code)) expect([true, false]).toContain(right);
  });

  it.each(RULES)('$code is on exactly where it has ten hits or more and 70 % of them are right', ({ code, off }) => {
    const hits = judged(code);
    const right = hits.filter((hit) => hit.right).length;
    expect(off === undefined).toBe(hits.length >= 10 && right / hits.length >= 0.7);
  });

  const present = existsSync(CORPORA);
  if (!present) console.warn(`SKIPPED: there is no ${CORPORA}; HOLDFAST_CORPORA names the folder that holds data.`);
  it.skipIf(!present)('finds on the real specs what is listed, and nothing else', async () => {
    const found = await hitsOf(CORPORA, async (text, options) => lintText(text, options));
    expect([...found.keys()]).toEqual(RULES.map(({ code }) => code).toSorted());
    for (const [code, hits] of found) expect(hits, code).toEqual(judged(code).map(({ file, line, column, found: what }) => ({ file, line, column, found: what })));
  });
});
