import path from 'node:path';
import { cpuSeconds, descendants } from './processes.mjs';

/** A guest of a module, started as the product starts it, with its branches counted where that is said. Throws where it does not load. */
export async function openGuest({ load, guestEntry, folder, module, branches = 'none' }) {
  const { moduleSubject } = await load('adapter');
  const { readImplementationName } = await load('name');
  const { signal } = new AbortController();
  const subject = moduleSubject({ workingFolder: folder, cacheFolder: path.join(folder, 'cache'), temporary: folder, guestEntry });
  const limits = { characters: 100_000, items: 100, console: 10_000 };
  const started = await subject.start(await subject.resolve(readImplementationName(module), signal), { grants: [], reads: 'everything', limits, caseSeconds: 5, memory: 256, node: process.execPath, signal, branches });
  if (!started.ok) throw new Error(started.finding.message);
  return started.guest;
}

/** What some work took, in seconds: of CPU, of this process and those below it (`below`: of those alone), and by the clock (`wall`). */
export async function used(work) {
  const pids = descendants(process.pid);
  const children = () => pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  const [cpu, outside, began] = [process.cpuUsage(), children(), performance.now()];
  await work();
  const wall = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const below = children() - outside;
  return { cpu: (user + system) / 1e6 + below, below, wall };
}
