import { operationsOf } from '../../change/meaning.js';
import { Problem } from '../../host/problem.js';
import type { Case } from '../../model/case.js';
import type { Requirement, Spec } from '../../model/spec.js';
import { caseText } from '../../value/case.js';

export interface Meant {
  readonly requirement: string;
  /** Why it is that one; follows its id. */
  readonly why: string;
}

/** What a ruling would write into the spec for: the row's operation, and the case that shows it. */
export interface Asked {
  readonly row: string;
  readonly as: string;
  readonly operation: string;
  readonly witness: Case;
}

/** So many requirements are named. */
const MOST_NAMED = 8;

/**
 * The requirement that a ruling belongs to where nobody names one: the only one with an example of the very case, else the only one that
 * speaks of the operation. Throws OPTION-INVALID, with those that it may be, where that is none or several: a promise is nobody's guess.
 */
export function meantRequirement({ file, requirements }: Pick<Spec, 'file' | 'requirements'>, { row, as, operation, witness }: Asked): Meant {
  const open = requirements.filter((r) => r.status !== 'deprecated');
  const exact = open.filter((r) => r.checks.some((c) => c.kind === 'pin' && caseText(c.case) === caseText(witness)));
  const speaking = open.filter((r) => speaksOf(r, operation));
  const [pinned, only] = [exact, speaking].map((list) => (list.length === 1 ? list[0] : undefined));
  if (pinned !== undefined) return { requirement: pinned.id, why: `has the example ${caseText(witness)}` };
  if (only !== undefined) return { requirement: only.id, why: `is the only requirement that speaks of ${operation}` };
  const several = exact.length > 1 ? exact : speaking;
  const named = several.length > 0 ? several : open;
  const which = several.length > 0 ? `${named.length} requirements speak of ${operation}` : named.length === 0 ? `${file} has no requirement` : `No requirement of ${file} speaks of ${operation}`;
  const list = named.slice(0, MOST_NAMED).map((r) => `${r.id} (${r.title})`).join(', ');
  const rest = named.length > MOST_NAMED ? ` and ${named.length - MOST_NAMED} more` : '';
  const first = named.length === 0 ? '' : `${several.length > 0 ? '' : '; there are'}${several.length > 0 ? ': ' : ' '}${list}${rest}`;
  const remedy = several.length > 0 ? 'Say which of them it belongs to' : 'Write the one that is to promise it first; that is the change. Then name it';
  throw new Problem({ code: 'OPTION-INVALID', severity: 'error', message: `${which}${first}. ${remedy}: holdfast decide ${row} --as ${as} --requirement ID --why "…".` });
}

/** Of a session what asks its class does, and of a class what asks a member. */
function speaksOf({ checks, freedoms }: Requirement, operation: string): boolean {
  const named = [...checks.flatMap((c) => operationsOf(c) ?? []), ...freedoms.flatMap((f) => (f.kind === 'inputs' ? f.operation : f.freedom.operation) ?? [])];
  return named.some((name) => name === operation || name.startsWith(`${operation}.`) || operation.startsWith(`${name}.`));
}
