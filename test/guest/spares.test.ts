import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { spareBerths, type SpareBerths } from '../../src/host/berth.js';
import { GUEST_MEMORY } from '../../src/host/guest-command.js';
import type { Guest, GuestOptions } from '../../src/model/ports.js';
import { readImplementationName } from '../../src/subject/implementation-name.js';
import { resolve } from '../../src/subject/module/resolve.js';
import { start } from '../../src/subject/module/start.js';
import { bundleGuest, type Bundle } from './bundle.js';
import { call } from './open.js';

const { signal } = new AbortController();
let bundle: Bundle;
let cwd: string;
let temporary: string;
beforeAll(async () => { bundle = await bundleGuest(); });
afterAll(() => bundle.remove());
beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'holdfast-spares-'));
  temporary = mkdtempSync(path.join(tmpdir(), 'holdfast-spares-'));
});
afterEach(() => {
  for (const folder of [cwd, temporary]) rmSync(folder, { recursive: true, force: true });
});

function spares(reads: GuestOptions['reads'], count = 1): SpareBerths {
  return spareBerths({ count, temporary, guestEntry: bundle.entry, reads });
}

async function begin(from: SpareBerths, options: Partial<GuestOptions> = {}): Promise<Guest> {
  const implementation = await resolve(readImplementationName('a.mjs'), signal, { cwd, cacheFolder: temporary });
  const limits = { characters: 10_000, items: 10, console: 1000 };
  const started = await start(implementation, { reads: 'closure', guestEntry: bundle.entry, temporary, grants: [], limits, caseSeconds: 1, memory: GUEST_MEMORY, node: process.execPath, signal, spares: from, ...options });
  if (!started.ok) throw new Error(started.finding.message);
  return started.guest;
}

/** Our own processes that were started for a folder in the temporary one: the shells that watch over guests. */
function running(): readonly number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
      return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(temporary);
    } catch {
      // It has ended since.
      return false;
    }
  });
}

describe.runIf(existsSync('/proc/self/cmdline'))('a guest that is on its way before it is known what it will run', () => {
  it.each(['closure', 'everything'] as const)('serves a subject that brings no packages (reads: %s)', async (reads) => {
    const ready = spares(reads);
    const [pid] = running();
    expect(pid).toBeDefined();
    writeFileSync(path.join(cwd, 'a.mjs'), 'export const add = (a, b) => a + b;');
    const guest = await begin(ready, { reads });
    expect(running()).toEqual([pid]);
    expect((await call(guest, 'add', '[1, 2]')).text).toBe('→ 3');
    await guest.close();
    await ready.close();
    expect([running(), readdirSync(temporary)]).toEqual([[], []]);
  });

  it('is ended where the subject may read more, or do more, or has another memory', async () => {
    mkdirSync(path.join(cwd, 'node_modules', 'p'), { recursive: true });
    writeFileSync(path.join(cwd, 'node_modules', 'p', 'package.json'), '{"name": "p", "main": "p.js"}');
    writeFileSync(path.join(cwd, 'node_modules', 'p', 'p.js'), 'module.exports = 5;');
    writeFileSync(path.join(cwd, 'a.mjs'), 'import p from "p"; export const five = () => p;');
    const grants = [{ kind: 'write', path: cwd }] as const;
    for (const options of [{}, { reads: 'everything', grants }, { reads: 'everything', memory: 128 }] satisfies Partial<GuestOptions>[]) {
      const ready = spares('reads' in options ? 'everything' : 'closure');
      const [pid] = running();
      const guest = await begin(ready, options);
      expect((await call(guest, 'five', '[]')).text).toBe('→ 5');
      expect(running()).not.toContain(pid);
      await guest.close();
      await ready.close();
      expect([running(), readdirSync(temporary)]).toEqual([[], []]);
    }
  });

  it('may not read what another one may, and writes nowhere but to its own folder', async () => {
    const ready = spares('closure', 2);
    writeFileSync(path.join(cwd, 'secret'), 'expected');
    writeFileSync(path.join(cwd, 'a.mjs'), 'import fs from "node:fs"; export const read = (f) => fs.readFileSync(f, "utf8"); export const write = (f) => fs.writeFileSync(f, "");');
    const guest = await begin(ready);
    const others = readdirSync(temporary).map((name) => path.join(temporary, name, 'stage'));
    for (const file of [path.join(cwd, 'secret'), path.join(cwd, 'a.mjs')]) expect((await call(guest, 'read', `[${JSON.stringify(file)}]`)).text).toMatch(/ERR_ACCESS_DENIED/);
    for (const folder of others) expect((await call(guest, 'write', `[${JSON.stringify(path.join(folder, 'x'))}]`)).text).toMatch(/ERR_ACCESS_DENIED/);
    await guest.close();
    await ready.close();
    expect([running(), readdirSync(temporary)]).toEqual([[], []]);
  });

  it('is gone when nobody took it', async () => {
    const ready = spares('everything', 2);
    expect(running()).toHaveLength(2);
    await ready.close();
    expect([running(), readdirSync(temporary), ready.take()]).toEqual([[], [], null]);
  });
});
