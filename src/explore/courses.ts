import type { SessionCase, Step } from '../model/case.js';
import type { Observation } from '../model/observation.js';

/** Answers that are worth telling from one another as they are. */
const LITERALS: ReadonlySet<string> = new Set(['undefined', 'null', 'true', 'false', '0', '""', '[]', '{}']);

/**
 * What a step gave after the one or two before it: `push, undo then current gives what was given before`. The state of an instance that
 * nobody sees shows in this alone, so a record holds such courses by what they lead to, and not by the values in them.
 */
export function coursesOf({ steps }: SessionCase, { text }: Observation): readonly string[] {
  const answers = text.split('\n');
  const last = new Map<string, string>();
  return steps.slice(0, answers.length).flatMap((step, i) => {
    const answer = answers[i] as string;
    const gave = answer.startsWith('throws') ? 'a throw' : answer === last.get(step.member) ? 'the same again' : kindOf(answer.slice('→ '.length), steps.slice(0, i + 1));
    last.set(step.member, answer);
    if (i === 0) return [];
    const [before, earlier] = [steps[i - 1] as Step, steps[i - 2]];
    const course = `${before.member} then ${step.member} gives ${gave}`;
    return earlier === undefined ? [course] : [course, `${earlier.member}, ${course}`];
  });
}

/** A value in the light of what was handed over up to now, the last first. */
function kindOf(value: string, steps: readonly Step[]): string {
  if (LITERALS.has(value)) return value;
  const given = steps.filter(({ input }) => input !== '[]').reverse().findIndex(({ input }) => input.includes(value));
  if (given >= 0) return given === 0 ? 'what was given last' : 'what was given before';
  return /^["[{]|^-?\d/.exec(value)?.[0].replace(/\d/, '1') ?? 'something';
}
