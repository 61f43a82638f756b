import { Problem } from '../../host/problem.js';
import type { DecisionKind } from '../../model/baseline.js';

export type RulingKind = Extract<DecisionKind, 'repair' | 'intended' | 'unspecified' | 'kept' | 'regression' | 'retired'>;

export const RULINGS: Readonly<Record<RulingKind, string>> = {
  repair: 'the spec is right and the prior was wrong: what the candidate does takes its place',
  intended: 'the change is wanted: what the candidate does is promised from now on, under a requirement that is named',
  unspecified: 'nobody promised it: the spec says from now on that it may vary',
  kept: 'a known defect, kept until a date',
  regression: 'the prior is right and the candidate is wrong',
  retired: 'an operation is gone on purpose: nothing holds anybody to it any more',
};

/** What a caller of `decide` may say. */
export interface DecideOptions {
  /** Id of a row that the last `verify` printed. */
  readonly row?: string | undefined;
  readonly as?: string | undefined;
  readonly why?: string | undefined;
  readonly requirement?: string | undefined;
  /** ISO date; of `kept`. */
  readonly until?: string | undefined;
  /** Makes the candidate the prior: paths of specs, or all. */
  readonly adopt?: readonly string[] | undefined;
  /** Id of a decision to take back. */
  readonly undo?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type DecideSettings = {
  readonly why: string;
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
} & (
  | { readonly what: 'rule'; readonly row: string; readonly as: RulingKind; readonly requirement: string | null; readonly until: string | null }
  | { readonly what: 'adopt'; readonly specs: readonly string[] }
  | { readonly what: 'undo'; readonly decision: string }
);

export function completeDecideOptions(options: DecideOptions, today: string): DecideSettings {
  const common = { why: options.why?.trim() ?? '', dryRun: options.dryRun ?? false, signal: options.signal ?? new AbortController().signal };
  const asked = [options.row, options.adopt, options.undo].filter((o) => o !== undefined).length;
  if (asked !== 1) throw invalid('holdfast decide takes the id of a row, or --adopt, or --undo DECISION: one of them.');
  if (common.why === '') throw invalid('A ruling is kept with its reason. Say it with --why "…".');
  if (options.adopt !== undefined) return { ...common, what: 'adopt', specs: options.adopt };
  if (options.undo !== undefined) return { ...common, what: 'undo', decision: options.undo };
  const as = Object.keys(RULINGS).find((k): k is RulingKind => k === options.as);
  if (as === undefined) throw invalid(`--as wants one of ${Object.entries(RULINGS).map(([kind, means]) => `${kind} (${means})`).join('; ')}.`);
  return { ...common, what: 'rule', row: options.row ?? '', as, requirement: options.requirement ?? null, until: until(as, options.until, today) };
}

/** A defect that is kept has an end; nothing else has. */
function until(as: RulingKind, date: string | undefined, today: string): string | null {
  if (as !== 'kept') {
    if (date !== undefined) throw invalid('--until goes with --as kept only: other rulings hold until another one.');
    return null;
  }
  if (date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) && date > today) return date;
  throw invalid(`A known defect is kept until a date in the future: --until 2027-01-31${date === undefined ? '' : `, not ${JSON.stringify(date)}`}.`);
}

function invalid(message: string): Problem {
  return new Problem({ code: 'OPTION-INVALID', severity: 'error', message });
}
