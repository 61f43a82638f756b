import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { inTempThenRename } from '../../host/cache.js';
import { runCommand, type CommandResult } from '../../host/command.js';
import { Problem } from '../../host/problem.js';
import { didYouMean } from '../../value/near.js';

/** A repository, seen from a folder inside it. */
export interface Repository {
  /** Absolute folder of the repository's own data. */
  readonly gitFolder: string;
  /** From the root of the tree to the working directory, with `/` at its end; empty at the root and in a bare repository. */
  readonly prefix: string;
  git(args: readonly string[]): Promise<CommandResult>;
}

const ENV = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };

/** Throws NOT-A-REPOSITORY, GIT-FAILED. */
export async function openRepository(cwd: string, signal: AbortSignal): Promise<Repository> {
  const git = (args: readonly string[]): Promise<CommandResult> => runCommand('git', args, { cwd, signal, env: ENV });
  const found = await git(['rev-parse', '--absolute-git-dir', '--show-prefix']);
  if (found.missing) throw failed('git is not on the PATH. Install it, or name the implementation by a path');
  if (found.code !== 0) {
    if (!/not a git repository/i.test(found.stderr)) throw failed(`git says: ${lastWords(found.stderr)}`);
    throw new Problem({ code: 'NOT-A-REPOSITORY', severity: 'error', message: `${cwd} lies in no git repository, so a git: implementation cannot be found from there. Run Holdfast inside the repository, or name the implementation by a path.` });
  }
  const [gitFolder = '', prefix = ''] = found.stdout.split('\n');
  return { gitFolder, prefix, git };
}

/** The hash of the tree that a ref leads to. Throws REF-NOT-FOUND, which names refs that look like it. */
export async function treeOf(ref: string, repository: Repository): Promise<string> {
  const found = await repository.git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{tree}`]);
  const tree = found.stdout.trim();
  if (found.code === 0 && tree !== '') return tree;
  const refs = await repository.git(['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags', 'refs/remotes']);
  const shallow = (await repository.git(['rev-parse', '--is-shallow-repository'])).stdout.trim() === 'true';
  const names = refs.stdout.split('\n').filter((name) => name !== '');
  const remedy = shallow
    ? `The clone is shallow, so it may only be missing here: git fetch --unshallow --tags brings the rest (in CI, let the checkout fetch all history).`
    : `${didYouMean(ref, names) || namesOf(names)}git fetch --tags brings what is only on the remote.`;
  throw new Problem({ code: 'REF-NOT-FOUND', severity: 'error', message: `git knows no ref ${ref} in ${path.dirname(repository.gitFolder)}. ${remedy}` });
}

function namesOf(names: readonly string[]): string {
  if (names.length === 0) return 'It has no branch or tag yet. ';
  return names.length <= 6 ? `It has ${names.join(', ')}. ` : `It has ${names.slice(0, 6).join(', ')} and ${names.length - 6} more. `;
}

/** The path inside the tree, from its root with `/`: from the working directory, else from the root. Null where neither is there. */
export async function pathInTree(name: string, tree: string, repository: Repository): Promise<string | null> {
  const clean = name.replaceAll('\\', '/').replace(/^\.\//, '');
  for (const candidate of [path.posix.join(repository.prefix, clean), path.posix.normalize(clean)]) {
    const inside = candidate.replace(/\/$/, '');
    if (inside.startsWith('..') || path.posix.isAbsolute(inside)) continue;
    if (inside === '.' || inside === '') return '';
    if ((await repository.git(['cat-file', '-e', `${tree}:${inside}`])).code === 0) return inside;
  }
  return null;
}

/** Paths of all files of a tree, from its root. */
export async function filesOfTree(tree: string, repository: Repository): Promise<readonly string[]> {
  const listed = await repository.git(['ls-tree', '-r', '-z', '--name-only', '--full-tree', tree]);
  return listed.stdout.split('\0').filter((file) => file !== '');
}

/**
 * Writes a tree into `folder`, all or nothing. The index and the work tree are temporary ones, so the user's stay as they are.
 * `after` may add to the checkout before it is in place.
 */
export async function checkOut(tree: string, to: { folder: string; repository: Repository; signal: AbortSignal }, after?: (folder: string) => Promise<void>): Promise<void> {
  await inTempThenRename(to.folder, async (temporary) => {
    // It stays, empty, as a mark: what looks upward for a package.json or tsconfig.json stops at the root of a repository.
    const own = path.join(temporary, '.git');
    const env = { ...ENV, GIT_DIR: to.repository.gitFolder, GIT_WORK_TREE: temporary, GIT_INDEX_FILE: path.join(own, 'index'), GIT_PREFIX: undefined };
    const git = async (...args: string[]): Promise<void> => {
      const { code, stderr } = await runCommand('git', args, { cwd: temporary, signal: to.signal, env });
      if (code !== 0) throw failed(`git ${args[0]} of ${tree} failed: ${lastWords(stderr)}. Check the repository with git fsck, and the space on the disk`);
    };
    await mkdir(own);
    await git('read-tree', tree);
    await git('checkout-index', '--all', '--quiet', '--force');
    await rm(path.join(own, 'index'), { force: true });
    await after?.(temporary);
  });
}

function failed(message: string): Problem {
  return new Problem({ code: 'GIT-FAILED', severity: 'error', message: `${message}.` });
}

export function lastWords(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.slice(-3).join(' ').replace(/\.$/, '') || 'nothing';
}
