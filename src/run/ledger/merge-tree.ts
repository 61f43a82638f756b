import { openGit } from '../../host/git.js';
import type { Git } from '../../host/git.js';
import { sha256 } from '../../host/sha256.js';
import { mergeLedgers } from '../../ledger/merge.js';
import { decisionsAbout } from '../../ledger/names.js';
import { baselineFile, decisionFile, openDecisions } from '../../ledger/open.js';
import type { LedgerPlace } from '../../ledger/open.js';
import type { Decision } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import type { LedgerStore } from '../../model/ports.js';
import type { LedgerWorld } from './world.js';
import { placeOf } from './merge-driver.js';
import type { MergeResult } from './merge-driver.js';

/** Resolves the baselines that are in conflict in the middle of a merge, from git's three versions and the decisions in the tree. */
export async function mergeTree(signal: AbortSignal, world: LedgerWorld): Promise<MergeResult> {
  const git = await openGit(world.workingFolder, signal);
  const files = await unmerged(git);
  const results: MergeResult[] = [];
  for (const file of files.filter((each) => each.endsWith('.baseline'))) results.push(await mergeFile(file, git, world));
  return joined(results);
}

/** Paths with more than one version in git's index. */
async function unmerged(git: Git): Promise<readonly string[]> {
  const listed = await git.run(['ls-files', '--unmerged', '-z', '--full-name']);
  return [...new Set(listed.split('\0').filter(Boolean).map((line) => line.slice(line.indexOf('\t') + 1)))];
}

async function mergeFile(file: string, git: Git, world: LedgerWorld): Promise<MergeResult> {
  const versions = await Promise.all([1, 2, 3].map((stage) => git.ask(['show', `:${stage}:${file}`])));
  const place = placeOf(file, git.root);
  const result = await world.ledgers.update([place.folder], async (read) => {
    const merged = mergedIn(place, await read(place.folder, place.spec), { versions, added: [] });
    return { files: merged.text === null ? [] : [{ path: `${place.folder}/${place.spec}.baseline`, text: merged.text }], result: merged.result };
  });
  if (result.outcome === 'merged') await git.run(['add', '--', file]);
  return result;
}

export interface Tree {
  readonly versions: readonly (string | null)[];
  /** Decisions that are about to be made. */
  readonly added: readonly Decision[];
}

/** The baseline as the decisions of the tree have it, with texts of entries from wherever there are some. */
export function mergedIn(place: LedgerPlace, texts: Awaited<ReturnType<LedgerStore['read']>>, { versions, added }: Tree): { readonly text: string | null; readonly result: MergeResult } {
  const file = baselineFile(place);
  const { decisions, findings } = openDecisions(texts, { shown: place.shown, sha256 });
  if (findings.length > 0) return { text: null, result: { outcome: 'failed', files: [file], findings } };
  const about = decisionsAbout(place.spec, [...decisions, ...added]);
  const merged = mergeLedgers({ file, fileOf: (id) => decisionFile(place, id), sha256, sides: versions.map((text) => ({ text, decisions: about })) });
  const all: readonly Finding[] = [...merged.findings, ...merged.conflicts];
  const outcome = merged.findings.length > 0 ? 'failed' : merged.conflicts.length > 0 ? 'conflict' : 'merged';
  return { text: merged.text, result: { outcome, files: [file], findings: all } };
}

export function joined(results: readonly MergeResult[]): MergeResult {
  const worst = (['failed', 'conflict'] as const).find((outcome) => results.some((each) => each.outcome === outcome));
  return { outcome: worst ?? 'merged', files: results.flatMap(({ files }) => files), findings: results.flatMap(({ findings }) => findings) };
}
