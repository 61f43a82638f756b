import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { declarations } from '../../src/subject/module/declarations.js';
import { privateMembers } from '../../src/subject/module/private-members.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'holdfast-privates-'));
  mkdirSync(path.join(folder, 'parts'));
  const files = {
    'index.d.ts': "export { Heap } from './heap.js';\nexport * from './parts';\nimport type { Gone } from './gone.js';\nexport interface Uses { gone: Gone }\n",
    'heap.d.ts': "import { Parts } from './parts/index';\nexport declare class Heap { private _limit; protected parts: Parts; length: number; private grow(): void }\n",
    'parts/index.d.ts': "export * from '..';\nexport declare class Parts { constructor(all: number[]); private readonly all }\n",
    'other.d.ts': 'export declare class Other { private seen }\n',
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads the declarations that an entry reaches, each once', () => {
  const found = declarations(path.join(folder, 'index.d.ts'));
  expect(found.map(({ file }) => path.relative(folder, file)).sort()).toEqual(['heap.d.ts', 'index.d.ts', 'parts/index.d.ts']);
  expect(privateMembers(found)).toEqual({ Heap: ['_limit', 'parts'], Parts: ['all'] });
});

it('reads none where the types are the source, or nothing has any', () => {
  expect(declarations(path.join(folder, 'heap.ts'))).toEqual([]);
  expect(declarations(null)).toEqual([]);
});
