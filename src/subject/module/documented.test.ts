import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readImplementationName } from '../implementation-name.js';
import { callsIn, documented } from './documented.js';
import { resolve } from './resolve.js';

const cwd = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-documented-')));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

it('reads calls of a README and of examples in comments, and no code of another language', async () => {
  writeFileSync(path.join(cwd, 'package.json'), '{"name": "shown", "main": "index.js"}');
  writeFileSync(path.join(cwd, 'index.js'), '/**\n * Adds.\n * @param {number} a\n * @example\n * add(1, 2) // → 3\n * @returns {number}\n */\nexports.add = (a, b) => a + b;\n');
  writeFileSync(path.join(cwd, 'README.md'), '# Shown\n\n```js\nconst shown = require("shown");\nshown.parse("a=b&c=d", { depth: 2 });\n```\n\n```sh\nshown("no code")\n```\n');
  const calls = documented(await resolve(readImplementationName('.'), new AbortController().signal, { cwd, cacheFolder: cwd }));
  expect(calls).toEqual([{ names: ['parse'], input: '["a=b&c=d", { depth: 2 }]' }, { names: ['add'], input: '[1, 2]' }]);
});

it('takes what is shown for what it is: parts of programs, names of constants, the whole module by its name here', () => {
  expect(callsIn(['import wrap from "wrap";\nconst text = "a b";\nwrap(text, 20 * 2);\n\n… more of it (\n\nnew Thing({ deep: [1] }).run(unknown);\nlist = ["é"];\nconsole.log(wrap(list)); // gives `a-b`, "c"'])).toEqual([
    { names: ['wrap', 'default'], input: '["a b", 40]' }, { names: ['Thing'], input: '[{ deep: [1] }]' }, { names: ['wrap', 'default'], input: '[["é"]]' },
    { names: [], input: '["a-b", "c"]' },
  ]);
});

it('passes over what would throw as it is shown: built-in classes without new', () => {
  expect(callsIn(['equal(Int16Array([1, 2]), Int16Array([1, 2]));\nequal(Map([[1, 2]]), 1);\nequal(new Int16Array([1, 2]), new Map([[1, 2]]));\nequal(Error("no"), BigInt(1));']).filter(({ names }) => names.includes('equal')).map(({ input }) => input)).toEqual([
    '[new Int16Array([1, 2]), new Map([[1, 2]])]', '[Error("no"), 1n]',
  ]);
});

it('passes over functions that use what stands around them', () => {
  expect(callsIn(['const queue = new Queue();\nlet count = 0;\nqueue.on("idle", () => console.log(queue.size));\nqueue.on("add", (job) => { console.log(job.id); });\n'])).toEqual([{ names: ['Queue'], input: '[]' }, { names: ['on'], input: '["add", (job) => { console.log(job.id); }]' }]);
});
