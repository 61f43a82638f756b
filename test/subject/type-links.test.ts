import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { withWorld } from '../../src/project.js';
import { guestOptions } from '../../src/run/sides.js';

const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-type-links-')));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Names that a module offers, or why it does not load. */
async function offered(name: string, files: Readonly<Record<string, string>>): Promise<readonly string[] | string> {
  const folder = path.join(temporary, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return withWorld({ workingFolder: folder }, async (world) => {
    const { signal } = new AbortController();
    const found = await world.subject.resolve(world.readName('./index.ts'), signal);
    const started = await world.subject.start(found, guestOptions(world, { grants: [], signal }));
    if (!started.ok) return started.observation.text;
    await started.guest.close();
    return started.guest.exports.map((e) => e.name).sort();
  });
}

const TYPES = `export interface Action { readonly type: string }
export type Reducer = (n: number, a: Action) => number;
declare class Hidden { x: number }
interface Local { a: 1 }
export { Hidden, Local };
export const version = () => 1;
`;

it('types that are handed on as values are left out', async () => {
  expect(await offered('handed-on', {
    'types.ts': TYPES,
    'more.ts': "import { Action, Reducer } from './types';\nimport type { Local } from './types';\nexport { Action, Local };\nexport type Other = Reducer;\nexport const run = (r: Reducer, n: number, a: Action): number => r(n, a);\n",
    'stars.ts': "export * from './types';\nexport * from './more';\nexport * from './stars';\n",
    'fallback.ts': "export default function d(): number { return 1; }\nexport { Reducer } from './types';\n",
    'index.ts': "export { Action, Reducer as R, version, Hidden } from './types';\nexport { run, Other } from './more';\nexport { Local } from './stars';\nimport { Action as Again, version as v } from './stars';\nexport { Again, v };\nimport D, { Reducer } from './fallback';\nexport { Reducer, D };\n",
  })).toEqual(['D', 'run', 'v', 'version']);
});

it('types that are renamed, the default, or beside names that are no words are left out as well', async () => {
  expect(await offered('renamed', {
    'a.ts': "interface Inner { a: 1 }\nimport { type Far } from './b';\nexport { Inner as Outer, type Far as 'a far (one' };\nexport default interface Whole { b: 2 }\nexport const one = () => 1;\nexport { one as 'a (first' };\n",
    'b.ts': 'export interface Far { c: 3 }\n',
    'index.ts': "export { Outer, default as Whole, 'a far (one' as Far, one, 'a (first' as first } from './a';\n",
  })).toEqual(['first', 'one']);
});

it('what is neither a value nor a type is missed', async () => {
  expect(await offered('missed', { 'types.ts': TYPES, 'index.ts': "export { Actoin } from './types';\n" })).toMatch(/does not provide an export named 'Actoin'/);
  expect(await offered('in-words', { 'types.ts': `// The type Actoin is no more.\n${TYPES}`, 'index.ts': "export { Actoin } from './types';\n" })).toMatch(/does not provide an export named 'Actoin'/);
  expect(await offered('around', { 'a.ts': "export { round } from './index';\n", 'index.ts': "export { round } from './a';\n" })).toMatch(/SyntaxError/);
});
