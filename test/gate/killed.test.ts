import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { CLI, recordedShop, WRONG, type Shop } from './shop.js';

let shop: Shop;
let row = '';
let settled = 0;
beforeAll(() => {
  shop = recordedShop('large');
  shop.edit(...WRONG);
  shop.git('commit', '--quiet', '-a', '-m', 'Round down');
  row = /holdfast decide ([0-9a-f]{8})/.exec(shop.holdfast('verify', '--executions', '2000').stdout)?.[1] ?? '';
});
afterEach(() => shop.reset());
afterAll(() => shop.remove());

const names = (folder: string): readonly string[] => readdirSync(path.join(shop.folder, folder));
const isNew = (name: string): boolean => name.includes('-intended-');

/** Moments at which the process is ended: each is a state of the folder that it passes through. */
const MOMENTS: readonly (readonly [when: string, is: () => boolean])[] = [
  ['it holds the lock', () => existsSync(path.join(shop.folder, '.holdfast.lock'))],
  ['a draft is there', () => names('decisions').some((name) => name.endsWith('.holdfast-tmp'))],
  ['drafts are there beside the spec', () => names('.').some((name) => /^cart\.(?:spec\.md|baseline)\..*\.holdfast-tmp$/.test(name))],
  ['the journal is there', () => existsSync(path.join(shop.folder, '.holdfast.journal'))],
  ['the new decision is there', () => names('decisions').some((name) => isNew(name) && name.endsWith('.md'))],
  ['the spec has changed', () => shop.read('cart.spec.md').includes('```cases')],
];

/** Starts the ruling and ends it, without a chance to clean up, at the first look at which the moment has come. */
async function killAt(is: () => boolean): Promise<void> {
  const child = spawn(process.execPath, [CLI, 'decide', row, '--as', 'intended', '--requirement', 'CART-2', '--why', 'agreed'], { cwd: shop.folder, env: shop.env, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => { child.on('exit', () => resolve()); });
  while (child.exitCode === null && child.signalCode === null && !is()) await breathe();
  child.kill('SIGKILL');
  await ended;
}

it.each(MOMENTS)('killed when %s: the old state or the new one', async (_, is) => {
  await killAt(is);
  const { code, stdout } = shop.holdfast('verify', '--executions', '2000');
  // Whoever comes next completes what had happened, and sees nothing of what had not.
  const hasSpec = shop.read('cart.spec.md').includes('```cases');
  expect(names('decisions').some((name) => isNew(name) && name.endsWith('.md'))).toBe(hasSpec);
  expect(stdout).toMatch(hasSpec ? /^safe/ : /^undecided/);
  expect(code).toBe(hasSpec ? 0 : 1);
  if (hasSpec) settled++;
  // A lock whose process is gone stands in nobody's way, and drafts are cleared away.
  const again = shop.holdfast('decide', row, '--as', 'intended', '--requirement', 'CART-2', '--why', 'agreed');
  expect(again.code, again.said).toBe(hasSpec ? 2 : 0);
  if (!hasSpec) expect([...names('.'), ...names('decisions')].filter((name) => name.includes('.holdfast-tmp') || name === '.holdfast.journal' || name === '.holdfast.lock')).toEqual([]);
});

it('met both states', () => {
  expect(settled).toBeGreaterThan(0);
  expect(settled).toBeLessThan(MOMENTS.length);
});
