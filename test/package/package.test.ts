import { execFileSync, spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MOST_PACKAGES = 25;
const MOST_BYTES = 60 * 1024 * 1024;

const reachable = spawnSync('npm', ['view', 'clsx@2.1.1', 'version', '--fetch-retries=0'], { encoding: 'utf8', timeout: 30_000 }).stdout?.trim() === '2.1.1';
if (!reachable) console.warn('SKIPPED: the npm registry cannot be reached, so what users install was not tried.');

const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function packagesIn(modules: string): readonly string[] {
  return readdirSync(modules).filter((name) => !name.startsWith('.')).flatMap((name) => {
    const own = name.startsWith('@') ? readdirSync(path.join(modules, name)).map((inner) => path.join(modules, name, inner)) : [path.join(modules, name)];
    return own.flatMap((at) => [at, ...(readdirSync(at).includes('node_modules') ? packagesIn(path.join(at, 'node_modules')) : [])]);
  });
}

function bytesIn(at: string): number {
  const stats = lstatSync(at);
  return stats.isDirectory() ? readdirSync(at).reduce((sum, name) => sum + bytesIn(path.join(at, name)), 0) : stats.size;
}

describe('the package as users install it', () => {
  it.runIf(process.env['CI'] === 'true')('can be tried', () => {
    expect(reachable).toBe(true);
  });

  it.runIf(reachable)('is small, brings few packages, and compares', { timeout: 300_000 }, () => {
    const npm = (args: readonly string[], cwd: string): string => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const [{ filename }] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT)) as [{ filename: string }];
    const project = path.join(folder, 'project');
    mkdirSync(project);
    npm(['init', '-y'], project);
    npm(['install', '--no-audit', '--no-fund', path.join(folder, filename)], project);
    const packages = packagesIn(path.join(project, 'node_modules'));
    expect(packages.length).toBeLessThanOrEqual(MOST_PACKAGES);
    expect(bytesIn(path.join(project, 'node_modules'))).toBeLessThanOrEqual(MOST_BYTES);
    const { status, stdout, stderr } = spawnSync(path.join(project, 'node_modules/.bin/holdfast'), ['compare', 'npm:classnames@2.5.1', 'npm:clsx@2.1.1', '--executions', '1000'], {
      cwd: project, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', HOLDFAST_CACHE: path.join(folder, 'cache') },
    });
    expect(stdout, stderr).toMatch(/different: \d+ cause/);
    expect(status).toBe(1);
    const explained = spawnSync(path.join(project, 'node_modules/.bin/holdfast'), ['explain', 'MODULE-NOT-FOUND'], { cwd: project, encoding: 'utf8' });
    expect(explained.stdout).toMatch(/^# MODULE-NOT-FOUND/);
  });
});
