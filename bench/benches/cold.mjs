import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CART, cartInputs, SAME_CART, SIGNATURE } from '../cart.mjs';
import { ROOT } from '../machine.mjs';
import { alternate, median, rounded, timeNode } from '../measure.mjs';
import { makeVitestProject, timeVitest, vitestVersion } from '../vitest-project.mjs';

/** A whole `holdfast compare` of two files that do the same, with nothing cached, beside a whole Vitest run that finds its snapshots. */
export function cold({ short }) {
  const cases = short ? 200 : 10_000;
  const runs = short ? 1 : 5;
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  try {
    const project = path.join(folder, 'vitest');
    makeVitestProject(project, cartInputs(cases));
    writeFileSync(path.join(folder, 'old.mjs'), CART);
    writeFileSync(path.join(folder, 'new.mjs'), SAME_CART);
    const vitest = () => timeVitest(project, cases);
    // The first run writes the snapshots.
    vitest();
    const { a, b } = alternate(runs, (i) => timeCompare(folder, cases, i), vitest);
    const [holdfast, other] = [median(a.map((r) => r.took)), median(b.map((r) => r.took))];
    const [cpu, otherCpu] = [median(a.map((r) => r.cpu)), median(b.map((r) => r.cpu))];
    return {
      cases, runs, vitest: vitestVersion(), holdfastMilliseconds: rounded(holdfast), vitestMilliseconds: rounded(other), ratio: rounded(other / holdfast),
      holdfastCpuMilliseconds: rounded(cpu), vitestCpuMilliseconds: rounded(otherCpu), cpuRatio: rounded(otherCpu / cpu),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timeCompare(folder, cases, run) {
  const args = [path.join(ROOT, 'dist', 'cli.js'), 'compare', 'old.mjs', 'new.mjs', '--signature', SIGNATURE, '--executions', String(cases), '--json'];
  const { took, cpu, stdout } = timeNode(args, { cwd: folder, env: { HOLDFAST_CACHE: path.join(folder, `cache-${run}`) } });
  const { executions } = JSON.parse(stdout);
  if (executions !== cases) throw new Error(`holdfast compared ${executions} cases, not ${cases}`);
  return { took, cpu };
}
