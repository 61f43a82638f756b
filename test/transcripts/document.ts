import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { scratchRepository, type Repository } from './repository.js';
import { mask, readTranscript, runCommand, setUpOf, updateTranscript, type Command, type Ran } from './transcript.js';

export const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.js');
const updating = process.env['HOLDFAST_TRANSCRIPTS'] === 'update';
function git(folder: string, ...args: readonly string[]): void {
  const person = ['-c', 'user.name=Example', '-c', 'user.email=example@example.org', '-c', 'commit.gpgsign=false'];
  const date = '2026-01-01T00:00:00Z';
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const { status, stderr } = spawnSync('git', [...person, ...args], { cwd: folder, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`git ${args.join(' ')} failed in ${folder}: ${stderr}`);
}

/** A repository of two commits: the files of `before`, then those of `after`. */
function repository(example: string): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-refs-')));
  git(folder, 'init', '--quiet');
  for (const version of ['before', 'after']) {
    cpSync(path.join(example, version), folder, { recursive: true });
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '-m', version);
  }
  return folder;
}

/** The specs of an example in a folder of their own: recording and ruling write beside them. */
function workingCopy(example: string): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-specs-')));
  cpSync(example, folder, { recursive: true });
  git(folder, 'init', '--quiet');
  return folder;
}

/** Runs every command that a Markdown document shows, in the order of the page, and holds what it shows against what comes of it. */
export function itShowsWhatHappens(document: string): void {

  const home = path.dirname(document);
  const text = readFileSync(document, 'utf8');
  const setUp = setUpOf(text);
  const scratch = setUp === null ? null : scratchRepository({ ...setUp, fixture: setUp.fixture === null ? null : path.join(import.meta.dirname, 'fixtures', setUp.fixture) });
  const isRepository = existsSync(path.join(home, 'before'));
  const hasSpecs = scratch === null && readdirSync(home).some((name) => name.endsWith('.spec.md'));
  const at: Pick<Repository, 'folder' | 'env'> = scratch ?? { folder: isRepository ? repository(home) : hasSpecs ? workingCopy(home) : home, env: process.env };
  const { folder } = at;
  const commands = readTranscript(text);
  const outputs = new Map<Command, Ran>();

  afterAll(() => {
    if (updating) updateTranscript(document, outputs);
    scratch?.remove();
    if (isRepository || hasSpecs) rmSync(folder, { recursive: true });
  });

  test('shows at least one session', () => {
    expect(commands.length).toBeGreaterThan(0);
  });

  test.each(commands.map((command) => ({ command, title: command.words.join(' ') })))('$title', ({ command }) => {
    for (const file of command.files) (scratch as Repository).write(file.name, file.text);
    const ran = runCommand(command.words, cli, at);
    const output = mask(ran.output, folder);
    // A fault of ours is no session to show, whoever updates.
    expect(output).not.toContain('error INTERNAL');
    outputs.set(command, { output, exit: ran.exit });
    expect(ran.exit, output).not.toBeNull();
    if (updating) return;
    expect(output).toBe(command.expected.trimEnd());
    expect(ran.exit).toBe(command.exit);
  });

  test('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const fences = Array.from(text.matchAll(/^```sh\n([^]*?)^```$/gm), ([, body]) => body ?? '').join('');
    for (const line of fences.split('\n').filter(Boolean)) {
      for (const part of line.split(' && ')) {
        const script = /^npm (?:run )?(\S+)$/.exec(part)?.[1];
        expect(['install', ...Object.keys(scripts)], part).toContain(script);
      }
    }
  });

  test('links to files that are there', () => {
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      expect(existsSync(path.join(home, target)), target).toBe(true);
    }
  });
}
