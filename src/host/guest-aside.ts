import type { Case } from '../model/case.js';
import type { Observation } from '../model/observation.js';
import type { Answers, GuestChannel } from './guest-channel.js';
import { OUT_OF_MEMORY } from './guest-death.js';
import type { Patience } from './patience.js';

/** What ran out of memory counts only after it did so alone, with this many times as much. */
const GENEROSITY = 4;
export const EXHAUSTED: Observation = { kind: 'crashed', text: `crashes: ${OUT_OF_MEMORY}` };
export const NEVER_RETURNS: Observation = { kind: 'timedOut', text: 'never returns' };
export const BROKEN = 'the guest broke the protocol';

export interface AsideOptions {
  /** A process that has just started, with so many times the memory; or why none could be started. */
  fresh(generosity: number): Promise<GuestChannel | string>;
  /** Seconds that a case is given by itself, and each part of a session that hung. */
  readonly patience: Pick<Patience, 'alone' | 'part'>;
}

export interface Aside {
  /** The word on a case that ended the process among others: what it does by itself, with time and memory to spare. */
  alone(question: Case, before: Answers): Promise<Observation>;
  /**
   * What ended a session, behind what its steps before that did. The guest itself can no longer tell which step it was: all shorter
   * sessions are asked in one process more, one by one; the first that gives no answer ends with that step.
   */
  located(question: Case, end: Observation): Promise<Observation>;
}

/** Takes a case that gave no observation aside, into a process that answers nothing else. */
export function createAside({ fresh, patience }: AsideOptions): Aside {
  return {
    alone: async (question, before) => {
      const open = await fresh(GENEROSITY);
      if (typeof open === 'string') return { kind: 'couldNotRun', text: open };
      const answers = await open.ask([question], patience.alone(), true);
      await open.close();
      return answers.observations[0] ?? verdictOf(before, answers);
    },
    located: async (question, end) => {
      if (question.kind !== 'session' || question.steps.length < 2 || end.kind === 'couldNotRun') return end;
      const open = await fresh(GENEROSITY);
      if (typeof open === 'string') return end;
      let before: Observation | undefined;
      for (let steps = 1; steps < question.steps.length; steps++) {
        const { observations: [shorter] } = await open.ask([{ ...question, steps: question.steps.slice(0, steps) }], patience.part());
        if (shorter === undefined || (shorter.kind !== 'returned' && shorter.kind !== 'threw')) break;
        before = shorter;
      }
      await open.close();
      return before === undefined ? end : { ...end, text: `${before.text}\n${end.text}` };
    },
  };
}

/** Of a case that gave no observation among others (`before`), nor alone (`last`). */
function verdictOf(before: Answers, last: Answers): Observation {
  const outOfMemory = [before, last].some((answers) => answers.end === 'died' && answers.detail === OUT_OF_MEMORY);
  if (last.end === 'broke') return { kind: 'couldNotRun', text: `${BROKEN}: ${last.detail}` };
  if (outOfMemory) return EXHAUSTED;
  if (last.end === 'hung') return NEVER_RETURNS;
  return { kind: 'crashed', text: `crashes: ${last.detail}` };
}
