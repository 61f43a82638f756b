import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const CORPORA = process.env['HOLDFAST_CORPORA'] ?? path.resolve(import.meta.dirname, '../../../shared');

interface Figures {
  readonly version: string;
  readonly examples: number;
  readonly packages: readonly { readonly name: string; readonly passed: number; readonly failed: object }[];
}

describe.skipIf(!existsSync(path.join(CORPORA, 'data/commonmark/spec.txt')))('the specification of CommonMark', () => {
  it('judges its reference implementation as docs/commonmark.md says', { timeout: 180_000 }, () => {
    const said = execFileSync(process.execPath, ['bench/run.mjs', 'commonmark', '--short'], { encoding: 'utf8' });
    const measured = JSON.parse(/^commonmark (\{.*\})$/m.exec(said)?.[1] ?? '{}') as Figures;
    const { figures } = JSON.parse(readFileSync('bench/results/commonmark.json', 'utf8')) as { readonly figures: Figures };
    expect(measured).toEqual({ ...figures, packages: figures.packages.slice(0, 1) });
    expect(measured.packages[0]).toMatchObject({ name: 'commonmark', passed: 654 });
  });
});
