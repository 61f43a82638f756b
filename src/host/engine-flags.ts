import { setFlagsFromString } from 'node:v8';
import { readNodeVersion, type NodeVersion } from './permission.js';

/**
 * Flags by which V8 optimizes only what has run for longer than it would wait by itself. In a run of a few seconds a fifth of all time goes
 * into code that is optimized on threads beside it and hardly used. The flag has another name in each version, an unknown one ends Node, and
 * from 24 on there is a cheaper compiler in between, with which this loses: so these two versions have one, as measured, and no other.
 */
export function tieringFlags([major]: NodeVersion): readonly string[] {
  if (major === 20) return ['--interrupt-budget=400000'];
  if (major === 22) return ['--invocation-count-for-turbofan=25000'];
  return [];
}

/**
 * By itself V8 lets a heap of 20 MB grow to four times as much before it looks at all of it. With this a search of any length stays within
 * what a short one takes, in the same time; where that was measured. Newer versions go by other things.
 */
export function memoryFlags([major]: NodeVersion): readonly string[] {
  return major === 20 || major === 22 ? ['--heap-growing-percent=50'] : [];
}

/** For a program that makes one run and ends: its own process is optimized late, and its heap grows slowly. `version` is that of its Node, `v20.19.0`. */
export function tuneEngine(version: string): void {
  const node = readNodeVersion(version);
  for (const flag of [...tieringFlags(node), ...memoryFlags(node)]) setFlagsFromString(flag);
}
