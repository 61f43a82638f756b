import { createHash } from 'node:crypto';
import type { DecisionTexts, LedgerTexts } from '../../model/baseline.js';
import type { Git } from '../../host/git.js';

/** A baseline as some commit has it, with the decisions beside it. */
export interface Version {
  /** Path of the baseline in that commit, from the root, with `/`. */
  readonly path: string;
  readonly texts: LedgerTexts;
}

/** Refs that name what is being merged in, by the command that is at work; those that are not there are passed over. */
const PSEUDO_REFS = ['HEAD', 'MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'REBASE_HEAD', 'refs/stash'];

/**
 * Finds the version of a baseline whose file has this text. git tells a merge driver the texts and not the commits, so these are
 * guessed (what git says in its environment, the refs of the command at work, then any commit that brought the very text) and a guess
 * counts only if the commit has that text. Null where none has.
 */
export async function versionOf(text: string, commits: readonly string[], git: Git): Promise<Version | null> {
  const blob = blobsOf(text);
  for (const commit of [...commits, ...PSEUDO_REFS]) {
    const found = await versionIn(commit, blob, text, git);
    if (found !== null) return found;
  }
  for (const id of blob) {
    const brought = await git.ask(['log', '--all', '--reflog', '--full-history', '-n', '50', '--format=%H', `--find-object=${id}`, '--', ':(glob)**/*.baseline']);
    for (const commit of brought?.split('\n').filter(Boolean) ?? []) {
      const found = await versionIn(commit, blob, text, git);
      if (found !== null) return found;
    }
  }
  return null;
}

interface Blob {
  readonly id: string;
  readonly size: number;
  readonly path: string;
}

async function versionIn(commit: string, blob: readonly string[], text: string, git: Git): Promise<Version | null> {
  const listed = await git.ask(['ls-tree', '-r', '-l', '-z', '--full-tree', commit]);
  const blobs = (listed ?? '').split('\0').flatMap((line): readonly Blob[] => {
    const found = /^\d+ blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line);
    return found === null ? [] : [{ id: found[1]!, size: Number(found[2]), path: found[3]! }];
  });
  const own = blobs.find((each) => blob.includes(each.id) && each.path.endsWith('.baseline'));
  if (own === undefined) return null;
  const folder = own.path.replace(/[^/]*$/, 'decisions/');
  const files = blobs.filter(({ path }) => path.startsWith(folder) && !path.slice(folder.length).includes('/') && /\.(?:md|list)$/.test(path));
  return { path: own.path, texts: { baseline: text, decisions: decisionTexts(await textsOf(files, git)) } };
}

function decisionTexts(all: ReadonlyMap<string, string>): readonly DecisionTexts[] {
  return [...all].flatMap(([path, text]) => (path.endsWith('.md') && !path.endsWith('/README.md') ? [{ name: path.replace(/^.*\//, ''), text, list: all.get(path.replace(/\.md$/, '.list')) ?? null }] : []));
}

/** Many with one process: `git show` gives them one after another, and their sizes say where each ends. */
async function textsOf(blobs: readonly Blob[], git: Git): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const batch = 500;
  for (let i = 0; i < blobs.length; i += batch) {
    const some = blobs.slice(i, i + batch);
    const bytes = Buffer.from(await git.run(['show', ...some.map(({ id }) => id)]), 'utf8');
    let at = 0;
    for (const { path, size } of some) texts.set(path, bytes.toString('utf8', at, at += size));
  }
  return texts;
}

/** What git calls a file of this text: by SHA-1, or by SHA-256 in repositories that use that. */
function blobsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text, 'utf8');
  return ['sha1', 'sha256'].map((algorithm) => createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex'));
}
