import type { Finding } from '../../model/finding.js';
import type { Hunt } from '../tally.js';

/** With less than one in so many of the executions that were wanted, a verdict stands on little. */
const LITTLE = 10;

export interface Capped {
  readonly file: string;
  /** Executions. */
  readonly wanted: number;
  /** An operation. */
  readonly seconds: number;
}

/** That time was over before the executions were, and how often that was since a side was waited for in vain. Where next to nothing ran it is a warning. */
export function cappedFinding({ executions, late }: Pick<Hunt, 'executions' | 'late'>, { file, wanted, seconds }: Capped): Finding {
  const isLittle = executions * LITTLE < wanted;
  const hung = late === 0 ? '' : ` In ${late} of them a side never returned, and was waited for.`;
  const stands = isLittle
    ? 'The verdict stands on little beside what is recorded: a difference on other inputs may well be there. Let ts signature leave out what hangs, or see why a call is slow.'
    : 'The verdict stands on what ran; --executions asks for fewer.';
  return { code: 'EXPLORATION-CAPPED', severity: isLittle ? 'warning' : 'info', file, message: `${executions} of ${wanted} executions were explored before ${seconds} seconds an operation were over.${hung} ${stands}` };
}
