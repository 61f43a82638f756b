import type { Case } from '../model/case.js';
import type { Difference } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import { parseObservation } from '../value/outcome.js';
import { valueClass } from '../value/shape.js';
import type { Spot } from './region.js';

/** A case with what one side did. */
export interface Done {
  readonly case: Case;
  readonly candidate: Observation;
}

/** What a violation is clustered and ruled by, where no two observations differ: the requirement stands in the place of what was before. */
export function breachOf(done: Done, requirement: string): Difference {
  return { ...unlike(done), prior: requirement };
}

/** Where it shows: a check speaks of the last that was done. */
export function spotOf({ case: of, candidate }: Done): Spot {
  return { case: of, step: of.kind === 'call' ? 0 : candidate.text.split('\n').length - 1 };
}

/** Where the two observations were not compared, or differ in what a comparison does not see. */
export function unlike({ case: of, candidate }: Done): Difference {
  return { operation: of.operation, path: 'result', change: 'value', prior: 'what was expected', candidate: classOf(candidate.text) };
}

function classOf(text: string): string {
  const outcome = parseObservation(text).at(-1);
  if (outcome === undefined) return 'nothing';
  return outcome.how === 'ended' ? text.split(/[:;]/)[0] ?? text : valueClass(outcome.value);
}
