import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanEnvironment, ROOT } from '../machine.mjs';

const EXAMPLE = path.join(ROOT, 'examples', 'commonmark');
const PACKAGES = ['commonmark', 'markdown-it', 'marked', 'micromark'];

/**
 * `holdfast verify` of four renderers from npm against the specification of CommonMark, in a copy of examples/commonmark. The
 * specification is that of HOLDFAST_CORPORA; null where it is not on this machine. `short` judges the first package alone.
 */
export function commonmark({ short }) {
  const spec = path.join(process.env.HOLDFAST_CORPORA ?? path.join(ROOT, '..', 'shared'), 'data', 'commonmark', 'spec.txt');
  if (!existsSync(spec)) {
    console.error(`commonmark: not measured, ${spec} is not here. HOLDFAST_CORPORA says where it lies.`);
    return null;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'commonmark-'));
  try {
    cpSync(EXAMPLE, folder, { recursive: true });
    copyFileSync(spec, path.join(folder, 'spec.txt'));
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    const packages = (short ? PACKAGES.slice(0, 1) : PACKAGES).map((name) => judged(folder, name));
    return { version: /^version: '?([\d.]+)/m.exec(readFileSync(spec, 'utf8'))?.[1] ?? 'unknown', examples: packages[0].examples, packages: packages.map(({ name, version, passed, failed }) => ({ name, version, passed, failed })) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What one package passes, and how often each section of the specification is violated. */
function judged(folder, name) {
  const args = [path.join(ROOT, 'dist', 'cli.js'), 'verify', 'spec.txt', '--candidate', `adapters/${name}.js`, '--spec-only', '--json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env: cleanEnvironment(), encoding: 'utf8', maxBuffer: 1 << 28 });
  const result = JSON.parse(stdout || 'null');
  if (result === null || result.verdict === 'invalid') throw new Error(`${name} could not be judged: ${stderr} ${JSON.stringify(result?.findings)}`);
  const failed = {};
  for (const { requirement, count } of result.clusters) failed[requirement] = (failed[requirement] ?? 0) + count;
  const { version } = JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8'));
  const examples = result.questions.spec.cases;
  return { name, version, examples, passed: examples - Object.values(failed).reduce((sum, n) => sum + n, 0), failed };
}
