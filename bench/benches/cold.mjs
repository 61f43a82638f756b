import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CART, cartInputs, SAME_CART, SIGNATURE } from '../cart.mjs';
import { ROOT } from '../machine.mjs';
import { alternate, median, rounded, timeNode } from '../measure.mjs';

const TEST = (cases) => `import { readFileSync } from 'node:fs';
import { total } from './old.mjs';
const cases = JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8'));
for (let i = 0; i < ${cases}; i++) test('case ' + i, () => { expect(total(...cases[i])).toMatchSnapshot(); });
`;

/** A whole `holdfast compare` of two files that do the same, with nothing cached, beside a whole Vitest run that finds its snapshots. */
export function cold({ short }) {
  const cases = short ? 200 : 10_000;
  const runs = short ? 1 : 5;
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  try {
    const project = prepare(folder, cases);
    const vitest = () => timeVitest(project, cases);
    // The first run writes the snapshots.
    vitest();
    const { a, b } = alternate(runs, (i) => timeCompare(folder, cases, i), vitest);
    const [holdfast, other] = [median(a), median(b)];
    return { cases, runs, vitest: vitestVersion(), holdfastMilliseconds: rounded(holdfast), vitestMilliseconds: rounded(other), ratio: rounded(other / holdfast) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function prepare(folder, cases) {
  const project = path.join(folder, 'vitest');
  mkdirSync(project);
  for (const into of [folder, project]) writeFileSync(path.join(into, 'old.mjs'), CART);
  writeFileSync(path.join(folder, 'new.mjs'), SAME_CART);
  writeFileSync(path.join(project, 'cases.json'), JSON.stringify(cartInputs(cases)));
  writeFileSync(path.join(project, 'total.test.mjs'), TEST(cases));
  return project;
}

function timeCompare(folder, cases, run) {
  const args = [path.join(ROOT, 'dist', 'cli.js'), 'compare', 'old.mjs', 'new.mjs', '--signature', SIGNATURE, '--executions', String(cases), '--json'];
  const { took, stdout } = timeNode(args, { cwd: folder, env: { HOLDFAST_CACHE: path.join(folder, `cache-${run}`) } });
  const { executions } = JSON.parse(stdout);
  if (executions !== cases) throw new Error(`holdfast compared ${executions} cases, not ${cases}`);
  return took;
}

function timeVitest(project, cases) {
  const args = [path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--root', project, '--globals', '--no-color'];
  const { took, stdout } = timeNode(args, { cwd: project });
  if (!stdout.includes(`${cases} passed`)) throw new Error(`Vitest did not pass ${cases} tests:\n${stdout.slice(-2000)}`);
  return took;
}

function vitestVersion() {
  return JSON.parse(readFileSync(path.join(ROOT, 'node_modules', 'vitest', 'package.json'), 'utf8')).version;
}
