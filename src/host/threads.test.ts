import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { threadsOf } from './threads.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'threads-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function program(name: string, text: string): () => string {
  const file = path.join(folder, `${name}.mjs`);
  writeFileSync(file, `import { parentPort, workerData } from 'node:worker_threads';\n${text}\n`);
  return () => file;
}

describe('a thread', () => {
  it('gives what it answers, and shares memory with who started it', async () => {
    const memory = new Int32Array(new SharedArrayBuffer(4));
    const { start } = threadsOf<{ memory: Int32Array; by: number }, string>(program('answers', 'Atomics.add(workerData.memory, 0, workerData.by); parentPort.postMessage(`added ${workerData.by}`);'));
    expect(await Promise.all([start({ memory, by: 2 }), start({ memory, by: 3 })])).toEqual(['added 2', 'added 3']);
    expect(memory[0]).toBe(5);
  });

  it('fails with what it threw, or with its end where it said nothing', async () => {
    await expect(threadsOf(program('throws', 'throw new TypeError("not so");')).start(null)).rejects.toThrow('not so');
    await expect(threadsOf(program('leaves', 'process.exit(3);')).start(null)).rejects.toThrow(/leaves\.mjs ended with 3 and no answer/);
  });
});
