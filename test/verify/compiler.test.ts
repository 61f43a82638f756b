import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdfast, type Said } from '../cli/holdfast.js';
import { scratch, type Scratch } from '../compare/scratch.js';
import { FORBID } from './forbid.js';

const spec = (signature: string): string => `---
holdfast: 1
subject: counter.mjs
ids: [COUNT]
---
# Counting

\`\`\`ts signature
${signature}
\`\`\`

### COUNT-1: It adds

\`add(1, 2)\` → \`3\`.
`;

/** Syntax alone does not tell what this is. */
const HARD = "export type Options = { by: number; name: string };\nexport function add(a: Options['by'], b: Options['by']): number;";
const SIMPLE = 'export function add(a: number, b?: number): number;';

let work: Scratch;
beforeAll(() => {
  work = scratch();
  work.write({ 'forbid.mjs': FORBID, 'counter.mjs': 'export const add = (a, b = 0) => a + b;\n', 'counter.spec.md': spec(HARD), 'package.json': '{"type": "module"}' });
});
afterAll(() => work.remove());

const verify = (cache: string, options = ''): Said => holdfast(['verify', '--no-explore', '--json'], { folder: work.folder, cache: path.join(work.folder, cache), options });
const forbidding = (): string => `--import ${pathToFileURL(path.join(work.folder, 'forbid.mjs')).href}`;
const verdictOf = ({ stdout }: Said): unknown => (JSON.parse(stdout) as { verdict: string }).verdict;

describe('the TypeScript compiler', () => {
  it('is loaded for a signature that syntax does not tell, once: a second verdict goes without', () => {
    const recorded = holdfast(['record', '--executions', '50'], { folder: work.folder, cache: path.join(work.folder, 'warm') });
    expect(recorded).toMatchObject({ code: 0 });
    expect(verify('cold', forbidding()).stdout).toContain('the compiler was loaded');
    const warm = verify('warm', forbidding());
    expect(warm.stderr).toBe('');
    expect(verdictOf(warm)).toBe('safe');
  });

  it('is not loaded at all for one of plain functions and types', () => {
    work.write({ 'counter.spec.md': spec(SIMPLE) });
    const cold = verify('colder', forbidding());
    expect(cold.stderr).toBe('');
    expect(verdictOf(cold)).toBe('safe');
  });
});
