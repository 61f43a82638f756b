import { execFile, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { realDisk } from '../../src/store/disk.js';
import type { Disk } from '../../src/store/disk.js';
import { ledgerStore } from '../../src/store/ledger-store.js';
import type { FileChange } from '../../src/model/baseline.js';
import { bundleTo } from '../guest/bundle.js';
import { temporaryFolder, writeAll } from '../ledger/kit.js';

const root = temporaryFolder('store');
let count = 0;
/** The id of a process that has ended. */
const dead = spawnSync(process.execPath, ['-e', '']).pid;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = path.join(root, String(count++));
  mkdirSync(folder);
  writeAll(folder, files);
  return folder;
}

const OLD = { 'cart.spec.md': 'old spec\n', 'cart.baseline': 'old\n', 'decisions/one.md': 'one\n' };
const NEW = { 'cart.spec.md': 'new spec\n', 'cart.baseline': 'new\n', 'decisions/two.md': 'two\n', 'decisions/two.list': 'list\n' };

function changesIn(folder: string): FileChange[] {
  return [...Object.entries(NEW).map(([name, text]) => ({ path: path.join(folder, name), text })), { path: path.join(folder, 'decisions/one.md'), text: null }];
}

function state(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => path.relative(folder, path.join(each.parentPath, each.name)));
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

class Killed extends Error {}

/** A disk on which the process ends at the n-th step that changes something: before it, or after it, or with half a file written. */
function mortal(at: number, how: 'before' | 'after' | 'half'): { disk: Disk; steps: () => number } {
  let steps = 0;
  const changing = <A extends unknown[], R>(step: (...args: A) => Promise<R>) => async (...args: A): Promise<R> => {
    if (steps > at) throw new Killed();
    const isLast = steps++ === at;
    if (!isLast) return step(...args);
    steps = Infinity;
    if (how === 'half' && step === (realDisk.create as unknown)) await realDisk.create(args[0] as string, (args[1] as string).slice(0, 3));
    if (how === 'after') await step(...args);
    throw new Killed();
  };
  const reading = <A extends unknown[], R>(step: (...args: A) => Promise<R>) => async (...args: A): Promise<R> => {
    if (steps === Infinity) throw new Killed();
    return step(...args);
  };
  const { create, rename, claim, remove, makeFolder, removeFolder, sync, read, list, state: stateOf } = realDisk;
  return {
    disk: { create: changing(create), rename: changing(rename), claim: changing(claim), remove: changing(remove), makeFolder: changing(makeFolder), removeFolder: changing(removeFolder), sync: changing(sync), read: reading(read), list: reading(list), state: reading(stateOf) },
    steps: () => steps,
  };
}

/** The process that held it is gone: its lock names one that has ended. */
function bury(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.startsWith('.holdfast.lock'))) {
    const file = path.join(folder, name);
    if (!name.endsWith('-tmp')) writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')) as object, pid: dead }));
    else renameSync(file, path.join(folder, name.replace(`.${process.pid}.`, `.${dead}.`)));
  }
}

describe('an update', () => {
  test('writes all of it and leaves nothing else', async () => {
    const folder = folderWith(OLD);
    expect(await ledgerStore().update([folder], async (read) => ({ files: changesIn(folder), result: (await read(folder, 'cart')).baseline }))).toBe('old\n');
    expect(state(folder)).toEqual(NEW);
    expect(await ledgerStore().read(folder, 'cart')).toEqual({ baseline: 'new\n', decisions: [{ name: 'two.md', text: 'two\n', list: 'list\n' }] });
  });

  test('that is killed at any step leaves the old state or the new one', { timeout: 300_000 }, async () => {
    const seen = { old: 0, new: 0 };
    for (const how of ['before', 'after', 'half'] as const) {
      for (let at = 0, isOver = false; !isOver; at++) {
        const folder = folderWith(OLD);
        const { disk, steps } = mortal(at, how);
        await ledgerStore({ disk }).update([folder], async () => ({ files: changesIn(folder), result: null })).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        isOver = steps() !== Infinity;
        bury(folder);
        const { baseline } = await ledgerStore().read(folder, 'cart');
        expect(['old\n', 'new\n']).toContain(baseline);
        // A reader completes what had happened; the next writer clears away what had not.
        await ledgerStore().update([folder], async () => ({ files: [], result: null }));
        expect(state(folder), `killed ${how} step ${at}`).toEqual(baseline === 'old\n' ? OLD : NEW);
        seen[baseline === 'old\n' ? 'old' : 'new']++;
      }
    }
    expect(seen.old).toBeGreaterThan(20);
    expect(seen.new).toBeGreaterThan(15);
  });

  test('of two folders is killed at any step, and both are old or both are new', { timeout: 300_000 }, async () => {
    for (let at = 0, isOver = false; !isOver; at++) {
      const folder = folderWith({ 'a/cart.baseline': 'old\n', 'b/order.baseline': 'old\n' });
      const [a, b] = [path.join(folder, 'a'), path.join(folder, 'b')];
      const { disk, steps } = mortal(at, at % 2 === 0 ? 'before' : 'after');
      const files = [{ path: path.join(a, 'cart.baseline'), text: 'new\n' }, { path: path.join(b, 'order.baseline'), text: 'new\n' }];
      await ledgerStore({ disk }).update([b, a], async () => ({ files, result: null })).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      isOver = steps() !== Infinity;
      bury(a);
      bury(b);
      const second = (await ledgerStore().read(b, 'order')).baseline;
      expect((await ledgerStore().read(a, 'cart')).baseline, `step ${at}`).toBe(second);
      await ledgerStore().update([a, b], async () => ({ files: [], result: null }));
      expect(state(folder)).toEqual({ 'a/cart.baseline': second, 'b/order.baseline': second });
    }
  });

  test.each(['ENOSPC', 'EACCES', 'EROFS', 'EFBIG'])('that meets %s at any step before it has happened changes nothing and says so', async (code) => {
    for (let at = 0; ; at++) {
      const folder = folderWith(OLD);
      let creates = 0;
      const disk: Disk = { ...realDisk, create: async (file, text) => {
        if (creates++ === at) throw Object.assign(new Error(`${code}: no`), { code });
        return realDisk.create(file, text);
      } };
      const problem = await ledgerStore({ disk }).update([folder], async () => ({ files: changesIn(folder), result: null })).then(() => null, (error: { finding?: object }) => error.finding);
      if (problem === null) break;
      expect(problem).toMatchObject({ code: 'LEDGER-UNWRITABLE', message: expect.stringContaining('Nothing was changed.') as string });
      expect(state(folder)).toEqual(OLD);
    }
  });

  test('in a folder that is read-only changes nothing', async () => {
    const folder = folderWith(OLD);
    chmodSync(folder, 0o555);
    try {
      const tried = ledgerStore().update([folder], async () => ({ files: changesIn(folder), result: null }));
      // The superuser may write anywhere.
      if (process.getuid?.() !== 0) await expect(tried).rejects.toMatchObject({ finding: { code: 'LEDGER-UNWRITABLE' } });
      else await tried;
    } finally {
      chmodSync(folder, 0o755);
    }
    if (process.getuid?.() !== 0) expect(state(folder)).toEqual(OLD);
  });
});

describe('a lock', () => {
  test('of a living process is waited for, and names it', async () => {
    const folder = folderWith(OLD);
    writeFileSync(path.join(folder, '.holdfast.lock'), JSON.stringify({ pid: process.ppid, host: hostname(), since: '2026-11-26T10:00:00.000Z', token: 'x' }));
    const finding = await ledgerStore({ patience: 50 }).update([folder], async () => ({ files: changesIn(folder), result: null })).then(() => null, (error: { finding: { message: string } }) => error.finding);
    expect(finding).toMatchObject({ code: 'LEDGER-LOCKED' });
    expect(finding?.message).toContain(`process ${process.ppid} on ${hostname()}, since 2026-11-26T10:00:00.000Z`);
    expect(state(folder)).toMatchObject(OLD);
  });

  test('of another machine is never taken over, of a process that ended here it is', async () => {
    const folder = folderWith(OLD);
    writeFileSync(path.join(folder, '.holdfast.lock'), JSON.stringify({ pid: dead, host: 'elsewhere', since: '2026-11-26T10:00:00.000Z', token: 'x' }));
    await expect(ledgerStore({ patience: 50 }).update([folder], async () => ({ files: [], result: null }))).rejects.toMatchObject({ finding: { code: 'LEDGER-LOCKED', message: expect.stringContaining('elsewhere') as string } });
    writeFileSync(path.join(folder, '.holdfast.lock'), JSON.stringify({ pid: dead, host: hostname(), since: '2026-11-26T10:00:00.000Z', token: 'x' }));
    await ledgerStore({ patience: 5000 }).update([folder], async () => ({ files: changesIn(folder), result: null }));
    expect(state(folder)).toEqual(NEW);
  });

  test('of one store is not that of another in the same process', async () => {
    const folder = folderWith({ 'cart.baseline': '' });
    await Promise.all(Array.from({ length: 10 }, (_, i) => ledgerStore().update([folder], async (read) => ({ files: [{ path: path.join(folder, 'cart.baseline'), text: `${(await read(folder, 'cart')).baseline!}${i}\n` }], result: null }))));
    expect(readFileSync(path.join(folder, 'cart.baseline'), 'utf8').trim().split('\n').toSorted()).toEqual(Array.from({ length: 10 }, (_, i) => String(i)));
  });
});

describe('processes', () => {
  const script = path.join(root, 'child.mjs');

  beforeAll(async () => {
    const entry = path.join(root, 'child.ts');
    writeFileSync(entry, `
      import path from 'node:path';
      import { ledgerStore } from ${JSON.stringify(path.resolve('src/store/ledger-store.ts'))};
      const [folder, name, rounds, size] = process.argv.slice(2);
      for (let i = 0; i < Number(rounds); i++) {
        await ledgerStore().update([folder], async (read) => ({
          files: [
            { path: path.join(folder, 'cart.baseline'), text: (await read(folder, 'cart')).baseline + name + ' ' + i + '\\n' + 'x'.repeat(Number(size)) },
            { path: path.join(folder, 'decisions', name + '-' + i + '.md'), text: 'd' },
          ],
          result: null,
        }));
      }
    `);
    await bundleTo(entry, script);
  });

  test('eight at once lose no update, with readers that see whole states only', { timeout: 300_000 }, async () => {
    const folder = folderWith({ 'cart.baseline': '' });
    const children = { running: 8 };
    const all = Promise.all(Array.from({ length: 8 }, (_, i) => promisify(execFile)(process.execPath, [script, folder, `p${i}`, '6', '0']).finally(() => { children.running--; })));
    let reads = 0;
    while (children.running > 0) {
      const { baseline, decisions } = await ledgerStore().read(folder, 'cart');
      expect(decisions.length).toBe(baseline!.split('\n').length - 1);
      reads++;
    }
    await all;
    expect(reads).toBeGreaterThan(3);
    const lines = readFileSync(path.join(folder, 'cart.baseline'), 'utf8').trim().split('\n');
    expect(lines.toSorted()).toEqual(Array.from({ length: 8 }, (_, i) => Array.from({ length: 6 }, (_, n) => `p${i} ${n}`)).flat().toSorted());
    expect(readdirSync(folder).toSorted()).toEqual(['cart.baseline', 'decisions']);
  });

  test('killed in the middle of their work leave a state that is whole', { timeout: 300_000 }, async () => {
    const folder = folderWith({ 'cart.baseline': '' });
    for (let round = 0; round < 8; round++) {
      const child = spawn(process.execPath, [script, folder, `k${round}`, '1000', '0']);
      const before = readFileSync(path.join(folder, 'cart.baseline'), 'utf8');
      while (readFileSync(path.join(folder, 'cart.baseline'), 'utf8') === before) await new Promise((resolve) => { setImmediate(resolve); });
      child.kill('SIGKILL');
      await new Promise((resolve) => { child.once('exit', resolve); });
      const { baseline, decisions } = await ledgerStore().read(folder, 'cart');
      expect(decisions.length).toBe(baseline!.split('\n').length - 1);
    }
    await ledgerStore().update([folder], async () => ({ files: [], result: null }));
    expect(readdirSync(folder).toSorted()).toEqual(['cart.baseline', 'decisions']);
  });

  test('that meet the limit of file size leave the old state', async () => {
    const folder = folderWith({ 'cart.baseline': 'old\n', 'decisions/one.md': 'one\n' });
    const { status, signal, stderr } = spawnSync('bash', ['-c', `ulimit -f 16; exec "$0" "$@"`, process.execPath, script, folder, 'big', '1', '1000000'], { encoding: 'utf8' });
    expect(status === 0 && signal === null, stderr).toBe(false);
    const { baseline, decisions } = await ledgerStore().read(folder, 'cart');
    expect({ baseline, decisions: decisions.length }).toEqual({ baseline: 'old\n', decisions: 1 });
    await ledgerStore().update([folder], async () => ({ files: [], result: null }));
    expect(state(folder)).toEqual({ 'cart.baseline': 'old\n', 'decisions/one.md': 'one\n' });
  });
});
