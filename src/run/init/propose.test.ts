import { expect, it } from 'vitest';
import { proposeSubjects } from './propose.js';

const of = async (files: Readonly<Record<string, string>>): Promise<Awaited<ReturnType<typeof proposeSubjects>>> =>
  proposeSubjects({ name: 'tree', list: async () => Object.keys(files), read: async (file) => files[file] ?? null });
const first = async (files: Readonly<Record<string, string>>): Promise<string | undefined> => (await of(files)).subjects[0];

it.each<[string, Readonly<Record<string, string>>, string]>([
  ['the source of what is built', { 'package.json': '{"main": "dist/cart.js"}', 'src/cart.ts': '', 'src/index.ts': '' }, 'src/cart.ts'],
  ['the source that package.json names', { 'package.json': '{"exports": "./dist/mitt.mjs", "source": "src/index.ts"}', 'dist/mitt.mjs': '', 'src/index.ts': '' }, 'src/index.ts'],
  ['the source before what is built, by whatever name', { 'package.json': '{"main": "dist/mitt.mjs"}', 'dist/mitt.mjs': '', 'src/emitter.ts': '' }, 'src/emitter.ts'],
  ['what is built where there is nothing else', { 'package.json': '{"main": "dist/index.js"}', 'dist/index.js': '', 'dist/index.d.ts': '' }, 'dist/index.js'],
  ['the types as a lead', { 'package.json': '{"types": "lib/index.d.ts"}', 'source/index.ts': '', 'a.ts': '' }, 'source/index.ts'],
  ['packages of a workspace', { 'package.json': '{"workspaces": ["packages/*"]}', 'gulpfile.js': '', 'packages/cart/package.json': '{"main": "dist/esm/total.js"}', 'packages/cart/src/total.ts': '', 'packages/cart/src/a.ts': '' }, 'packages/cart/src/total.ts'],
  ['no command before a module', { 'package.json': '{"bin": {"tool": "./cli.js"}}', 'cli.js': '', 'lib/read.js': '' }, 'lib/read.js'],
  ['a command where there is nothing else', { 'package.json': '{"bin": "./cli.js"}', 'cli.js': '' }, 'cli.js'],
  ['no test and no benchmark', { 'test.js': '', 'benchmark/a.js': '', 'a.test.ts': '', 'lib/a.js': '' }, 'lib/a.js'],
])('proposes %s', async (_, files, expected) => {
  expect(await first(files)).toBe(expected);
});

it.each(['{', 'null', '[]', '"x"', '{"exports": null, "main": 3}'])('goes by the files where package.json is %s', async (text) => {
  expect(await first({ 'package.json': text, 'index.js': '' })).toBe('index.js');
});

it('tells what is there and is no subject', async () => {
  expect(await of({ 'test/a.js': '', 'vite.config.ts': '', 'types.d.ts': '', 'README.md': '' })).toEqual({ subjects: [], led: [], leftOut: ['test/a.js'] });
});
