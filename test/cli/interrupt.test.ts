import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, watch } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compare } from '../../src/index.js';
import { codes, scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

let work: Scratch;
let marks: string;
let temporary: string;
beforeEach(() => {
  work = scratch();
  marks = path.join(work.folder, 'marks');
  temporary = path.join(work.folder, 'tmp');
  for (const folder of [marks, temporary]) mkdirSync(folder);
});
afterEach(() => work.remove());

/** The command line under way. */
function begin(args: readonly string[], env: Readonly<Record<string, string>> = {}): { interrupt(signal: NodeJS.Signals): void; ended: Promise<{ code: number | null; stdout: string; stderr: string }>; heard(word: RegExp): Promise<void> } {
  const child = spawn(process.execPath, [CLI, 'compare', ...args], { cwd: work.folder, env: { ...process.env, NO_COLOR: '1', HOLDFAST_CACHE: work.cache, TMPDIR: temporary, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => { stdout += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { stderr += chunk.toString(); });
  return {
    interrupt: (signal) => void child.kill(signal),
    ended: once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr })),
    heard: async (word) => { while (!word.test(stderr)) await once(child.stderr, 'data'); },
  };
}

/** Fulfilled once a subject has left a mark. */
async function marked(): Promise<void> {
  const seen = watch(marks);
  while (readdirSync(marks).length === 0) await once(seen, 'change');
  seen.close();
}

/** A subject that marks that it was called; `rest` is what it does then. */
function marking(rest: string): string {
  return `import { writeFileSync } from 'node:fs';\nexport const f = (n) => { writeFileSync(${JSON.stringify(path.join(marks, 'called'))}, ''); ${rest} };\n`;
}

const SEARCH = ['old.js', 'new.js', '--signature', '(n: number) => number', '--executions', '100000000'];

describe('Ctrl-C', () => {
  it('while a package is fetched ends the run, and leaves neither processes nor files', async () => {
    work.write({ 'new.js': 'export const f = 1;\n' });
    const asked: (() => void)[] = [];
    const server = createServer(() => asked.splice(0).forEach((tell) => tell()));
    const request = new Promise<void>((resolve) => asked.push(resolve));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const run = begin(['npm:known@1.0.0', 'new.js'], { npm_config_registry: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    await request;
    run.interrupt('SIGINT');
    const { code, stdout, stderr } = await run.ended;
    server.closeAllConnections();
    server.close();
    expect(stderr).toMatch(/INTERRUPTED Ended before there was a result/);
    expect({ code, stdout, left: readdirSync(temporary) }).toEqual({ code: 2, stdout: '', left: [] });
    const kept = path.join(work.cache, 'npm');
    expect(existsSync(kept) ? readdirSync(kept) : []).toEqual([]);
  });

  it('during the search reports what was found', async () => {
    work.write({ 'old.js': marking('return n;'), 'new.js': 'export const f = (n) => -n;\n' });
    const run = begin([...SEARCH, '--allow', `write=${marks}`]);
    await marked();
    run.interrupt('SIGINT');
    const { code, stdout } = await run.ended;
    expect(stdout).toMatch(/different: 1 cause|no difference found/);
    expect(stdout).toMatch(/warning INTERRUPTED\n\s+The search was ended after \d/);
    expect(code).toBe(stdout.includes('different') ? 1 : 0);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([['SIGINT', 'SIGINT'], ['SIGTERM', null], ['SIGHUP', null]] as const)('%s ends at once', async (first, second) => {
    work.write({ 'old.js': marking('for (;;);'), 'new.js': marking('for (;;) ;') });
    const run = begin([...SEARCH, '--allow', `write=${marks}`]);
    await marked();
    run.interrupt(first);
    if (second !== null) {
      await run.heard(/Ctrl-C again/);
      run.interrupt(second);
    }
    const { code, stderr } = await run.ended;
    expect(stderr).toMatch(/INTERRUPTED/);
    expect({ code, left: readdirSync(temporary) }).toEqual({ code: 2, left: [] });
  });

  it('while witnesses are made smaller reports them as they are', async () => {
    work.write({ 'old.js': 'export const f = (n) => n;\nexport const g = (n) => n;\n', 'new.js': 'export const f = (n) => -n;\nexport const g = (n) => [n];\n' });
    const stop = new AbortController();
    const result = await compare({ prior: 'old.js', candidate: 'new.js', executions: 200, stop: stop.signal }, {
      workingFolder: work.folder, cacheFolder: work.cache, progress: (event) => { if (event.step === 'shrinking') stop.abort(); },
    });
    expect(result.verdict).toBe('different');
    expect(result.clusters.length).toBeGreaterThan(1);
    expect(codes(result)).toContain('INTERRUPTED');
  });
});
