import type { Check } from '../../model/spec.js';
import type { JudgedCase, Row } from '../../model/verdict.js';
import type { Bench } from '../verify/bench.js';
import type { Checked } from './checked.js';

export interface Accounts {
  readonly judged: readonly JudgedCase[];
  /** As the cases were clustered, before rows were made smaller and joined. */
  readonly rows: readonly Row[];
  readonly found: readonly Row[];
  /** Recorded cases that were judged. */
  readonly recorded: number;
  /** By id, the checks that were run as programs. */
  readonly ran: ReadonlySet<string>;
}

/** What runs is what is named, and everything that was to be asked was asked: a run that leaves something out must not look like one that passed. */
export function checkAccounts(bench: Bench, accounts: Accounts, checked: Checked): void {
  const { candidate, prior, candidateImplementation, priorImplementation, candidateName } = bench.subjects;
  checked.demand(candidate.runs === null || (candidate.runs === candidateImplementation?.hash && candidateImplementation.name === candidateName), 'what runs as the candidate is another implementation');
  checked.demand(prior === null || prior.runs === null || prior.runs === priorImplementation?.hash, 'what runs as the prior is another implementation');
  const told = new Set(accounts.found.flatMap((row) => [row, ...row.joined]).map(({ id }) => id));
  const lost = accounts.rows.find(({ id }) => !told.has(id));
  checked.demand(lost === undefined, `the row ${lost?.id ?? ''} (${lost?.cause ?? ''}) was lost on the way to the report`);
  // Held-out cases are not judged where visible ones have failed; then the run is no pass anyway.
  if (accounts.found.some((row) => row.counts !== 'reported') || accounts.judged.some((j) => j.outcome === 'couldNotRun')) return;
  // One requirement is asked about the recorded cases that it names.
  const unjudged = bench.settings.requirement === null ? bench.loaded.entries.length - accounts.recorded : 0;
  checked.demand(unjudged === 0, `${unjudged} recorded cases were judged by nobody`);
  const heard = new Set([...accounts.ran, ...accounts.judged.flatMap((j) => j.words.map((w) => w.check))]);
  const silent = askable(bench).find((c) => !heard.has(c.id));
  checked.demand(silent === undefined, `the ${silent?.kind ?? ''} ${silent?.text ?? ''} of ${silent?.requirement ?? ''} was heard by nobody`);
}

/** Checks that a run asks whatever it meets: pins, and all that runs as a program of its own. */
function askable({ loaded, settings }: Bench): readonly Check[] {
  return loaded.spec.requirements.filter((r) => settings.requirement === null || r.id === settings.requirement).flatMap((r) => r.checks).filter((c) => c.kind !== 'model');
}
