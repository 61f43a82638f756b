import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { cleanEnvironment, ROOT } from './machine.mjs';

/** Pairs of which each case is a process or a server. */
export const SLOW = /^(?:cli|http)-/;

/**
 * What one adapter of the corpus says of these pairs, by their ids. `seconds`: budget of a pair. Throws where the run does not come to its end.
 */
export function runPairs({ seconds = 0, ...of }) {
  return runAdapter({ ...of, env: { HOLDFAST_BIN: path.join(ROOT, 'dist', 'cli.js'), BUDGET: String(seconds) } });
}

/**
 * What the search says of these pairs without some of its ingredients, in so many executions a pair: the same on every machine, whatever else
 * it does. Several may run at once.
 */
export function runPairsWithout({ executions, without, ...of }) {
  return runAdapter({ ...of, adapter: 'holdfast', env: { HOLDFAST_BIN: path.join(ROOT, 'bench', 'compare-without.mjs'), HOLDFAST_WITHOUT: without.join(','), HOLDFAST_EXECUTIONS: String(executions) } });
}

async function runAdapter({ folder, adapter, ids, seed = 1, env }) {
  if (ids.length === 0) return new Map();
  const own = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  try {
    const file = path.join(own, `${adapter}-${seed}.mjs`);
    writeFileSync(file, `import { judge as plain, name } from ${JSON.stringify(path.join(folder, 'adapters', `${adapter}.mjs`))};\nexport { name };\nexport const judge = (pair) => plain({ ...pair, seed: ${seed} });\n`);
    const out = path.join(own, 'out.json');
    await promisify(execFile)(process.execPath, ['run.mjs', file, '--only', `^(?:${ids.join('|')})$`, '--out', out], { cwd: folder, maxBuffer: 1 << 28, env: cleanEnvironment(env) })
      .catch(({ stdout, stderr }) => { throw new Error(`${adapter} did not run to its end:\n${stdout.slice(-1000)}\n${stderr.slice(-1000)}`); });
    return new Map(JSON.parse(readFileSync(out, 'utf8')).rows.map((row) => [row.id, row]));
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Whether a row says that the pair differs, with a witness that the corpus found to differ too. */
export function isFound(row) {
  return row.verdict === 'different' && row.witness_ok === true;
}
