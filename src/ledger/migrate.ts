import type { EntryText } from '../model/baseline.js';
import { NOTATION_VERSION } from './baseline-text.js';
import type { ReadBaseline } from './baseline-text.js';

/** How entries of one version of the notation read in the next. */
export interface Migration {
  readonly from: number;
  readonly entry: (text: EntryText) => EntryText;
}

/** One a version, from the first on. There is one version of the notation so far. */
export const MIGRATIONS: readonly Migration[] = [];

export type MigrationPlan =
  | { readonly kind: 'current' }
  /** Written by a newer Holdfast, or the first line does not say. */
  | { readonly kind: 'unreadable'; readonly what: string }
  | { readonly kind: 'migrate'; readonly steps: readonly Migration[] };

/** What it takes to bring a baseline to this Holdfast's version. */
export function planMigration({ version, faults }: Pick<ReadBaseline, 'version' | 'faults'>, table: readonly Migration[] = MIGRATIONS, current: number = NOTATION_VERSION): MigrationPlan {
  if (version === current) return { kind: 'current' };
  if (version === null || version > current) return { kind: 'unreadable', what: faults.find(({ kind }) => kind === 'header')?.what ?? 'the first line does not name a version' };
  const steps = Array.from({ length: current - version }, (_, i) => table.find(({ from }) => from === version + i));
  return steps.every((step) => step !== undefined) ? { kind: 'migrate', steps } : { kind: 'unreadable', what: `there is no way from version ${version} to ${current}` };
}

export function migrated(text: EntryText, steps: readonly Migration[]): EntryText {
  return steps.reduce((entry, step) => step.entry(entry), text);
}
