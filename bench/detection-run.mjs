import { execFile, spawnSync } from 'node:child_process';
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
export function runPairs({ folder, adapter, ids, seed = 1, seconds = 0 }) {
  if (ids.length === 0) return new Map();
  return inOwnFolder(folder, { adapter, seed }, ({ script, out }) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, argumentsOf(script, { ids, out }), {
      cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, env: cleanEnvironment({ HOLDFAST_BIN: path.join(ROOT, 'dist', 'cli.js'), BUDGET: String(seconds) }),
    });
    if (status !== 0) throw new Error(`${adapter} did not run to its end:\n${stdout.slice(-1000)}\n${stderr.slice(-1000)}`);
    return rowsIn(out);
  });
}

/**
 * What the search says of these pairs without some of its ingredients, in so many executions a pair: the same on every machine, whatever else
 * it does. Several may run at once.
 */
export function runPairsWithout({ folder, ids, seed, executions, without }) {
  return inOwnFolder(folder, { adapter: 'holdfast', seed }, async ({ script, out }) => {
    await promisify(execFile)(process.execPath, argumentsOf(script, { ids, out }), {
      cwd: folder, maxBuffer: 1 << 28, env: cleanEnvironment({ HOLDFAST_BIN: path.join(ROOT, 'bench', 'compare-without.mjs'), HOLDFAST_WITHOUT: without.join(','), HOLDFAST_EXECUTIONS: String(executions) }),
    });
    return rowsIn(out);
  });
}

/** The adapter with a seed, and a place for what it says, in a folder that is gone afterwards. */
function inOwnFolder(folder, { adapter, seed }, use) {
  const own = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  const script = path.join(own, `${adapter}-${seed}.mjs`);
  writeFileSync(script, `import { judge as plain, name } from ${JSON.stringify(path.join(folder, 'adapters', `${adapter}.mjs`))};\nexport { name };\nexport const judge = (pair) => plain({ ...pair, seed: ${seed} });\n`);
  const remove = () => rmSync(own, { recursive: true, force: true });
  try {
    const used = use({ script, out: path.join(own, 'out.json') });
    if (used instanceof Promise) return used.finally(remove);
    remove();
    return used;
  } catch (error) {
    remove();
    throw error;
  }
}

function argumentsOf(script, { ids, out }) {
  return ['run.mjs', script, '--only', `^(?:${ids.join('|')})$`, '--out', out];
}

function rowsIn(out) {
  return new Map(JSON.parse(readFileSync(out, 'utf8')).rows.map((row) => [row.id, row]));
}

/** Whether a row says that the pair differs, with a witness that the corpus found to differ too. */
export function isFound(row) {
  return row.verdict === 'different' && row.witness_ok === true;
}
