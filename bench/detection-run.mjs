import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanEnvironment, ROOT } from './machine.mjs';

/** Pairs of which each case is a process or a server. */
export const SLOW = /^(?:cli|http)-/;

/**
 * What one adapter of the corpus says of these pairs, by their ids. `seconds`: budget of a pair. `without`: ingredients that the search does
 * without; null for the command as it is. Throws where the run does not come to its end.
 */
export function runPairs({ folder, adapter, ids, seed = 1, seconds = 0, without = null }) {
  if (ids.length === 0) return new Map();
  const own = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  try {
    const file = path.join(own, `${adapter}-${seed}.mjs`);
    writeFileSync(file, `import { judge as plain, name } from ${JSON.stringify(path.join(folder, 'adapters', `${adapter}.mjs`))};\nexport { name };\nexport const judge = (pair) => plain({ ...pair, seed: ${seed} });\n`);
    const out = path.join(own, 'out.json');
    const bin = without === null ? ['dist', 'cli.js'] : ['bench', 'compare-without.mjs'];
    const { status, stderr, stdout } = spawnSync(process.execPath, ['run.mjs', file, '--only', `^(?:${ids.join('|')})$`, '--out', out], {
      cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28,
      env: cleanEnvironment({ HOLDFAST_BIN: path.join(ROOT, ...bin), BUDGET: String(seconds), ...(without !== null && { HOLDFAST_WITHOUT: without.join(',') }) }),
    });
    if (status !== 0) throw new Error(`${adapter} did not run to its end:\n${stdout.slice(-1000)}\n${stderr.slice(-1000)}`);
    return new Map(JSON.parse(readFileSync(out, 'utf8')).rows.map((row) => [row.id, row]));
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Whether a row says that the pair differs, with a witness that the corpus found to differ too. */
export function isFound(row) {
  return row.verdict === 'different' && row.witness_ok === true;
}
