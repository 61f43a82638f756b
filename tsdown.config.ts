import { defineConfig } from 'tsdown';

const shared = {
  format: 'esm' as const,
  platform: 'node' as const,
  target: 'node20.19',
  fixedExtension: false,
  hash: true,
  // A newcomer's first command builds: what it says is for those who change the build.
  logLevel: 'error' as const,
};

export default defineConfig([
  { ...shared, entry: { index: 'src/index.ts', cli: 'src/cli/main.ts', deep: 'src/lsp/deep.ts', 'lint-thread': 'src/cli/lint-thread.ts' }, dts: { entry: 'src/index.ts' }, clean: true },
  { ...shared, entry: { guest: 'src/guest/main.ts' }, dts: false, clean: false },
  { ...shared, entry: { evaluator: 'src/evaluator/main.ts' }, dts: false, clean: false },
]);
