import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { scratch, type Scratch } from '../compare/scratch.js';
import { holdfast, type Said } from '../cli/holdfast.js';

/** A working folder in which the command line runs as a user would run it. */
export interface Repository extends Pick<Scratch, 'folder' | 'write' | 'remove'> {
  run(...args: readonly string[]): Said;
  /** The object that `--json` prints. */
  json(...args: readonly string[]): VerifyReport;
  read(file: string): string;
  copy(folder: string): void;
}

/** What tests look at of `verify --json`. */
export interface VerifyReport {
  readonly verdict: string;
  readonly seed: number;
  readonly planted: number;
  readonly caught: number;
  readonly executions: number;
  readonly questions: Readonly<Record<'spec' | 'behaviour' | 'surface', { readonly verdict: string; readonly cases: number }>>;
  readonly clusters: readonly {
    readonly id: string; readonly outcome: string; readonly counts: string; readonly reach: string; readonly requirement: string | null; readonly operation: string; readonly cause: string;
    readonly witness: { readonly case: string; readonly prior: string | null; readonly candidate: string };
  }[];
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly message: string }[];
}

export function repository(): Repository {
  const { folder, cache, write, remove } = scratch();
  const run: Repository['run'] = (...args) => holdfast(args, { folder, cache });
  return {
    folder, write, remove, run,
    json: (...args) => JSON.parse(run(...args, '--json').stdout) as VerifyReport,
    read: (file) => readFileSync(path.join(folder, file), 'utf8'),
    copy: (from) => cpSync(from, folder, { recursive: true }),
  };
}

/** What stands in the way of a verdict, for messages of failed tests. */
export function explained({ verdict, clusters, findings }: VerifyReport): string {
  const rows = clusters.map((c) => `${c.counts} ${c.reach} ${c.outcome} ${c.operation}: ${c.cause}\n    ${c.witness.case}\n    ${c.witness.prior ?? ''}\n    ${c.witness.candidate}`);
  return [verdict, ...rows, ...findings.map((f) => `${f.code}: ${f.message}`)].join('\n');
}
