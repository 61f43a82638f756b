import type { Case } from '../model/case.js';
import type { ChangeKind, Difference, Pair } from '../model/difference.js';
import type { CompiledFreedoms } from './erase.js';
import { namesFor } from './names.js';
import { Sink } from './sink.js';
import type { Found, Wanted } from './sink.js';
import { walkPair } from './walk-pair.js';

/** Of a pair that is full of differences, so many shapes are told. */
const MOST = 20;
/** The same where all of them are wanted; a pair with more is never known to the end. */
const MOST_OF_ALL = 2000;

/** What tells most about a cause comes first. */
const WEIGHT: readonly ChangeKind[] = ['outcome', 'kind', 'removed', 'added', 'length', 'value', 'order', 'prototype', 'rounding', 'effect', 'descriptors', 'sharing'];

/**
 * The typed paths at which two observations disagree in what is not free, at most 20, each shape once, the most telling first: of the
 * first step of a session that differs (what comes later follows from it), by kind of change, the result before the arguments, what
 * lies higher before what lies deeper. Linear in the size of the values.
 */
export function differences(pair: Pair, freedoms: CompiledFreedoms): readonly Difference[] {
  return walked(pair, freedoms, { most: MOST }).found.toSorted(bySignificance).map((found) => found.difference);
}

/** A difference, and at which step of a session it shows; of a call 0. */
export interface Located {
  readonly difference: Difference;
  readonly step: number;
}

/** All that differs in a pair, in the same order. */
export interface Everything {
  readonly list: readonly Located[];
  /** False where there is more than is told. */
  readonly isWhole: boolean;
}

/**
 * All that differs, also what says nothing of a cause beside the first: what else a call did that ended in another way, items of lists
 * that are of another length, sharing. Who may say that a pair is settled has to know all of it.
 */
export function everyDifference(pair: Pair, freedoms: CompiledFreedoms): Everything {
  const sink = walked(pair, freedoms, { most: MOST_OF_ALL, thorough: true });
  return { list: sink.found.toSorted(bySignificance).map(({ difference, step }) => ({ difference, step })), isWhole: !sink.full };
}

function walked(pair: Pair, freedoms: CompiledFreedoms, wanted: Wanted): Sink {
  const sink = new Sink(wanted);
  if (pair.prior.kind === 'couldNotRun' || pair.candidate.kind === 'couldNotRun') return sink;
  sink.isName = namesFor(freedoms.names, inputText(pair.case));
  walkPair(pair, freedoms.of, sink);
  return sink;
}

/** The difference that stands for the pair: what it is clustered by. Null where there is none but in what is free. */
export function firstDifference(pair: Pair, freedoms: CompiledFreedoms): Difference | null {
  return firstLocated(pair, freedoms)?.difference ?? null;
}

/** The same with the step at which it shows. */
export function firstLocated(pair: Pair, freedoms: CompiledFreedoms): Located | null {
  return walked(pair, freedoms, { most: MOST }).found.toSorted(bySignificance)[0] ?? null;
}

function bySignificance(a: Found, b: Found): number {
  return a.step - b.step
    || WEIGHT.indexOf(a.difference.change) - WEIGHT.indexOf(b.difference.change)
    || rankOfRoot(a.difference.path) - rankOfRoot(b.difference.path)
    || a.depth - b.depth;
}

function inputText(of: Case): string {
  return of.kind === 'call' ? of.input : of.steps.map((step) => step.input).join(' ');
}

function rankOfRoot(path: string): number {
  return path.startsWith('args') ? 1 : 0;
}
