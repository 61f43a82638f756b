import type { QuestionVerdict, Verdict } from '../model/verdict.js';

/** What a verdict is made of. */
export interface Grounds {
  /** Spec, baseline or ledger could not be read, or a planted fault was not caught. */
  readonly broken: boolean;
  /** What each judged case or row counts as. */
  readonly weights: Iterable<'safe' | 'undecided' | 'unsafe' | 'invalid' | 'reported'>;
  /** Findings that leave it undecided: a prior that cannot be had, a swallowed refusal, a first run. */
  readonly unsettled: boolean;
}

/** Broken → invalid; else any unsafe → unsafe; else what could not be run → invalid; else any undecided → undecided; else safe. */
export function wholeVerdict({ broken, weights, unsettled }: Grounds): Verdict {
  if (broken) return 'invalid';
  const seen = new Set(weights);
  if (seen.has('unsafe')) return 'unsafe';
  if (seen.has('invalid')) return 'invalid';
  return unsettled || seen.has('undecided') ? 'undecided' : 'safe';
}

const WORST: readonly QuestionVerdict[] = ['invalid', 'unsafe', 'undecided', 'safe', 'notAsked'];

/** Over several specs: invalid before all, since nothing can be said of the whole while a part could not be judged. */
export function worstOf<V extends QuestionVerdict>(verdicts: readonly V[]): V | 'notAsked' {
  return WORST.find((v): v is V => (verdicts as readonly QuestionVerdict[]).includes(v)) ?? 'notAsked';
}

export interface ExitGrounds {
  readonly verdict: QuestionVerdict;
  /** `undecided: report` is in force. */
  readonly reports: boolean;
  readonly firstRun: boolean;
}

/** 0 safe, or nothing asked, which never blocks; 1 unsafe or undecided (0 while undecided is only reported, but never on a first run); 2 invalid. */
export function exitCodeOf({ verdict, reports, firstRun }: ExitGrounds): 0 | 1 | 2 {
  if (verdict === 'invalid') return 2;
  if (verdict === 'undecided' && reports && !firstRun) return 0;
  return verdict === 'safe' || verdict === 'notAsked' ? 0 : 1;
}
