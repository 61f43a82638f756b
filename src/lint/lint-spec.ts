import type { ReadSpec } from '../model/document.js';
import type { CustomCode, FindingCode, Fix } from '../model/finding.js';
import type { CustomRule, RuleContext, SpecSummary, TextRule } from '../model/lint.js';
import type { Span } from '../model/spec.js';
import { sentencesOf } from './sentences.js';
import { summaryOf } from './summary.js';
import { suppressionsOf } from './suppressions.js';
import type { Suppressions } from './suppressions.js';

/** What a rule said; how much it weighs is another's to say. */
export interface Raised {
  readonly code: FindingCode | CustomCode;
  readonly place: Span;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

export interface LintedSpec {
  readonly raised: readonly Raised[];
  readonly summary: SpecSummary;
  readonly suppressions: Suppressions;
}

export interface LintSpecOptions {
  readonly rules: readonly TextRule[];
  readonly custom: readonly CustomRule[];
  readonly native: boolean;
}

/** Holds one spec to the rules that look at one spec. */
export function lintSpec(read: ReadSpec, { rules, custom, native }: LintSpecOptions): LintedSpec {
  const document = read.document();
  const context: RuleContext = { spec: read.spec, document, sentences: sentencesOf(document, native), native };
  const raised: Raised[] = [];
  for (const rule of rules) {
    if (rule.native === true && !native) continue;
    rule.check(context, (place, message, fixes = []) => raised.push({ code: rule.code, place, message, fixes }));
  }
  const own = custom.flatMap((rule) => runCustom(rule, context));
  return { raised: own.length === 0 ? raised : [...raised, ...own], summary: summaryOf(context), suppressions: suppressionsOf(read, document) };
}

/** A rule of the configuration may be wrong: what it throws is told where it happened, and the others go on. */
function runCustom(rule: CustomRule, context: RuleContext): readonly Raised[] {
  const raised: Raised[] = [];
  const start = context.document.span(0, 0);
  try {
    rule.check(context, (place, message, fixes = []) => raised.push({ code: rule.code, place: isSpan(place) ? place : start, message: String(message), fixes: isFixes(fixes) ? fixes : [] }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    raised.push({ code: 'LINT-RULE-FAILED', place: start, message: `The rule ${rule.code} of holdfast.config.ts failed on ${context.spec.file}: ${why.replace(/\.$/, '')}. What it had said before that counts; mend the rule.`, fixes: [] });
  }
  return raised;
}

function isSpan(place: unknown): place is Span {
  const { start, end } = (place ?? {}) as Partial<Span>;
  return [start, end].every((at) => Number.isInteger(at?.line) && Number.isInteger(at?.column) && Number.isInteger(at?.offset));
}

function isFixes(fixes: unknown): fixes is readonly Fix[] {
  return Array.isArray(fixes) && fixes.every((fix: Partial<Fix> | null) => typeof fix?.title === 'string' && Array.isArray(fix.edits) && fix.edits.every((edit) => Number.isInteger(edit?.start) && Number.isInteger(edit?.end) && typeof edit.text === 'string'));
}
