import { fileURLToPath } from 'node:url';
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

/**
 * What is loaded together. To find, to read and to link a file takes Node half a millisecond, and by itself the bundler makes one for whatever some
 * of all dynamic imports share: a hundred and more files for a verdict of a tenth of a second. So only these count, in which entries stand that
 * come together anyway, or that start too often to load what others need: a module is in one file with those that just the same of these import.
 * Files cannot import one another in a circle so: whoever is imported is a part of all that its importer is a part of.
 */
const TOGETHER = {
  start: ['cli/main', 'index', 'cli/lint-thread', 'lsp/deep'],
  ahead: ['temporary'],
  world: ['project'],
  merge: ['project-ledger', 'run/ledger/merge'],
  lint: ['project-specs', 'run/lint/lint', 'run/lint/lint-text', 'run/lint/share', 'spec/dialects/read-any', 'spec/dialects/holdfast', 'spec/read-spec'],
  compare: ['run/compare', 'run/plan', 'run/search', 'run/replays', 'report/compare-terminal'],
  verify: ['run/verify/verify', 'gate/whole', 'report/verify-terminal'],
};

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[]; readonly isEntry: boolean } | null;
}

/** The name of a module's file; null leaves it to the bundler. */
function fileNames(): (id: string, modules: Modules) => string | null {
  let parts: Map<string, string[]> | null = null;
  return (id, modules) => {
    parts ??= partsOf(modules);
    const own = parts.get(id) ?? [];
    return modules.getModuleInfo(id)?.isEntry === true || own.length === 0 || own.join() === 'start' ? null : own.join('-');
  };
}

function partsOf(modules: Modules): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const [name, entries] of Object.entries(TOGETHER)) {
    const seen = new Set(entries.map((entry) => fileURLToPath(new URL(`src/${entry}.ts`, import.meta.url))));
    for (const id of seen) if (modules.getModuleInfo(id) === null) throw new Error(`tsdown.config.ts names ${id}, which is no part of what is built`);
    for (const id of seen) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) seen.add(imported);
    for (const id of seen) parts.set(id, [...parts.get(id) ?? [], name]);
  }
  return parts;
}

export default defineConfig([
  {
    ...shared, entry: { index: 'src/index.ts', cli: 'src/cli/main.ts', deep: 'src/lsp/deep.ts', 'lint-thread': 'src/cli/lint-thread.ts' }, dts: { entry: 'src/index.ts' }, clean: true,
    outputOptions: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: fileNames() }] } },
  },
  { ...shared, entry: { guest: 'src/guest/main.ts' }, dts: false, clean: false },
  { ...shared, entry: { evaluator: 'src/evaluator/main.ts' }, dts: false, clean: false },
]);
