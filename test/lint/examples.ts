import { readdirSync, readFileSync } from 'node:fs';
import { CATALOGUE } from '../../src/lint/catalogue.js';
import type { LintConfig } from '../../src/model/lint.js';
import { FINDINGS } from '../../src/report/findings.js';
import { lintText } from '../../src/run/lint/lint-text.js';
import type { LintTextOptions } from '../../src/run/lint/lint-text.js';

const HEAD = '---\nholdfast: 1\nsubject: a.ts\nids: [A]\n---\n\n# Title\n\n';

/** All rules on, with the severity of their kind. */
export const ALL: LintConfig = { rules: Object.fromEntries(CATALOGUE.map(({ code }) => [code, FINDINGS[code].severity])), custom: [] };

/** A rule's page, with its bad and its good example. */
export interface Page {
  readonly code: string;
  readonly text: string;
  readonly bad: string;
  readonly good: string;
}

const PAGES = new URL('../../docs/findings/', import.meta.url);

export function pages(): readonly Page[] {
  return readdirSync(PAGES).filter((name) => name.startsWith('LINT-')).map((name) => {
    const text = readFileSync(new URL(name, PAGES), 'utf8');
    const [bad = '', good = ''] = ['Bad', 'Good'].map((which) => new RegExp(String.raw`\n${which}:\n\n(\`{3,})markdown\n([^]*?)\n\1\n`).exec(text)?.[2] ?? '');
    return { code: name.slice(0, -'.md'.length), text, bad: whole(bad), good: whole(good) };
  });
}

/** An example of a page is a file where it has front matter, and else stands in one. */
function whole(example: string): string {
  return `${example.startsWith('---\n') ? example : HEAD + example}\n`;
}

/** What an example takes besides its text, as its first line says. */
export function surroundings(code: string, isBad: boolean): LintTextOptions {
  const other = lintText(`${HEAD}## A-1: Other\n\n\`f(1)\` → \`1\`\n`, { file: 'other.spec.md' }).summary;
  const broken = { code: 'CUSTOM-BROKEN', severity: 'warning', check: (): void => { throw new Error('not today'); } } as const;
  return {
    file: 'page.spec.md', config: { ...ALL, custom: code === 'LINT-RULE-FAILED' && isBad ? [broken] : [] }, others: code === 'LINT-ID-SHARED' ? [other] : [],
    ...(code === 'LINT-ID-REUSED' && { past: [{ id: 'A-1', title: 'Rounding', commit: '1a2b3c4', backAs: null }] }),
  };
}
