/** What differs between the runners of JavaScript. */
export interface Runner {
  readonly kind: RunnerKind;
  /** Where `describe` and `test` come from; null where they are there. */
  readonly from: string | null;
  /** Of a spec `cart` whose subject is TypeScript or not. */
  readonly files: (spec: string, isTypeScript: boolean) => SuiteFiles;
}

export type RunnerKind = 'vitest' | 'node' | 'jest';

/** Names of the files that are made, in the spec's folder of made files. */
export interface SuiteFiles {
  readonly suite: string;
  readonly values: string;
  readonly inputs: string;
  /** The way from the suite's own folder to that one: empty, or `../`. */
  readonly up: string;
}

const modules = (suite: string): SuiteFiles => ({ suite, values: 'values.mjs', inputs: 'inputs.mjs', up: '' });

/**
 * Each finds its own suite by its default patterns: `cart.test.mjs`, `cart-test.mjs`, `__tests__/cart.js`. Vitest finds none of the others'.
 * Its own is found by node:test and by Jest from 30 on too: whatever Vitest looks for by default, Jest does as well.
 */
export const RUNNERS: readonly Runner[] = [
  { kind: 'vitest', from: 'vitest', files: (spec) => modules(`${spec}.test.mjs`) },
  { kind: 'node', from: 'node:test', files: (spec) => modules(`${spec}-test.mjs`) },
  // Transformers of TypeScript are asked for TypeScript alone, and what they compile to CommonJS cannot import an `.mjs`.
  {
    kind: 'jest', from: null,
    files: (spec, isTypeScript) => {
      const end = isTypeScript ? 'ts' : 'js';
      return { suite: `__tests__/${spec}.${end}`, values: `jest-values.${end}`, inputs: `jest-inputs.${end}`, up: '../' };
    },
  },
];
