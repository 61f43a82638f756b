import type { Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';

/**
 * A session that both sides never came to the end of, at one step, without that step: what differs stands before it, and each time that it is
 * asked again the step would be waited for. Any other pair stays as it is.
 */
export function beforeHang(pair: Pair): Pair {
  const { case: of, prior, candidate } = pair;
  if (of.kind !== 'session' || prior.kind !== 'timedOut' || candidate.kind !== 'timedOut') return pair;
  const [lines, others] = [prior.text.split('\n'), candidate.text.split('\n')];
  const steps = lines.length - 1;
  if (steps === 0 || others.length !== lines.length) return pair;
  return { case: { ...of, steps: of.steps.slice(0, steps) }, prior: upTo(lines, steps), candidate: upTo(others, steps) };
}

function upTo(lines: readonly string[], steps: number): Observation {
  const last = lines[steps - 1] as string;
  return { kind: last.startsWith('throws ') ? 'threw' : 'returned', text: lines.slice(0, steps).join('\n') };
}
