import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/lint/catalogue.js';
import { holdfast } from '../cli/holdfast.js';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { pages } from './examples.js';

const DEEP: ReadonlySet<string> = new Set(CATALOGUE.filter(({ needs }) => needs === 'evaluator').map(({ code }) => code));
const HEAD = '---\nholdfast: 1\nsubject: a.ts\nids: [A]\n---\n\n# Title\n\n';

interface Said {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
}

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

function deep(text: string): readonly Said[] {
  work.write({ 'page.spec.md': text });
  const { stdout, stderr } = holdfast(['lint', '--deep', '--json', 'page.spec.md'], work);
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { findings: readonly Said[] }).findings;
}

describe.each(pages().filter(({ code }) => DEEP.has(code)))('the page of $code', ({ code, text, bad, good }) => {
  it('has a bad example that is found with the message it shows, and a good one that contradicts nothing', () => {
    const found = deep(bad).filter((finding) => finding.code === code);
    const shown = /\n```text\n([^]*?)\n```\n/.exec(text)?.[1]?.replaceAll(/\s+/g, ' ');
    expect(found.map((finding) => `error ${code} ${finding.message.replaceAll(/\s+/g, ' ')}`)).toEqual([shown]);
    expect(deep(good)).toEqual([]);
  });
});

describe('lint --deep', () => {
  it('holds expressions and sessions of examples against models, at their own lines', () => {
    const found = deep(`${HEAD}## A-1: Fees\n\n\`\`\`ts model\nconst fee = (n: number) => n * 2;\n\`\`\`\n\n\`fee(fee(2))\` → \`9\`\n\n\`\`\`ts example\nconst once = fee(1);\nonce; // → 2\nfee(once); // → 5\n\`\`\`\n`);
    expect(found.map(({ code, line }) => [code, line])).toEqual([['LINT-EXAMPLE-CONTRADICTS-MODEL', 15], ['LINT-EXAMPLE-CONTRADICTS-MODEL', 20]]);
    expect(found[0]?.message).toContain('expected 9, was 8: fee(2) → 4, fee(4) → 8');
  });

  it('lets models ask one another, and does not wait for ever where they go in a circle', () => {
    expect(deep(`${HEAD}## A-1: Fees\n\n\`\`\`ts model\nconst twice = (n: number) => once(n) + once(n);\n\`\`\`\n\n\`\`\`ts model\nconst once = (n: number) => n + 1;\n\`\`\`\n\n\`twice(1)\` → \`4\`, \`twice(2)\` → \`7\`\n`).map(({ code, message }) => [code, message.slice(0, 14)])).toEqual([['LINT-EXAMPLE-CONTRADICTS-MODEL', 'twice(2) → 7 (']]);
    expect(deep(`${HEAD}## A-1: Fees\n\n\`\`\`ts model\nconst here = (n: number) => there(n);\n\`\`\`\n\n\`\`\`ts model\nconst there = (n: number) => here(n);\n\`\`\`\n\n\`here(1)\` → \`1\`\n`)).toEqual([]);
  });

  it('heeds what is free, what is only observed, throws that are demanded, and tolerances', () => {
    const model = '## A-1: Fees\n\n```ts model\nconst fee = (n: number) => { if (n < 0) throw new RangeError("negative"); return n / 3; };\n```\n\n';
    expect(deep(`${HEAD}${model}\`fee(-1)\` throws \`RangeError\`, \`fee(1)\` → \`0.3333\`\n\n## A-2: Free\n\n\`\`\`ts unspecified\nfee: result #within 0.001\n\`\`\`\n\n## A-3: Seen [observed]\n\n\`fee(3)\` → \`7\`\n`).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(deep(`${HEAD}${model}## A-2: Positive\n\n\`\`\`ts property\n(n: number) => fee(n) >= 0\n\`\`\`\n\n\`\`\`ts unspecified for fee\n(n: number) => n < 0\n\`\`\`\n`).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('says which property says nothing, and which code cannot run', () => {
    expect(deep(`${HEAD}## A-1: Fees\n\n\`\`\`ts property\n(n: number) => implies(n > 5 && n < 4, fee(n) === 1)\n\`\`\`\n`).map(({ code }) => code)).toEqual(['PROPERTY-VACUOUS']);
    const model = '## A-1: Fees\n\n```ts model\nconst fee = (n: number) => n * 2;\n```\n\n';
    const said = deep(`${HEAD}${model}\`\`\`ts property\n(n: number) => n === n || Number.isNaN(n) || fee(n) === 7\n\`\`\`\n\n\`\`\`ts property\n(n: number) => n < 0 || fee(n) >= 0\n\`\`\`\n`);
    expect(said.map(({ code, line }) => `${code} ${line}`)).toEqual(['PROPERTY-VACUOUS 16']);
    expect(said[0]?.message).toContain('on all of them it was decided before it asked the subject anything');
    expect(deep(`${HEAD}\`\`\`ts signature\nexport function fee(n: Missing): number\n\`\`\`\n\n## A-1: Fees\n\n\`fee(1)\` → \`1\`\n`).map(({ code }) => code)).not.toEqual([]);
  });

  it('is silent in comments with a reason, and calls them stale only where it looked', () => {
    const silenced = `${HEAD}## A-1: Fees\n\n\`\`\`ts model\nconst fee = (n: number) => n * 2;\n\`\`\`\n\n<!-- holdfast-disable-next-block LINT-EXAMPLE-CONTRADICTS-MODEL: known, decided on Monday -->\n\n`;
    expect(deep(`${silenced}\`fee(2)\` → \`9\`\n`)).toEqual([]);
    expect(deep(`${silenced}\`fee(2)\` → \`4\`\n`).map(({ code }) => code)).toEqual(['LINT-SUPPRESSION-STALE']);
    work.write({ 'page.spec.md': `${silenced}\`fee(2)\` → \`4\`\n` });
    expect(holdfast(['lint', 'page.spec.md'], work).code).toBe(0);
  });
});
