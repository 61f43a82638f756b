import type { CompiledFreedoms } from '../compare/erase.js';
import { tolerated } from '../compare/tolerate.js';
import type { Observation, Outcome } from '../model/observation.js';
import type { PinCheck } from '../model/spec.js';
import { askedAt } from '../value/case.js';
import { meets, type ExpectedOutcome, type Met } from '../value/expected.js';
import { parseObservation } from '../value/outcome.js';
import { parse } from '../value/parse.js';

/** What an example says of an observation of its case, with what is free set aside. */
export function pinWord(check: PinCheck, observation: Observation, free: CompiledFreedoms): Met {
  const { expected } = check;
  if (expected.how !== 'observes') return meets(expected, nearly(check, expected, lastOf(observation), free));
  const holds = free.same(expected.observation, observation, check.case);
  return { result: holds ? 'holds' : 'violated', detail: holds ? '' : `expected ${expected.observation.text}, was ${observation.text}` };
}

/** A tolerance says what equal means at its place, in examples too: who writes 0.7 there does not ask for the last bit. */
function nearly({ case: of }: PinCheck, expected: ExpectedOutcome, outcome: Outcome, free: CompiledFreedoms): Outcome {
  const cursor = free.of(askedAt(of, of.kind === 'session' ? of.steps.length - 1 : 0)).cursor('result');
  if (expected.how !== 'returns' || outcome.how !== 'returned' || cursor.states.length === 0) return outcome;
  return { ...outcome, value: tolerated(parse(expected.value), outcome.value, cursor) };
}

/** What the last step of a session did is what is expected of it. */
function lastOf(observation: Observation): Outcome {
  return parseObservation(observation.text).at(-1) as Outcome;
}
