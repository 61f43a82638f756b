import path from 'node:path';
import { runCommand, type CommandResult } from '../host/command.js';
import { Problem } from '../host/problem.js';
import type { History } from '../model/ports.js';
import { readSpecLog, specLogArguments } from './spec-log.js';

const ENV = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C', GIT_LITERAL_PATHSPECS: '1' };

/** Git, asked from a folder; it reads only. */
export function gitHistory(workingFolder: string, signal: AbortSignal): History {
  const git = (...args: string[]): Promise<CommandResult> => runCommand('git', args, { cwd: workingFolder, signal, env: ENV });
  const said = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr, missing } = await git(...args);
    if (code === 0) return stdout;
    if (missing) throw failed('git is not on the PATH. Install it, or run without what needs history');
    if (/not a git repository/i.test(stderr)) throw new Problem({ code: 'NOT-A-REPOSITORY', severity: 'error', message: `${workingFolder} lies in no git repository, and what is held against a commit needs one. Run Holdfast inside it (git init, then a commit), or leave out --base and --changed where they are said.` });
    throw failed(`git ${args.find((arg) => /^[a-z]/.test(arg)) ?? ''} says: ${stderr.trim().split('\n').at(-1) ?? 'nothing'}`);
  };
  const commitOf = async (ref: string): Promise<string> => {
    const found = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
    if (found.code === 0) return found.stdout.trim();
    await said('rev-parse', '--git-dir');
    throw await unknownRef(ref, git);
  };
  return {
    isRepository: async () => (await git('rev-parse', '--is-inside-work-tree')).stdout.trim() === 'true',
    commitOf,
    mergeBase: async (ref) => {
      const commit = await commitOf(ref);
      const { code, stdout } = await git('merge-base', commit, 'HEAD');
      if (code === 0) return stdout.trim();
      throw new Problem({ code: 'REF-NOT-FOUND', severity: 'error', message: `${ref} and HEAD have no common ancestor here. ${await isShallow(git) ? 'The clone is shallow: git fetch --unshallow brings the rest (in CI, let the checkout fetch all history).' : 'Name a ref of the same history.'}` });
    },
    readAt: async (commit, file) => {
      const found = await git('show', `${commit}:./${file}`);
      return found.code === 0 ? found.stdout : null;
    },
    listAt: async (commit, folder) => lines(await said('ls-tree', '-r', '-z', '--name-only', commit, '--', ...(folder === '' ? ['.'] : [folder]))),
    remembered: async () => {
      const [index, head] = await Promise.all([git('ls-files', '--cached', '-z'), git('ls-tree', '-r', '-z', '--name-only', 'HEAD', '--', '.')]);
      // A repository without a commit has an index only; outside of one there is neither.
      return [...new Set([index, head].flatMap(({ code, stdout }) => (code === 0 ? lines(stdout) : [])))];
    },
    changedSince: async (commit) => {
      // A package of a workspace stands on others beside it: what changed there has changed here.
      const folder = (await said('rev-parse', '--show-prefix')).trim();
      const root = folder.replaceAll(/[^/]+/g, '..') || '.';
      const tracked = lines(await said('diff', '--name-only', '-z', '--no-renames', commit, '--'));
      const untracked = lines(await said('-C', root, 'ls-files', '--others', '--exclude-standard', '-z'));
      return [...new Set([...tracked, ...untracked])].map((file) => path.posix.relative(folder, file)).sort();
    },
    commitsTouching: async (file, most) => {
      const found = await git('log', `--max-count=${most}`, '--format=%H', '--', file);
      return found.code === 0 ? found.stdout.split('\n').filter((c) => c !== '') : [];
    },
    specLines: async () => {
      const { code, stdout } = await runCommand('git', specLogArguments(), { cwd: workingFolder, signal, env: { ...ENV, GIT_LITERAL_PATHSPECS: undefined } });
      return code === 0 ? readSpecLog(stdout) : [];
    },
    user: async () => {
      const found = await git('var', 'GIT_AUTHOR_IDENT');
      return found.code === 0 ? found.stdout.replace(/ \d+ [-+]\d+\s*$/, '').trim() : null;
    },
  };
}

function lines(text: string): readonly string[] {
  return text.split('\0').filter((line) => line !== '');
}

async function isShallow(git: (...args: string[]) => Promise<CommandResult>): Promise<boolean> {
  return (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'true';
}

async function unknownRef(ref: string, git: (...args: string[]) => Promise<CommandResult>): Promise<Problem> {
  const remedy = await isShallow(git)
    ? 'The clone is shallow, so it may only be missing here: git fetch --unshallow --tags brings the rest (in CI, let the checkout fetch all history).'
    : 'git fetch --tags brings what is only on the remote; git branch --all lists what there is.';
  return new Problem({ code: 'REF-NOT-FOUND', severity: 'error', message: `git knows no ref ${ref} here. ${remedy}` });
}

function failed(message: string): Problem {
  return new Problem({ code: 'GIT-FAILED', severity: 'error', message: `${message}.` });
}
