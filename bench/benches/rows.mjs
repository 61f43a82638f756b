import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanEnvironment, ROOT } from '../machine.mjs';

const EXECUTIONS = 10_000;

/**
 * How many rows `holdfast compare` prints for pairs of real packages, beside the causes that a person counted in their sources and
 * changelogs (bench/rows-pairs.json, a line of reason each; `before` is what was printed when every symptom was a row).
 */
export function rows({ short }) {
  const all = JSON.parse(readFileSync(path.join(ROOT, 'bench', 'rows-pairs.json'), 'utf8'));
  const cache = process.env['HOLDFAST_CACHE'] ?? mkdtempSync(path.join(tmpdir(), 'holdfast-rows-'));
  try {
    const executions = short ? 500 : EXECUTIONS;
    const pairs = (short ? all.slice(0, 1) : all).map((pair) => measure(pair, { executions, cache }));
    return { executions, pairs };
  } finally {
    if (process.env['HOLDFAST_CACHE'] === undefined) rmSync(cache, { recursive: true, force: true });
  }
}

function measure({ prior, candidate, before, causes }, { executions, cache }) {
  const args = [path.join(ROOT, 'dist', 'cli.js'), 'compare', prior, candidate, '--executions', String(executions), '--seed', '1', '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: cleanEnvironment({ HOLDFAST_CACHE: cache }), maxBuffer: 1 << 28 });
  if (status !== 0 && status !== 1) throw new Error(`${prior} and ${candidate} could not be compared: ${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  const { clusters } = JSON.parse(stdout);
  const titles = clusters.map(({ operation, also, cause, reach }) => `${reach}: ${[operation, ...also].slice(0, 3).join(', ')}${also.length > 2 ? ', …' : ''}: ${cause}`);
  return { prior, candidate, before, rows: clusters.length, causes: causes.length, titles };
}
