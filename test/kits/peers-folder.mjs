import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const HERE = path.resolve(import.meta.dirname, '../peers');
const CACHE = path.resolve(import.meta.dirname, '../../node_modules/.cache/peers');

/**
 * The folder in which the packages of `test/peers` are installed, by its lock file: `node_modules` lies in it. The first that asks
 * installs them, without their scripts; whoever asks meanwhile installs too, and the first to end is kept.
 */
export function peersFolder() {
  const lock = path.join(HERE, 'package-lock.json');
  const folder = path.join(CACHE, createHash('sha256').update(readFileSync(lock)).digest('hex').slice(0, 12));
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const fresh = mkdtempSync(path.join(CACHE, 'installing-'));
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(path.join(HERE, name), path.join(fresh, name));
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: fresh, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}
