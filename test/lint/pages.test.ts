import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/lint/catalogue.js';
import { FINDINGS } from '../../src/report/findings.js';
import { lintText } from '../../src/run/lint/lint-text.js';
import { ALL, pages, surroundings } from './examples.js';

const DEEP: ReadonlySet<string> = new Set(CATALOGUE.filter(({ needs }) => needs === 'evaluator').map(({ code }) => code));
const PAGES = pages();

describe('the catalogue', () => {
  it('has at least forty rules, each once, and a page for each', () => {
    const codes = CATALOGUE.map(({ code }) => code as string);
    expect(codes.length).toBeGreaterThanOrEqual(40);
    expect(new Set(codes).size).toBe(codes.length);
    expect(PAGES.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
  });
});

describe.each(PAGES)('the page of $code', ({ code, text }) => {
  const kind = FINDINGS[code as keyof typeof FINDINGS];

  it('says why, shows both, names false positives, and how to configure it', () => {
    expect(text.startsWith(`# ${code}: ${kind.title}\n\n`)).toBe(true);
    expect([...text.matchAll(/^(?:Bad|Good|Known false positives|What to do|Configure it)\b/gm)].map(([part]) => part)).toEqual(['Bad', 'Good', 'Known false positives', 'What to do', 'Configure it']);
    expect(text).toContain(`\nlint: { rules: { '${code}': '`);
    expect(text).toContain(`holdfast-disable-next-block ${code}: reason`);
    expect(/off unless the\s+configuration\s+gives it a severity|it is off, and on where the\s+configuration gives it a severity/.test(text)).toBe(CATALOGUE.find((rule) => rule.code === code)?.off === true);
  });
});

// Those of `--deep` are shown by test/lint/deep.test.ts, in an evaluator.
describe.each(PAGES.filter(({ code }) => !DEEP.has(code)))('the examples of $code', ({ code, text, bad, good }) => {
  const kind = FINDINGS[code as keyof typeof FINDINGS];

  it('have a bad example that is found with the message it shows, and a good one that is not', () => {
    const found = lintText(bad, surroundings(code, true)).findings.filter((finding) => finding.code === code);
    expect(found.length).toBeGreaterThan(0);
    const shown = /\n```text\n([^]*?)\n```\n/.exec(text)?.[1]?.replaceAll(/\s+/g, ' ');
    expect(shown).toBe(`${{ error: 'error', warning: 'warning', info: 'note' }[kind.severity]} ${code} ${found[0]?.message.replaceAll(/\s+/g, ' ')}`);
    const { findings } = lintText(good, surroundings(code, false));
    expect(findings.filter((finding) => finding.code === code || finding.severity === 'error')).toEqual([]);
  });

  it('have a finding with a place within the text', () => {
    const lines = bad.split('\n');
    for (const { line = 0, column = 0, endLine = 0, endColumn = 0 } of lintText(bad, surroundings(code, true)).findings) {
      expect(column - 1).toBeLessThanOrEqual(lines[line - 1]?.length ?? -1);
      expect(endColumn - 1).toBeLessThanOrEqual(lines[endLine - 1]?.length ?? -1);
      expect(endLine * 1e6 + endColumn).toBeGreaterThanOrEqual(line * 1e6 + column);
    }
  });
});

describe('a rule that is off', () => {
  it.each(PAGES.filter(({ code }) => !DEEP.has(code)))('$code says nothing', ({ code, bad }) => {
    const { config = ALL, ...others } = surroundings(code, true);
    expect(lintText(bad, { ...others, config: { ...config, rules: { ...ALL.rules, [code]: 'off' } } }).findings.filter((finding) => finding.code === code)).toEqual([]);
  });
});
