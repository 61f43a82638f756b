import type { Check, Expected, ExpressionCheck, PinCheck, Span } from '../../model/spec.js';
import { caseId, caseText } from '../../value/case.js';
import { expectationText } from '../../value/expectation.js';
import { hash } from '../../value/hash.js';
import type { CheckContext } from './context.js';
import type { LeftSide } from './left-side.js';

/** The requirement's id, `#`, and 8 hex digits of what the check says. */
export function checkId(requirement: string, ...says: readonly string[]): string {
  return `${requirement}#${hash(says.join('\n')).slice(0, 8)}`;
}

/** Takes a check in. One that says what another of the requirement says is the same check. */
export function add(context: CheckContext, check: Check): void {
  if (!context.checks.some(({ id }) => id === check.id)) context.checks.push(check);
}

/** What an example pins: one case, or an expression over several calls. */
export function pinned(context: CheckContext, left: Exclude<LeftSide, { kind: 'neither' }>, expected: Expected, place: { readonly text?: string; readonly span: Span }): PinCheck | ExpressionCheck {
  const { requirement } = context;
  const says = JSON.stringify(expected);
  const text = place.text ?? `${left.kind === 'case' ? caseText(left.case) : left.code} ${expectationText(expected)}`;
  if (left.kind === 'case') return { kind: 'pin', id: checkId(requirement, 'pin', caseId(left.case), says), requirement, span: place.span, text, case: left.case, expected };
  return { kind: 'expression', id: checkId(requirement, 'expression', left.code, says), requirement, span: place.span, text, code: left.code, operations: left.operations, expected };
}
