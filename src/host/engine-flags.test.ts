import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { readNodeVersion } from './permission.js';
import { memoryFlags, tieringFlags } from './engine-flags.js';

it.each([['v20.19.0', 1], ['v22.13.1', 1], ['v21.0.0', 0], ['v24.0.0', 0], ['v26.1.0', 0]])('of Node %s: %i flags of each kind', (version, count) => {
  expect([tieringFlags(readNodeVersion(version)), memoryFlags(readNodeVersion(version))].map((flags) => flags.length)).toEqual([count, count]);
});

it('names no flag that the Node at hand does not know', () => {
  const node = readNodeVersion(process.version);
  const { status, stderr } = spawnSync(process.execPath, [...tieringFlags(node), ...memoryFlags(node), '--eval', '0'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});
