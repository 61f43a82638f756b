import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { additionsOf } from '../../src/ledger/additions.js';
import { makeDecision } from '../../src/ledger/decision/identity.js';
import { writeDecision } from '../../src/ledger/decision/write.js';
import { printLedger } from '../../src/ledger/print-ledger.js';
import { NOTHING_ELSE } from '../../src/ledger/take.js';
import { entryLine } from '../../src/ledger/text/entry.js';
import { caseIdOf, entryHash } from '../../src/ledger/text/hash.js';
import type { Decision, EntryText } from '../../src/model/baseline.js';

export const cli = path.resolve('dist/cli.js');
export const RESTS = { implementation: 'a'.repeat(64), name: 'src/cart.ts', environment: 'node 20.20.2, icu 74.1, linux x64' };

/** What a decision does in texts: these come, those go (each with the decisions that added it). */
export interface Change {
  readonly add?: readonly EntryText[];
  readonly revoke?: readonly (readonly [EntryText, readonly string[]])[];
}

export function additionOf(text: EntryText): { case: string; entry: string } {
  return { case: caseIdOf(entryLine(text, 1)!), entry: entryHash(text) };
}

export function decide(kind: Decision['kind'], change: Change, more: Partial<Decision> & { readonly slug?: string } = {}): Decision {
  const { slug = kind, ...rest } = more;
  return makeDecision({
    ...NOTHING_ELSE, spec: 'cart', kind, date: '2026-11-26', by: 'Ada <ada@example.org>', why: 'Because it is so.', rests: RESTS,
    added: additionsOf(change.add ?? []), revoked: (change.revoke ?? []).flatMap(([text, by]) => by.map((of) => ({ ...additionOf(text), of }))), ...rest,
  }, slug);
}

/** The files of a spec's ledger by their paths below the spec's folder. */
export function filesOf(decisions: readonly Decision[], texts: readonly EntryText[], spec = 'cart'): Record<string, string> {
  const files: Record<string, string> = { [`${spec}.baseline`]: printLedger(decisions, texts).text! };
  for (const each of decisions) for (const { name, text } of writeDecision(each)) files[`decisions/${name}`] = text;
  return files;
}

export function temporaryFolder(name: string): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), `holdfast-${name}-`)));
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

export function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** Of git and of what it starts: the same person and day everywhere. */
export const ENV = {
  ...process.env, GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org',
  GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_AUTHOR_DATE: '2026-11-26T00:00:00Z', GIT_COMMITTER_DATE: '2026-11-26T00:00:00Z', NO_COLOR: '1',
};

export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, env: ENV, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function tryGit(cwd: string, ...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, env: ENV, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

/** The built command line. */
export function holdfast(cwd: string, ...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd, env: ENV, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

/** A repository with the merge driver at work. */
export function repository(name: string): string {
  const folder = temporaryFolder(name);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'config', 'merge.holdfast.driver', `"${process.execPath}" "${cli}" merge %O %A %B %P`);
  writeFileSync(path.join(folder, '.gitattributes'), '*.baseline text eol=lf merge=holdfast\n');
  return folder;
}

export function commitAll(folder: string, message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '-m', message);
}
