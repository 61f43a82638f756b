import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { readNodeVersion } from './src/host/permission.js';
import { tieringFlags } from './src/host/engine-flags.js';
import { LongestFirst } from './test/kits/longest-first.js';

/** Tests of pure functions beside them, in folders in which no test changes what all share. */
const PURE = 'src/{change,compare,derive,editor,explore,gate,ledger,lint,report,run,spec,stats}/**/*.test.ts';
/** Tests with real files, processes, git and npm, which change nothing in their own process. */
const SHARING = 'test/**/*.test.ts';
/** Tests that break modules of Holdfast on purpose, and those of adapters beside them: each file has a process of its own. */
const APART = ['src/**/*.test.ts', 'test/self/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Most tests wait for processes that they started: with one file a core at a time cores idle.
    maxWorkers: availableParallelism() + 1,
    // What runs in the tests' own process is optimized as late as in the command line: most of it runs for a moment.
    execArgv: [...tieringFlags(readNodeVersion(process.version))],
    env: { TZ: 'UTC' },
    sequence: { sequencer: LongestFirst },
    // Where nothing is apart, one process takes one file after another, and loads a module once.
    projects: [
      { extends: true, test: { name: 'apart', include: APART, exclude: [...configDefaults.exclude, PURE] } },
      { extends: true, test: { name: 'sharing', include: [SHARING], exclude: [...configDefaults.exclude, ...APART], isolate: false } },
      { extends: true, test: { name: 'pure', include: [PURE], isolate: false } },
    ],
  },
});
