import { openGit } from '../../host/git.js';
import type { Git } from '../../host/git.js';
import { sha256 } from '../../host/sha256.js';
import { mergeLedgers } from '../../ledger/merge.js';
import { decisionsAbout } from '../../ledger/names.js';
import { baselineFile, decisionFile, openDecisions, openLedger } from '../../ledger/open.js';
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
  for (const file of files.filter((each) => each.endsWith('.baseline'))) {
    const versions = await Promise.all([1, 2, 3].map((stage) => git.ask(['show', `:${stage}:${file}`])));
    const result = await mergeFile(file, versions, git, world);
    if (result.outcome === 'merged') await git.run(['add', '--', file]);
    results.push(result);
  }
  for (const file of await mergedByGit(files, git)) {
    const versions = await Promise.all([...PARENTS, 'HEAD'].map((parent) => git.ask(['show', `${parent}:${file}`])));
    if (!await isConsistent(file, git, world)) results.push(await mergeFile(file, versions, git, world));
  }
  return joined(results);
}

const PARENTS = ['MERGE_HEAD', 'HEAD^1', 'HEAD^2'];

/**
 * git merges a baseline by itself where one side has the text of the base. That side may still have decided something (the same entry
 * once more, say), so that after a merge these are looked at as well.
 */
async function mergedByGit(unmergedFiles: readonly string[], git: Git): Promise<readonly string[]> {
  const isMerge = await git.ask(['rev-parse', '--verify', '--quiet', 'MERGE_HEAD']) ?? await git.ask(['rev-parse', '--verify', '--quiet', 'HEAD^2']);
  if (isMerge === null) return [];
  const listed = await git.run(['ls-files', '-z', '--', ':(glob)**/*.baseline']);
  return listed.split('\0').filter((file) => file !== '' && !unmergedFiles.includes(file));
}

async function isConsistent(file: string, git: Git, world: LedgerWorld): Promise<boolean> {
  const place = placeOf(file, git.root);
  return openLedger(await world.ledgers.read(place.folder, place.spec), place, { sha256 }).findings.length === 0;
}

/** Paths with more than one version in git's index. */
async function unmerged(git: Git): Promise<readonly string[]> {
  const listed = await git.run(['ls-files', '--unmerged', '-z', '--full-name']);
  return [...new Set(listed.split('\0').filter(Boolean).map((line) => line.slice(line.indexOf('\t') + 1)))];
}

async function mergeFile(file: string, versions: readonly (string | null)[], git: Git, world: LedgerWorld): Promise<MergeResult> {
  const place = placeOf(file, git.root);
  return world.ledgers.update([place.folder], async (read) => {
    const texts = await read(place.folder, place.spec);
    const merged = mergedIn(place, texts, { versions: [...versions, texts.baseline], added: [] });
    return { files: merged.text === null ? [] : [{ path: `${place.folder}/${place.spec}.baseline`, text: merged.text }], result: merged.result };
  });
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
