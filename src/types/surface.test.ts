import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { briefly } from '../../test/types/brief.js';
import { typed } from '../../test/types/implementation.js';
import { typesAdapter } from './adapter.js';

const CASES = path.resolve('test/cases/types');
const cacheFolder = mkdtempSync(path.join(tmpdir(), 'holdfast-types-'));
afterAll(() => rmSync(cacheFolder, { recursive: true }));

function entryOf(folder: string): string {
  const found = ['index.ts', 'index.d.ts', 'index.js', 'index.cjs', 'src/index.ts'].map((name) => path.join(CASES, folder, name)).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${folder} has no index`);
  return found;
}

describe('the operations of a module', () => {
  it.each(readdirSync(CASES))('%s', async (folder) => {
    const { surface, findings } = await typesAdapter({ cacheFolder }).surface(typed(entryOf(folder)));
    expect(findings).toEqual([]);
    expect(JSON.parse(JSON.stringify(surface))).toEqual(surface);
    await expect(`${JSON.stringify(briefly(surface), null, 2)}\n`).toMatchFileSnapshot(path.join(CASES, folder, 'expected.json'));
  });
});
