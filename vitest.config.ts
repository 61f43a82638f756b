import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Most tests wait for processes that they started: with one file at a time a second core idles.
    maxWorkers: '100%',
    env: { TZ: 'UTC' },
  },
});
