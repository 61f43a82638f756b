import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { extension: 'src/extension.ts' },
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  outExtensions: () => ({ js: '.cjs' }),
  dts: false,
  clean: true,
  external: ['vscode'],
  noExternal: [/^vscode-/, 'semver', 'minimatch', 'brace-expansion', 'balanced-match'],
  logLevel: 'error',
});
