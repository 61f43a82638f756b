import type { Expected, ExpressionCheck, PinCheck, Requirement, ThrowPattern } from '../model/spec.js';
import { caseId } from '../value/case.js';
import { valueEqual } from '../value/equality.js';
import { expectationText } from '../value/expectation.js';
import { parse } from '../value/parse.js';
import { parseObservation } from '../value/outcome.js';
import type { Notes } from './notes.js';

type Pin = PinCheck | ExpressionCheck;

/** Says which examples of confirmed requirements demand different things of one case. */
export function findContradictions(requirements: readonly Requirement[], notes: Notes): void {
  const seen = new Map<string, Pin[]>();
  for (const requirement of requirements) {
    if (requirement.status !== 'confirmed') continue;
    for (const check of requirement.checks) {
      if (check.kind !== 'pin' && check.kind !== 'expression') continue;
      const key = check.kind === 'pin' ? caseId(check.case) : check.code;
      const before = seen.get(key) ?? [];
      const other = before.find(({ expected }) => contradict(expected, check.expected));
      if (other !== undefined) notes.find('SPEC-EXAMPLES-CONTRADICT', check.span, `${check.text} (${check.requirement}) contradicts line ${other.span.start.line}, where ${other.requirement} expects ${expectationText(other.expected)}. Only one can hold: mend the other, or mark its requirement [draft].`);
      // One of each kind stands for all that say the same.
      else if (before.length < 3) seen.set(key, [...before, check]);
    }
  }
}

/** Whether no outcome can meet both. */
function contradict(a: Expected, b: Expected): boolean {
  if (a.how === 'observes' && b.how === 'observes') return a.observation.text !== b.observation.text;
  if (a.how === 'observes' || b.how === 'observes') return observedAgainst(a, b);
  if (a.how !== b.how) return true;
  if (a.how === 'returns' && b.how === 'returns') return differ(parse(a.value), parse(b.value));
  return a.how === 'throws' && b.how === 'throws' && patternsContradict(a.pattern, b.pattern);
}

/** Value equality leans to what is expected; two expectations agree if some value can meet both. */
function differ(a: unknown, b: unknown): boolean {
  return !valueEqual(a, b) && !valueEqual(b, a);
}

function observedAgainst(a: Expected, b: Expected): boolean {
  const [observed, other] = a.how === 'observes' ? [a.observation, b] : b.how === 'observes' ? [b.observation, a] : [null, a];
  if (observed === null || observed.text.includes('\n')) return false;
  if (other.how === 'throws') return observed.kind !== 'threw';
  if (observed.kind !== 'returned') return true;
  const [outcome] = parseObservation(observed.text);
  return other.how === 'returns' && outcome !== undefined && !valueEqual(parse(other.value), outcome.value);
}

/** Two names may be one error's: its class, and a class on its chain. Two messages or values may not. */
function patternsContradict(a: ThrowPattern, b: ThrowPattern): boolean {
  if (a.kind === 'value' && b.kind === 'value') return differ(parse(a.value), parse(b.value));
  if (a.kind !== 'class' || b.kind !== 'class') return (a.kind === 'value' && b.kind === 'class') || (a.kind === 'class' && b.kind === 'value');
  return a.message?.kind === 'text' && b.message?.kind === 'text' && a.message.text !== b.message.text;
}
