import { spawnSync } from 'node:child_process';
import { cleanEnvironment } from './machine.mjs';

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function rounded(number, digits = 3) {
  return Number(number.toPrecision(digits));
}

/**
 * Milliseconds of a whole process of Node, by the clock and of CPU with all that it started. Throws where it ends with another code than
 * `expected`: a crash is no speed.
 */
export function timeNode(args, { cwd, env = {}, expected = 0 }) {
  const began = performance.now();
  const options = { cwd, env: cleanEnvironment(env), encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] };
  const { status, stdout, stderr, output } = spawnSync('/bin/sh', ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh', process.execPath, ...args], options);
  const took = performance.now() - began;
  if (status !== expected) throw new Error(`node ${args.join(' ')} ended with ${status}, not ${expected}:\n${stdout.slice(-2000)}\n${stderr.slice(-2000)}`);
  return { took, cpu: childrenCpu(output[3]), stdout };
}

/** The second line of `times` is what a shell's children used: `0m1.23s 0m0.10s`. */
function childrenCpu(times) {
  return times.trim().split('\n')[1].split(' ').reduce((sum, each) => {
    const [minutes, seconds] = each.slice(0, -1).split('m').map(Number);
    return sum + (minutes * 60 + seconds) * 1000;
  }, 0);
}

/** Runs `a` and `b` in turn, so that a slow spell of the machine hits both; gives what each run returned. */
export function alternate(times, a, b) {
  const results = { a: [], b: [] };
  for (let i = 0; i < times; i++) {
    results.a.push(a(i));
    results.b.push(b(i));
  }
  return results;
}
