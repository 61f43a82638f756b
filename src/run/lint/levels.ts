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
  /** Whether a rule is on. */
  isOn(code: string): boolean;
}

export const NO_LINT_CONFIG: LintConfig = { rules: {}, custom: [] };

/** Of the reader's findings these are no matter of taste: there is nothing else to say of the file. */
const FIXED: ReadonlySet<string> = new Set(['SPEC-UNREADABLE', 'SPEC-NOT-FOUND']);
const OFF: ReadonlySet<string> = new Set(CATALOGUE.filter((rule) => rule.off === true).map(({ code }) => code));

/** Throws CONFIG-INVALID where the configuration names a rule that there is not. */
export function levelsOf({ rules, custom }: LintConfig): Levels {
  const known = new Set([...Object.keys(FINDINGS).filter((code) => (code.startsWith('LINT-') || code.startsWith('SPEC-') || code === 'FREEDOM-UNREADABLE') && !FIXED.has(code)), ...custom.map(({ code }) => code)]);
  const unknown = Object.keys(rules).find((code) => !known.has(code));
  if (unknown !== undefined) throw new Problem({ code: 'CONFIG-INVALID', severity: 'error', file: 'holdfast.config.ts', message: `holdfast.config.ts sets the severity of ${unknown}, and there is no such finding of specs. ${didYouMean(unknown, [...known])}Take it out of lint.rules, or write the code as lint prints it.` });
  const levelOf = (code: string): Level | null => rules[code] ?? (OFF.has(code) ? 'off' : null);
  const isOn = (code: string): boolean => levelOf(code) !== 'off';
  const on = CATALOGUE.filter(({ code }) => isOn(code));
  return {
    levelOf, isOn, known, custom: custom.filter(({ code }) => isOn(code)),
    textRules: on.filter((rule) => rule.needs === 'text'), runRules: on.filter((rule) => rule.needs === 'run'),
  };
}
