import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { QUICKLY } from '../kits/quickly.js';

/** A scratch git repository of real files, with a cache and keys of its own beside it. */
export interface Repository {
  readonly folder: string;
  /** For every process that is started in it: nobody's own configuration of git plays a part. */
  readonly env: NodeJS.ProcessEnv;
  write(name: string, text: string): void;
  remove(): void;
}

export interface RepositoryOptions {
  /** Folder whose files make the first commit; none where there is none. */
  readonly fixture: string | null;
  /** An SSH key is made for each, `../ada` and `../ada.pub`; `{{ada.pub}}` in files stands for the public one. */
  readonly keys?: readonly string[];
}

const DATE = '2026-01-01T00:00:00Z';

/** What git, and so Holdfast, is told about who works here. */
export function personOf(name: string): NodeJS.ProcessEnv {
  const email = `${name.toLowerCase()}@example.org`;
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email, GIT_AUTHOR_DATE: DATE, GIT_COMMITTER_DATE: DATE };
}

export function scratchRepository({ fixture, keys = [] }: RepositoryOptions): Repository {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-repository-')));
  const folder = path.join(root, 'work');
  mkdirSync(folder);
  const env = { ...process.env, ...QUICKLY, ...personOf('Ada'), GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', HOLDFAST_CACHE: path.join(root, 'cache'), NO_COLOR: '1' };
  const run = (file: string, ...args: readonly string[]): void => {
    const { status, stderr } = spawnSync(file, args, { cwd: folder, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${file} ${args.join(' ')} failed in ${folder}: ${stderr}`);
  };
  for (const key of keys) run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', key, '-f', path.join(root, key));
  run('git', 'init', '--quiet', '--initial-branch=main');
  if (fixture !== null) {
    cpSync(fixture, folder, { recursive: true });
    run('git', 'add', '.');
    run('git', 'commit', '--quiet', '-m', 'The shop as it was');
  }
  return {
    folder, env,
    write: (name, text) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text.replaceAll(/\{\{([a-z]+)\.pub\}\}/g, (_, key: string) => readFileSync(path.join(root, `${key}.pub`), 'utf8').trim()));
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}
