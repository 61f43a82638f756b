import { readdirSync, readFileSync } from 'node:fs';

/** USER_HZ, which is 100 on every Linux that Node runs on. */
const TICKS_A_SECOND = 100;

/** All live processes below `pid`. Linux only: it is where figures are made. */
export function descendants(pid) {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? statOf(name) : null;
    if (fields !== null) children.set(fields.parent, [...children.get(fields.parent) ?? [], Number(name)]);
  }
  const found = [];
  for (let open = [pid]; open.length > 0;) {
    const below = children.get(open.pop()) ?? [];
    found.push(...below);
    open.push(...below);
  }
  return found;
}

/** Seconds of CPU that a process has used; 0 where it is gone. */
export function cpuSeconds(pid) {
  return statOf(pid)?.cpu ?? 0;
}

/** The largest resident set so far in MiB, and the command line; null where the process is gone. */
export function peakMemory(pid) {
  const status = read(`/proc/${pid}/status`);
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(status ?? '');
  return peak === null ? null : { mib: Number(peak[1]) / 1024, command: (read(`/proc/${pid}/cmdline`) ?? '').split('\0') };
}

function statOf(pid) {
  const text = read(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The name of the program stands in brackets and may hold blanks.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND };
}

/** Processes end while they are looked at. */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return null;
    throw error;
  }
}
