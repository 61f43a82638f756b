import { authorOf, openGit } from '../../host/git.js';
import type { Git } from '../../host/git.js';
import { Problem } from '../../host/problem.js';
import { sha256 } from '../../host/sha256.js';
import { writeDecision } from '../../ledger/decision/write.js';
import { decisionsAbout, nameOfSpec } from '../../ledger/names.js';
import { openDecisions } from '../../ledger/open.js';
import { takeDecision } from '../../ledger/take.js';
import type { World } from '../world.js';
import { placeOf } from './merge-driver.js';
import type { MergeResult } from './merge-driver.js';
import { mergedIn } from './merge-tree.js';

export interface TakeOptions {
  /** The decision whose entries stay. */
  readonly take: string;
  readonly why: string;
  readonly signal: AbortSignal;
}

/** Settles what two decisions disagree on in favour of one, by a new decision, and prints the baseline anew. */
export async function mergeTake({ take, why, signal }: TakeOptions, world: World): Promise<MergeResult & { readonly decision: string }> {
  const git = await openGit(world.workingFolder, signal);
  const [by, folder] = await Promise.all([authorOf(git.root, signal), folderOf(take, git)]);
  const ruling = { by, why, date: world.today() };
  const result = await world.ledgers.update([placeOf(folder, git.root).folder], async (read) => {
    const { folder: at, shown } = placeOf(folder, git.root);
    const { decisions } = openDecisions(await read(at, ''), { shown, sha256 });
    const taken = decisions.find(({ id }) => id === take);
    if (taken === undefined) throw refused(`${take} cannot be read as a decision. Restore ${shown}decisions/${take}.md from git`);
    const spec = nameOfSpec(taken.spec, decisions);
    const made = takeDecision({ ...taken, spec }, decisionsAbout(spec, decisions), ruling, sha256);
    if (made === null) throw refused(`${take} disagrees with no other decision: there is nothing to take`);
    const file = `${shown}${spec}.baseline`;
    const place = placeOf(file, git.root);
    const texts = await read(at, spec);
    const versions = [texts.baseline, ...await Promise.all([1, 2, 3].map((stage) => git.ask(['show', `:${stage}:${file}`])))];
    const merged = mergedIn(place, texts, { versions, added: [made] });
    const files = merged.text === null ? [] : [{ path: `${at}/${spec}.baseline`, text: merged.text }, ...writeDecision(made).map(({ name, text }) => ({ path: `${at}/decisions/${name}`, text }))];
    return { files, result: { ...merged.result, decision: made.id, files: [file, ...writeDecision(made).map(({ name }) => `${shown}decisions/${name}`)] } };
  });
  // In the middle of a merge this is what git waits for.
  if (result.outcome === 'merged' && await git.ask(['ls-files', '--unmerged', '--', result.files[0]!]) !== '') await git.run(['add', '--', ...result.files]);
  return result;
}

/** The spec's folder, as a path from the root with `/` at its end. */
async function folderOf(id: string, git: Git): Promise<string> {
  const listed = await git.run(['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', `:(glob)**/decisions/${id}.md`]);
  const found = listed.split('\0').find(Boolean);
  if (found === undefined) throw refused(`There is no decision ${id} in this repository. Take the name from the message that names both sides`);
  return found.replace(/decisions\/[^/]*$/, '');
}

function refused(message: string): Problem {
  return new Problem({ code: 'MERGE-FAILED', severity: 'error', message: `${message}.` });
}
