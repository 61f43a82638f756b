import type { Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import { stepsAt } from '../value/same-values.js';

/**
 * A session in which both sides hung at one step, up to that step, if they had parted before: what is asked there tells them apart no more, and
 * costs seconds each time. Any other pair as it is.
 */
export function beforeHang(pair: Pair): Pair {
  const { case: of, prior, candidate } = pair;
  if (of.kind !== 'session' || prior.kind !== 'timedOut' || candidate.kind !== 'timedOut') return pair;
  const [before, now] = [prior, candidate].map(({ text }) => text.split('\n').slice(0, -1)) as [string[], string[]];
  const steps = before.length;
  if (steps === 0 || steps !== now.length || steps >= of.steps.length || before.join('\n') === now.join('\n')) return pair;
  return { case: { ...of, steps: stepsAt(of.steps, [...Array(steps).keys()]) }, prior: ended(before), candidate: ended(now) };
}

function ended(lines: readonly string[]): Observation {
  return { kind: /^throws\b/.test(lines.at(-1) ?? '') ? 'threw' : 'returned', text: lines.join('\n') };
}
