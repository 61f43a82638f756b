import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CART, SAME_CART, SIGNATURE } from '../cart.mjs';
import { cleanEnvironment, ROOT } from '../machine.mjs';
import { rounded } from '../measure.mjs';
import { descendants, peakMemory } from '../processes.mjs';

const LOOK_EVERY = 100;

/** Peak resident memory of the coordinator and of the larger guest, at two lengths of the same comparison. */
export async function memory({ short }) {
  const [few, many] = short ? [200, 400] : [20_000, 200_000];
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-bench-'));
  try {
    writeFileSync(path.join(folder, 'old.mjs'), CART);
    writeFileSync(path.join(folder, 'new.mjs'), SAME_CART);
    const first = await peaks(folder, few);
    const second = await peaks(folder, many);
    return {
      few: { executions: few, ...first }, many: { executions: many, ...second },
      ratio: { coordinator: rounded(second.coordinatorMib / first.coordinatorMib), guest: rounded(second.guestMib / first.guestMib) },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function peaks(folder, executions) {
  const args = [path.join(ROOT, 'dist', 'cli.js'), 'compare', 'old.mjs', 'new.mjs', '--signature', SIGNATURE, '--executions', String(executions)];
  const child = spawn(process.execPath, args, { cwd: folder, env: cleanEnvironment({ HOLDFAST_CACHE: path.join(folder, 'cache') }), stdio: ['ignore', 'ignore', 'inherit'] });
  let coordinator = 0;
  let guest = 0;
  const look = setInterval(() => {
    coordinator = Math.max(coordinator, peakMemory(child.pid)?.mib ?? 0);
    for (const pid of descendants(child.pid)) {
      const seen = peakMemory(pid);
      // The shell that watches over a guest names the guest's file too.
      if (seen !== null && !seen.command[0].endsWith('sh')) guest = Math.max(guest, seen.mib);
    }
  }, LOOK_EVERY);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  clearInterval(look);
  if (code !== 0) throw new Error(`holdfast compare ended with ${code}`);
  if (coordinator === 0 || guest === 0) throw new Error('a process was gone before its memory was seen');
  return { coordinatorMib: rounded(coordinator), guestMib: rounded(guest) };
}
