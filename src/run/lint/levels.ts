import { Problem } from '../../host/problem.js';
import { CATALOGUE } from '../../lint/catalogue.js';
import type { CustomRule, Level, LintConfig, RunRule, TextRule } from '../../model/lint.js';
import { FINDINGS } from '../../report/findings.js';
import { didYouMean } from '../../value/near.js';

/** What the configuration makes of the catalogue. */
export interface Levels {
  /** Of a code what it weighs; null where nothing was said and a finding keeps what it has. */
  levelOf(code: string): Level | null;
  readonly textRules: readonly TextRule[];
  readonly runRules: readonly RunRule[];
  readonly custom: readonly CustomRule[];
  /** Codes that can be set and silenced. */
  readonly known: ReadonlySet<string>;
  /** Codes of the rules that are carried out: only of these can be said that there was nothing to silence. */
  readonly ran: { readonly shallow: ReadonlySet<string>; readonly deep: ReadonlySet<string> };
  /** Whether a rule is on. */
  isOn(code: string): boolean;
}

export const NO_LINT_CONFIG: LintConfig = { rules: {}, custom: [] };

/** Of what linting finds these have names that other commands use too. */
const OTHERS: ReadonlySet<string> = new Set(['FREEDOM-UNREADABLE', 'PROPERTY-VACUOUS', 'CHECK-FAULTY']);
/** Of the reader's findings these are no matter of taste: there is nothing else to say of the file. */
const FIXED: ReadonlySet<string> = new Set(['SPEC-UNREADABLE', 'SPEC-NOT-FOUND']);
const DEEP: ReadonlySet<string> = new Set([...CATALOGUE.filter((rule) => rule.needs === 'evaluator').map(({ code }) => code), 'PROPERTY-VACUOUS', 'CHECK-FAULTY']);
const OFF: ReadonlySet<string> = new Set(CATALOGUE.filter((rule) => rule.off === true).map(({ code }) => code));

/** Throws CONFIG-INVALID where the configuration names a rule that there is not. */
export function levelsOf({ rules, custom }: LintConfig): Levels {
  const known = new Set([...Object.keys(FINDINGS).filter((code) => (code.startsWith('LINT-') || code.startsWith('SPEC-') || OTHERS.has(code)) && !FIXED.has(code)), ...custom.map(({ code }) => code)]);
  const unknown = Object.keys(rules).find((code) => !known.has(code));
  if (unknown !== undefined) throw new Problem({ code: 'CONFIG-INVALID', severity: 'error', file: 'holdfast.config.ts', message: `holdfast.config.ts sets the severity of ${unknown}, and there is no such finding of specs. ${didYouMean(unknown, [...known])}Take it out of lint.rules, or write the code as lint prints it.` });
  const levelOf = (code: string): Level | null => rules[code] ?? (OFF.has(code) ? 'off' : null);
  const isOn = (code: string): boolean => levelOf(code) !== 'off';
  const ran = [...known].filter((code) => isOn(code) && code !== 'LINT-ID-REUSED');
  const on = CATALOGUE.filter(({ code }) => isOn(code));
  return {
    levelOf, isOn, known, ran: { shallow: new Set(ran.filter((code) => !DEEP.has(code))), deep: new Set(ran) }, custom: custom.filter(({ code }) => isOn(code)),
    textRules: on.filter((rule) => rule.needs === 'text'), runRules: on.filter((rule) => rule.needs === 'run'),
  };
}
