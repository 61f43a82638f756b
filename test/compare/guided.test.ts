import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repeatable, scratch, type Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

interface Planted {
  readonly id: string;
  readonly prior: string;
  readonly candidate: string;
}

const { PLANTED } = await import(path.resolve('bench/planted-pairs.mjs')) as { readonly PLANTED: readonly Planted[] };
const planted = (id: string): Planted => PLANTED.find((p) => p.id === id)!;

/** Executions in which a search that only looks at answers finds none of these. */
const EXECUTIONS = 8000;

describe('a difference behind conditions that inputs seldom meet', () => {
  it.each(['checksum-token', 'magic-decoded', 'magic-reversed', 'number-linear', 'options-version', 'state-commands'])('is found: %s', { timeout: 60_000 }, async (id) => {
    const { prior, candidate } = planted(id);
    const result = await work.differ(`${id}.ts`, [prior, candidate], { executions: EXECUTIONS });
    expect([result.verdict, result.executions, result.findings]).toEqual(['different', EXECUTIONS, []]);
    expect(result.clusters.map((row) => row.reach)).not.toContain('exotic');
  });

  it('is found in a package that the module imports', { timeout: 60_000 }, async () => {
    const { prior, candidate } = planted('magic-reversed');
    const plain = (text: string): string => text.replaceAll(/: (?:string|boolean)/g, '');
    for (const [side, text] of [['prior', prior], ['candidate', candidate]] as const) {
      work.write({
        [`${side}/through.ts`]: 'import { check } from "turning";\nexport function through(word: string): boolean { return check(word); }\n',
        [`${side}/node_modules/turning/package.json`]: '{"name": "turning", "version": "1.0.0", "type": "module", "exports": "./index.js"}'.replace('1.0.0', side === 'prior' ? '1.0.0' : '1.0.1'),
        [`${side}/node_modules/turning/index.js`]: plain(text),
      });
    }
    const read = (side: string): string => readFileSync(path.join(work.folder, side, 'through.ts'), 'utf8');
    const result = await work.differ('through.ts', [read('prior'), read('candidate')], { executions: EXECUTIONS });
    expect([result.verdict, result.findings]).toEqual(['different', []]);
  });

  it('gives the same rows for the same seed', { timeout: 60_000 }, async () => {
    const { prior, candidate } = planted('state-number');
    const run = async (): Promise<object> => repeatable(await work.differ('number.ts', [prior, candidate], { executions: EXECUTIONS, seed: 3 }));
    expect(await run()).toEqual(await run());
  });
});
