import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINDINGS, withSeverity } from './findings.js';

const PAGES = new URL('../../docs/findings/', import.meta.url);

describe('the findings', () => {
  it('have a page each, and no page is left over', () => {
    expect(readdirSync(PAGES).sort()).toEqual(Object.keys(FINDINGS).map((code) => `${code}.md`).sort());
    for (const [code, kind] of Object.entries(FINDINGS)) expect(kind.page).toBe(`docs/findings/${code}.md`);
  });

  it.each(Object.entries(FINDINGS))('%s has a page that says what it means, shows it, and says what to do', (code, kind) => {
    const page = readFileSync(new URL(`${code}.md`, PAGES), 'utf8');
    expect(page.startsWith(`# ${code}: ${kind.title}\n\n`)).toBe(true);
    expect(page).toMatch(/```(?:text|console)\n[^]+?\n```/);
    expect(page).toContain(`${{ error: 'error', warning: 'warning', info: 'note' }[kind.severity]} ${code}\n`);
    expect(page).toMatch(/\nWhat to do:\n\n- /);
    const lines = page.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(10);
    // Pages of rules show a bad and a good example besides.
    expect(lines.length).toBeLessThanOrEqual(code.startsWith('LINT-') ? 80 : 27);
  });

  it('lend a finding their severity', () => {
    expect(withSeverity({ code: 'NOISY', message: 'm', file: 'a.ts', line: 3 })).toEqual({ code: 'NOISY', severity: 'warning', message: 'm', file: 'a.ts', line: 3 });
  });
});
