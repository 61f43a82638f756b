import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitSignatures } from '../../src/store/signatures.js';

const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-signatures-')));
const repository = path.join(temporary, 'shop');
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const ENV = { ...process.env, GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org', GIT_CONFIG_GLOBAL: '/dev/null' };
const git = (...args: string[]): string => execFileSync('git', args, { cwd: repository, env: ENV, encoding: 'utf8' }).trim();

function key(name: string): string {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', path.join(temporary, name)]);
  return `${name} ${readFileSync(path.join(temporary, `${name}.pub`), 'utf8').trim()}`;
}

function commit(file: string, by: string | null): void {
  writeFileSync(path.join(repository, file), `${file} ${by}`);
  git('add', '.');
  git('-c', 'gpg.format=ssh', ...(by === null ? [] : ['-c', `user.signingkey=${path.join(temporary, by)}`]), 'commit', '--quiet', '-m', file, ...(by === null ? ['--no-gpg-sign'] : ['-S']));
}

let base = '';
let ada = '';

beforeAll(() => {
  mkdirSync(repository);
  git('init', '--quiet', '--initial-branch=main');
  ada = key('ada');
  key('eve');
  commit('first.md', null);
  base = git('rev-parse', 'HEAD');
  commit('signed.md', 'ada');
  commit('foreign.md', 'eve');
  commit('bare.md', null);
  commit('twice.md', 'ada');
  commit('twice.md', 'eve');
  commit('edited.md', 'ada');
  writeFileSync(path.join(repository, 'edited.md'), 'edited since');
  writeFileSync(path.join(repository, 'new.md'), 'never committed');
});

describe('who vouched for a file', () => {
  const unsigned = (files: readonly string[], signers: readonly string[]) => gitSignatures(repository, temporary, new AbortController().signal).unsigned(files, base, signers);

  it('is a signer whose key is named, for every commit that touched it', async () => {
    expect(await unsigned(['signed.md', 'foreign.md', 'bare.md', 'twice.md'], [ada])).toEqual(['foreign.md', 'bare.md', 'twice.md']);
  });

  it('is nobody for what is not committed, or was edited since', async () => {
    expect(await unsigned(['edited.md', 'new.md', 'missing.md'], [ada])).toEqual(['edited.md', 'new.md', 'missing.md']);
  });

  it('is nobody where no signer is named', async () => {
    expect(await unsigned(['signed.md'], [])).toEqual(['signed.md']);
  });
});
