import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Absolute folder of the package. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** As at a desk: with `CI` set Vitest writes no snapshots, and Node adds some 45 ms to each start where the others are, whatever is started. */
export function cleanEnvironment(added = {}) {
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, CI: ___, ...rest } = process.env;
  return { ...rest, ...added };
}

/** Where figures come from: what a reader needs to make them again. */
export function origin() {
  const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--', 'src', 'package.json') !== '';
  const processors = cpus();
  return {
    commit: git('rev-parse', 'HEAD') + (changed ? ' with changes' : ''),
    machine: { cpu: processors[0]?.model ?? 'unknown', cores: processors.length, node: process.version },
    date: new Date().toISOString().slice(0, 10),
  };
}
