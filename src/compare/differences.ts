import type { Case } from '../model/case.js';
import type { ChangeKind, Difference, Pair } from '../model/difference.js';
import type { CompiledFreedoms } from './erase.js';
import { namesFor } from './names.js';
import { Sink } from './sink.js';
import type { Found } from './sink.js';
import { walkPair } from './walk-pair.js';

/** Of a pair that is full of differences, so many shapes are told. */
const MOST = 20;

/** What tells most about a cause comes first. */
const WEIGHT: readonly ChangeKind[] = ['outcome', 'kind', 'removed', 'added', 'length', 'value', 'order', 'prototype', 'rounding', 'effect', 'descriptors', 'sharing'];

/**
 * The typed paths at which two observations disagree in what is not free, at most 20, each shape once, the most telling first: of the
 * first step of a session that differs (what comes later follows from it), by kind of change, the result before the arguments, what
 * lies higher before what lies deeper. Linear in the size of the values.
 */
export function differences(pair: Pair, freedoms: CompiledFreedoms): readonly Difference[] {
  if (pair.prior.kind === 'couldNotRun' || pair.candidate.kind === 'couldNotRun') return [];
  const sink = new Sink(MOST);
  sink.isName = namesFor(freedoms.names, inputText(pair.case));
  walkPair(pair, freedoms.of, sink);
  return sink.found.toSorted(bySignificance).map((found) => found.difference);
}

/** The difference that stands for the pair: what it is clustered by. Null where there is none but in what is free. */
export function firstDifference(pair: Pair, freedoms: CompiledFreedoms): Difference | null {
  return differences(pair, freedoms)[0] ?? null;
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
