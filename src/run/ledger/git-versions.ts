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
export async function versionOf(text: string, commits: readonly string[], git: Git, blob: string): Promise<Version | null> {
  for (const commit of [...commits, ...PSEUDO_REFS]) {
    const found = await versionIn(commit, blob, text, git);
    if (found !== null) return found;
  }
  const brought = await git.ask(['log', '--all', '--reflog', '--full-history', '-n', '50', '--format=%H', `--find-object=${blob}`, '--', ':(glob)**/*.baseline']);
  for (const commit of brought?.split('\n').filter(Boolean) ?? []) {
    const found = await versionIn(commit, blob, text, git);
    if (found !== null) return found;
  }
  return null;
}

async function versionIn(commit: string, blob: string, text: string, git: Git): Promise<Version | null> {
  const listed = await git.ask(['ls-tree', '-r', '-z', '--full-tree', commit]);
  const entries = (listed ?? '').split('\0').flatMap((line) => {
    const found = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line);
    return found === null ? [] : [{ blob: found[1]!, path: found[2]! }];
  });
  const own = entries.find((each) => each.blob === blob && each.path.endsWith('.baseline'));
  if (own === undefined) return null;
  const folder = own.path.replace(/[^/]*$/, 'decisions/');
  const files = entries.filter(({ path }) => path.startsWith(folder) && !path.slice(folder.length).includes('/'));
  return { path: own.path, texts: { baseline: text, decisions: await decisionTexts(files.map(({ path }) => path), commit, git) } };
}

async function decisionTexts(paths: readonly string[], commit: string, git: Git): Promise<readonly DecisionTexts[]> {
  const all = await textsAt(paths, commit, git);
  return paths.filter((path) => path.endsWith('.md') && !path.endsWith('/README.md')).map((path) => ({
    name: path.replace(/^.*\//, ''), text: all.get(path)!, list: all.get(path.replace(/\.md$/, '.list')) ?? null,
  }));
}

/** All with one process: `git archive` would apply attributes, so the texts come one after another from `git show`, between marks. */
async function textsAt(paths: readonly string[], commit: string, git: Git): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const batch = 200;
  for (let i = 0; i < paths.length; i += batch) {
    const some = paths.slice(i, i + batch);
    const sizes = (await git.run(['ls-tree', '-r', '-l', '-z', '--full-tree', commit, '--', ...some])).split('\0').filter(Boolean).map((line) => {
      const [, size, path] = /^\d+ blob [0-9a-f]+ +(\d+)\t(.*)$/s.exec(line)!;
      return { path: path!, size: Number(size) };
    });
    const bytes = Buffer.from(await git.run(['show', ...sizes.map(({ path }) => `${commit}:${path}`)]), 'utf8');
    let at = 0;
    for (const { path, size } of sizes) texts.set(path, bytes.toString('utf8', at, at += size));
  }
  return texts;
}
