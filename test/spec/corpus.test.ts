import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/model/spec.js';
import { corpus, CORPUS, read, summary } from './corpus.js';

const updating = process.env['HOLDFAST_CASES'] === 'update';
const files = corpus();

describe('the specs in test/cases/spec', () => {
  it.each(files.map(({ name, text }) => [name, text]))('%s reads as expected', (name, text) => {
    const file = path.join(CORPUS, `${name}.json`);
    const seen = JSON.stringify(summary(read(text)), null, 2);
    if (updating || !existsSync(file)) {
      expect(updating, `${file} is missing; write it with HOLDFAST_CASES=update and read it`).toBe(true);
      writeFileSync(file, `${seen}\n`);
    }
    expect(seen).toBe(readFileSync(file, 'utf8').trimEnd());
  });

  it('leave no expectation over', () => {
    expect(readdirSync(CORPUS).filter((f) => f.endsWith('.json'))).toEqual(files.map(({ name }) => `${name}.json`).sort());
    expect(files.length).toBeGreaterThanOrEqual(25);
  });

  it('show each finding of the reader', async () => {
    const { SEVERITIES } = await import('../../src/spec/notes.js');
    const shown = new Set(files.flatMap(({ text }) => read(text).findings.map((f) => f.code)));
    // Two take a text that is too long to be read by people, one another dialect, and one what git leaves behind: their own tests have them.
    expect(Object.keys(SEVERITIES).filter((code) => !shown.has(code as never))).toEqual(['INTERNAL', 'SPEC-CHANGE-REFUSED', 'SPEC-CONFLICTED', 'SPEC-UNREADABLE']);
  });

  it.each(files.map(({ name, text }) => [name, text]))('%s: each place is within the file, its line and column are those of its offset', (_, text) => {
    const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
    const spans: Span[] = [];
    JSON.stringify(read(text), (key, value: unknown) => {
      if (key === 'span') spans.push(value as Span);
      return value;
    });
    for (const { start, end } of spans) {
      expect(start.offset).toBeLessThanOrEqual(end.offset);
      for (const at of [start, end]) {
        const before = text.slice(0, at.offset).replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
        expect([at.line, at.column]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1]);
        expect(at.column).toBeLessThanOrEqual((lines[at.line - 1]?.length ?? 0) + 1);
      }
    }
  });
});
