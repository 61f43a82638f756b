import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DecideResult } from '../../src/model/decide.js';
import type { RecordResult } from '../../src/model/record.js';
import type { VerifyResult } from '../../src/model/verdict.js';
import { withWorld } from '../../src/project.js';
import { decide } from '../../src/run/decide/decide.js';
import type { DecideOptions } from '../../src/run/decide/settings.js';
import { record } from '../../src/run/record/record.js';
import type { RecordOptions } from '../../src/run/record/settings.js';
import type { VerifyOptions } from '../../src/run/verify/settings.js';
import { verify } from '../../src/run/verify/verify.js';
import type { World } from '../../src/run/world.js';

/** Changes the world that a run takes place in: how a port of Holdfast's own is broken on purpose. */
export type Break = (world: World) => World;

/** A folder of real files to record and verify in, with a cache of its own. */
export interface Gate {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): void;
  read(file: string): string;
  record(options?: RecordOptions): Promise<RecordResult>;
  decide(options: DecideOptions): Promise<DecideResult>;
  verify(options?: VerifyOptions, broken?: Break): Promise<VerifyResult>;
  remove(): void;
}

export function openGate(): Gate {
  const root = mkdtempSync(path.join(tmpdir(), 'holdfast-gate-'));
  const folder = path.join(root, 'work');
  mkdirSync(folder);
  const surroundings = { workingFolder: folder, cacheFolder: path.join(root, 'cache') };
  return {
    folder,
    write: (files) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
      }
    },
    read: (file) => readFileSync(path.join(folder, file), 'utf8'),
    record: (options = {}) => withWorld(surroundings, (world) => record({ most: 40, executions: 400, ...options }, world)),
    decide: (options) => withWorld(surroundings, (world) => decide(options, world)),
    verify: (options = {}, broken = (world) => world) => withWorld(surroundings, (world) => verify({ executions: 300, ...options }, broken(world))),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Codes of all findings of a run, each once. */
export function codesOf(result: VerifyResult): readonly string[] {
  return [...new Set([...result.findings, ...result.specs.flatMap((s) => s.findings)].map((f) => f.code))];
}

/** All that a run says in words. */
export function wordsOf(result: VerifyResult): string {
  return [...result.findings, ...result.specs.flatMap((s) => s.findings)].map((f) => f.message).join('\n');
}
