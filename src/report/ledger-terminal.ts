import type { Finding } from '../model/finding.js';
import type { Style } from './style.js';

/** What a merge did, as far as a report needs to know. */
export interface Merged {
  readonly outcome: 'merged' | 'conflict' | 'failed';
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  /** Of `--take`. */
  readonly decision?: string | undefined;
}

/** A merge for people. Findings are shown by the shell. Ends with a line break. */
export function mergeTerminal({ outcome, files, decision }: Merged, style: Style): string {
  if (files.length === 0) return 'No baseline is in conflict: there is nothing to merge.\n';
  const words = { merged: style.good('merged'), conflict: style.bad('in conflict'), failed: style.bad('not merged') }[outcome];
  return `${decision === undefined ? '' : `decided   ${decision}\n`}${files.map((file) => `${words}  ${file}\n`).join('')}`;
}

export interface MovedNames {
  readonly what: 'operation' | 'spec';
  readonly from: string;
  readonly to: string;
  readonly entries: number;
  readonly decision: string | null;
  /** Paths in a spec that were mended. */
  readonly paths: readonly { readonly key: string; readonly from: string; readonly to: string }[];
  readonly files: readonly string[];
}

export function moveTerminal(moved: MovedNames, style: Style): string {
  const carried = `${moved.entries} ${moved.entries === 1 ? 'entry' : 'entries'} of ${moved.from} ${moved.entries === 1 ? 'goes' : 'go'} by ${style.bold(moved.to)} now`;
  const rest = moved.what === 'operation'
    ? ['Examples in the spec and the code itself keep the old name until you change them.']
    : moved.paths.map(({ key, from, to }) => `${key}: ${from} is ${style.bold(to)} from there`);
  return [carried, ...moved.files.map((file) => style.dim(`  ${file}`)), ...rest, ''].join('\n');
}

export function migrateTerminal({ version, current, findings }: { readonly version: number; readonly current: readonly string[]; readonly findings: readonly Finding[] }): string {
  if (findings.length > 0) return '';
  const what = current.length === 0 ? 'there are no baselines here' : current.length === 1 ? `${current[0]!} is of version ${version}` : `all ${current.length} baselines are of version ${version}`;
  return `Nothing to migrate: ${what}.\n`;
}
