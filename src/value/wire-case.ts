import type { Case, Step } from '../model/case.js';
import type { WireCall } from '../model/evaluation.js';
import type { WireStep } from '../model/evaluation.js';

/** The case that an evaluator's wire holds. */
export function caseOfCall([operation, first, ...rest]: WireCall): Case {
  if (typeof first === 'string') return { kind: 'call', operation, input: first };
  const steps = [first, ...rest] as readonly WireStep[];
  return { kind: 'session', operation, steps: steps.map(([access, member, input]): Step => ({ access, member, input })) };
}
