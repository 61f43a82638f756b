import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { runCommand } from './command.js';

const cwd = mkdtempSync(path.join(tmpdir(), 'holdfast-command-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const signal = new AbortController().signal;

it('gives code and output, and passes arguments on as they are', async () => {
  const script = 'console.log(process.argv.slice(1).join("|"), process.env.A, process.env.B); console.error("bad"); process.exit(3)';
  const found = await runCommand(process.execPath, ['-e', script, '--', '$HOME', 'a b', '*'], { cwd, signal, env: { A: '1', B: undefined } });
  expect(found).toEqual({ code: 3, stdout: '$HOME|a b|* 1 undefined\n', stderr: 'bad\n', missing: false });
});

it('says that a program is missing', async () => {
  expect(await runCommand('holdfast-no-such-program', [], { cwd, signal })).toMatchObject({ code: null, missing: true });
});

it('kills the whole group on abort', async () => {
  const pids = path.join(cwd, 'pid');
  const child = 'setInterval(() => {}, 1000)';
  const script = `const c = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}]); require('fs').writeFileSync(${JSON.stringify(pids)}, String(c.pid)); setInterval(() => {}, 1000)`;
  const stop = new AbortController();
  const running = runCommand(process.execPath, ['-e', script], { cwd, signal: stop.signal });
  await vi.waitUntil(() => existsSync(pids) && readFileSync(pids, 'utf8') !== '', { timeout: 20_000 });
  stop.abort();
  await expect(running).rejects.toThrow(/abort/i);
  const pid = Number(readFileSync(pids, 'utf8'));
  // A killed orphan may stay a zombie until init has asked for it: dead all the same.
  await vi.waitUntil(() => isDead(pid), { timeout: 20_000 });
  expect(isDead(pid)).toBe(true);
});

function isDead(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  return process.platform === 'linux' && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}
