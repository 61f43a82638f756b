import { configDefaults, defineConfig } from 'vitest/config';

/** Tests of pure functions beside them, in folders in which no test changes what all share: one process takes one after another, and loads a module once. */
const PURE = 'src/{change,compare,derive,editor,explore,gate,ledger,lint,report,spec,stats}/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Most tests wait for processes that they started: with one file at a time a second core idles.
    maxWorkers: '100%',
    env: { TZ: 'UTC' },
    projects: [
      { extends: true, test: { name: 'pure', include: [PURE], isolate: false } },
      { extends: true, test: { name: 'tests', include: ['src/**/*.test.ts', 'test/**/*.test.ts'], exclude: [...configDefaults.exclude, PURE] } },
    ],
  },
});
