import type { Case, Step } from '../model/case.js';
import type { WireCall } from '../model/evaluation.js';
import type { WireStep } from '../model/evaluation.js';
import { stepOf } from './same-values.js';

/** The case that an evaluator's wire holds. */
export function caseOfCall([operation, first, ...rest]: WireCall): Case {
  if (typeof first === 'string') return { kind: 'call', operation, input: first };
  const steps = [first, ...rest] as readonly WireStep[];
  return { kind: 'session', operation, steps: steps.map(([access, member, input, same, on]): Step => stepOf({ access, member, input, ...(on !== undefined && { on }) }, same ?? [])) };
}
