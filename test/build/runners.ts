import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { peersFolder } from '../kits/peers.js';

/** What a runner says of a folder: names of tests with all above them, by what came of them. */
export interface Ran {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  /** By the file of the suite: those that failed in it. A file that did not load has failed under its own name. */
  readonly failedIn: ReadonlyMap<string, readonly string[]>;
  readonly skipped: readonly string[];
  /** All that it printed. */
  readonly text: string;
  readonly code: number | null;
}

export type Run = (folder: string) => Ran;

const root = path.resolve(import.meta.dirname, '../..');
const env = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => {
  const { VITEST: _vitest, NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1', CI: '1', ...more };
};

interface Report {
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[] }[];
}

/** Vitest and Jest write one form. */
function ofReport(file: string, { status, stdout, stderr }: { readonly status: number | null; readonly stdout: string; readonly stderr: string }): Ran {
  const files = (JSON.parse(readFileSync(file, 'utf8')) as Report).testResults;
  const tests = files.flatMap((r) => r.assertionResults);
  const of = (...wanted: readonly string[]): readonly string[] => tests.filter((t) => wanted.includes(t.status)).map((t) => t.fullName);
  return { passed: of('passed'), failed: of('failed'), failedIn: new Map(files.map((r) => [r.name, r.assertionResults.length === 0 && r.status === 'failed' ? [r.name] : r.assertionResults.filter((t) => t.status === 'failed').map((t) => t.fullName)])), skipped: of('skipped', 'pending', 'todo'), text: stdout + stderr, code: status };
}

export const vitest: Run = (folder) => {
  const file = path.join(folder, 'report.json');
  const said = spawnSync(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder, '--reporter=json', `--outputFile=${file}`], { cwd: folder, encoding: 'utf8', env: env(), timeout: 100_000 });
  return ofReport(file, said);
};

export const jest: Run = (folder) => {
  const file = path.join(folder, 'report.json');
  const bin = path.join(peersFolder(), 'node_modules/jest/bin/jest.js');
  const said = spawnSync(process.execPath, ['--experimental-vm-modules', bin, '--rootDir', folder, '--json', `--outputFile=${file}`, '--cacheDirectory', path.join(folder, '.jest-cache')], { cwd: folder, encoding: 'utf8', env: env(), timeout: 100_000 });
  return ofReport(file, said);
};

/** By its own patterns: no file is named. Of what it prints only the leaves are tests; suites and files are what holds them. */
export const nodeTest: Run = (folder) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--test', '--test-reporter=tap'], { cwd: folder, encoding: 'utf8', env: env(), timeout: 100_000 });
  const found = { passed: [] as string[], failed: [] as string[], skipped: [] as string[] };
  const above: string[] = [];
  const failedIn = new Map<string, string[]>();
  let last: string | null = null;
  for (const line of stdout.split('\n')) {
    const subtest = /^(?<indent> *)# Subtest: (?<name>.*)$/.exec(line)?.groups;
    if (subtest !== undefined) above.length = (subtest['indent'] as string).length / 4 + 1;
    if (subtest !== undefined) above[(subtest['indent'] as string).length / 4] = subtest['name'] as string;
    const place = /^ *location: '(?<file>.*):\d+:\d+'$/.exec(line)?.groups?.['file'];
    if (place !== undefined && last !== null) {
      failedIn.set(place, [...failedIn.get(place) ?? [], last]);
      last = null;
    }
    const result = /^(?<indent> *)(?<not>not )?ok \d+ - (?<name>.*?)(?<mark> # (?:SKIP|TODO).*)?$/.exec(line)?.groups;
    if (result === undefined) continue;
    const depth = (result['indent'] as string).length / 4;
    last = null;
    if (depth < 1) continue;
    const name = [...above.slice(0, depth), result['name'] as string].join(' ').replaceAll('\\#', '#');
    if (result['not'] !== undefined && result['mark'] === undefined) last = name;
    (result['mark'] !== undefined ? found.skipped : result['not'] !== undefined ? found.failed : found.passed).push(name);
  }
  return { ...found, failedIn, text: stdout + stderr, code: status };
};
