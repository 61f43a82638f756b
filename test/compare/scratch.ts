import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compare, compareJson } from '../../src/index.js';
import type { CompareOptions, CompareResult } from '../../src/index.js';

/** A folder of real files to compare in, with a cache of its own. */
export interface Scratch {
  readonly folder: string;
  readonly cache: string;
  write(files: Readonly<Record<string, string>>): void;
  /** Writes the two texts as modules of one name in `prior/` and `candidate/`, and compares them. */
  differ(name: string, texts: readonly [prior: string, candidate: string], options?: Partial<CompareOptions>): Promise<CompareResult>;
  compare(options: CompareOptions): Promise<CompareResult>;
  remove(): void;
}

export function scratch(): Scratch {
  const root = mkdtempSync(path.join(tmpdir(), 'holdfast-test-'));
  const folder = path.join(root, 'work');
  const cache = path.join(root, 'cache');
  mkdirSync(folder);
  const write: Scratch['write'] = (files) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
  };
  const run: Scratch['compare'] = (options) => compare(options, { workingFolder: folder, cacheFolder: cache });
  return {
    folder, cache, write, compare: run,
    differ(name, [prior, candidate], options = {}) {
      write({ [`prior/${name}`]: prior, [`candidate/${name}`]: candidate });
      return run({ prior: `prior/${name}`, candidate: `candidate/${name}`, executions: 200, ...options });
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** What must be the same in every run of one seed: all but the seconds. */
export async function repeatable(result: CompareResult): Promise<object> {
  return { ...await compareJson(result), seconds: 0, firstWitnessSeconds: 0 };
}

/** Codes of the findings, each once. */
export function codes(result: CompareResult): readonly string[] {
  return [...new Set(result.findings.map((f) => f.code))];
}
