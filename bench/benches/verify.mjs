import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cartInputs } from '../cart.mjs';
import { cleanEnvironment, ROOT } from '../machine.mjs';
import { alternate, median, rounded, timeNode } from '../measure.mjs';
import { descendants, peakMemory } from '../processes.mjs';
import { makeSpecProject } from '../spec-project.mjs';
import { makeVitestProject, timeVitest, vitestArguments, vitestVersion } from '../vitest-project.mjs';

const LOOK_EVERY = 50;

/** A whole `holdfast verify --no-explore` of recorded cases, with nothing cached, beside a whole Vitest run that finds as many snapshots. */
export async function verify({ short }) {
  const sizes = short ? [{ cases: 100, runs: 1 }, { cases: 300, runs: 1 }] : [{ cases: 10_000, runs: 7 }, { cases: 100_000, runs: 3 }];
  const measured = [];
  for (const size of sizes) measured.push(await measure(size));
  return { vitest: vitestVersion(), few: measured[0], many: measured[1] };
}

async function measure({ cases, runs }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  try {
    const [spec, vitest] = [path.join(folder, 'spec'), path.join(folder, 'vitest')];
    const inputs = cartInputs(cases);
    await makeSpecProject(spec, inputs);
    makeVitestProject(vitest, inputs);
    // The first run writes the snapshots.
    timeVitest(vitest, cases);
    const { a, b } = alternate(runs, (i) => timeVerify(spec, cases, path.join(folder, `cache-${i}`)), () => timeVitest(vitest, cases));
    const of = (list, which) => median(list.map((each) => each[which]));
    return {
      cases, runs,
      holdfastMilliseconds: rounded(of(a, 'took')), vitestMilliseconds: rounded(of(b, 'took')), ratio: rounded(of(b, 'took') / of(a, 'took')),
      holdfastCpuMilliseconds: rounded(of(a, 'cpu')), vitestCpuMilliseconds: rounded(of(b, 'cpu')), cpuRatio: rounded(of(b, 'cpu') / of(a, 'cpu')),
      holdfastMib: rounded(await memoryOf(verifyArguments(), spec, path.join(folder, 'cache-memory'))), vitestMib: rounded(await memoryOf(vitestArguments(vitest), vitest, folder)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function verifyArguments() {
  return [path.join(ROOT, 'dist', 'cli.js'), 'verify', '--no-explore', '--json'];
}

function timeVerify(folder, cases, cache) {
  const { took, cpu, stdout } = timeNode(verifyArguments(), { cwd: folder, env: { HOLDFAST_CACHE: cache } });
  const { verdict, questions } = JSON.parse(stdout);
  if (verdict !== 'safe' || questions.behaviour.cases !== cases) throw new Error(`holdfast judged ${questions.behaviour.cases} cases, not ${cases}, and said ${verdict}`);
  return { took, cpu };
}

/** MiB: the peaks of all processes of a run together. */
async function memoryOf(args, cwd, cache) {
  const child = spawn(process.execPath, args, { cwd, env: cleanEnvironment({ HOLDFAST_CACHE: cache }), stdio: 'ignore' });
  const peaks = new Map();
  const look = setInterval(() => {
    for (const pid of [child.pid, ...descendants(child.pid)]) peaks.set(pid, Math.max(peaks.get(pid) ?? 0, peakMemory(pid)?.mib ?? 0));
  }, LOOK_EVERY);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  clearInterval(look);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return [...peaks.values()].reduce((sum, mib) => sum + mib, 0);
}
