import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openGit } from '../../host/git.js';
import type { Git } from '../../host/git.js';
import { sha256 } from '../../host/sha256.js';
import { mergeLedgers } from '../../ledger/merge.js';
import { decisionsAbout } from '../../ledger/names.js';
import { decisionFile, openDecisions, openLedger } from '../../ledger/open.js';
import type { LedgerPlace } from '../../ledger/open.js';
import type { Decision } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import type { LedgerWorld } from './world.js';
import { versionOf } from './git-versions.js';
import type { Version } from './git-versions.js';

export interface DriverOptions {
  /** The files that git names `%O %A %B`, and the path `%P`. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly path: string;
  /** Commits that git names in its environment (`GITHEAD_<hash>`). */
  readonly commits: readonly string[];
  readonly signal: AbortSignal;
}

export interface MergeResult {
  /** `merged` may hold nothing to do; `conflict` is for a person, `failed` could not. */
  readonly outcome: 'merged' | 'conflict' | 'failed';
  /** Paths from the root of the repository. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}

/** Merges one baseline for git, which reads the result from the file of ours. */
export async function mergeDriver(options: DriverOptions, world: LedgerWorld): Promise<MergeResult> {
  const git = await openGit(world.workingFolder, options.signal);
  const read = (file: string): Promise<string> => readFile(path.resolve(world.workingFolder, file), 'utf8');
  const [base, ours, theirs] = await Promise.all([read(options.base), read(options.ours), read(options.theirs)]);
  const place = placeOf(options.path, git.root);
  const sides = [await sideOf('ours', ours, options, git), await sideOf('theirs', theirs, options, git)];
  const broken = sides.flatMap(({ findings }) => findings);
  if (broken.length > 0) return { outcome: 'failed', files: [options.path], findings: broken };
  const union = sides.flatMap(({ decisions }) => decisions);
  const merged = mergeLedgers({
    file: options.path, fileOf: (id) => decisionFile(place, id), sha256,
    sides: [base, ours, theirs].map((text) => ({ text: text === '' ? null : text, decisions: decisionsAbout(place.spec, union) })),
  });
  if (merged.findings.length > 0) return { outcome: 'failed', files: [options.path], findings: merged.findings };
  await writeFile(path.resolve(world.workingFolder, options.ours), merged.text ?? '');
  return { outcome: merged.conflicts.length > 0 ? 'conflict' : 'merged', files: [options.path], findings: merged.conflicts };
}

/** Where the ledger of a baseline lies, by its path from the root. */
export function placeOf(file: string, root: string): LedgerPlace {
  const shown = file.replace(/[^/]*$/, '');
  return { folder: path.join(root, shown), shown, spec: file.slice(shown.length).replace(/\.baseline$/, '') };
}

interface Side {
  readonly decisions: readonly Decision[];
  /** What makes this side invalid by itself. */
  readonly findings: readonly Finding[];
}

async function sideOf(name: 'ours' | 'theirs', text: string, { path: file, commits }: DriverOptions, git: Git): Promise<Side> {
  if (text === '') return { decisions: [], findings: [] };
  const version = await versionOf(text, name === 'ours' ? ['HEAD', ...commits] : [...commits, 'HEAD'], git);
  if (version === null) {
    return { decisions: [], findings: [{ code: 'MERGE-FAILED', severity: 'error', file, message: `No commit has ${file} as ${name} has it, so its decisions are not known here. When git has stopped, run holdfast merge: then they stand in the working tree.` }] };
  }
  return checkedSide(name, version, git);
}

function checkedSide(name: string, version: Version, git: Git): Side {
  const place = placeOf(version.path, git.root);
  const { findings } = openLedger(version.texts, place, { sha256 });
  // What was left open in an earlier merge is not for this one to refuse.
  const telling = findings.filter(({ code }) => code !== 'LEDGER-CONFLICT' && code !== 'BASELINE-CONFLICTED');
  const { decisions } = openDecisions(version.texts, { shown: place.shown, sha256 });
  return { decisions, findings: telling.map((each) => ({ ...each, message: `On the side of ${name}: ${each.message}` })) };
}
