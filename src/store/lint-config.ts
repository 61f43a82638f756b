import type { CustomRule, LintConfig } from '../model/lint.js';

const LEVELS: readonly unknown[] = ['off', 'info', 'warning', 'error'];

/** What a configuration says of linting, complete; a text where it cannot be used: why. Which rules there are is not looked at here. */
export function readLintConfig(given: unknown): LintConfig | string {
  if (given === undefined) return { rules: {}, custom: [] };
  if (!isRecord(given)) return "lint is an object: { rules: { 'LINT-TBD': 'error' }, custom: [] }";
  const unknown = Object.keys(given).find((key) => key !== 'rules' && key !== 'custom');
  if (unknown !== undefined) return `there is no lint.${unknown}; there are rules and custom`;
  const { rules = {}, custom = [] } = given;
  if (!isRecord(rules)) return "lint.rules is an object of codes and severities: { 'LINT-TBD': 'error' }";
  const wrong = Object.entries(rules).find(([, level]) => !LEVELS.includes(level));
  if (wrong !== undefined) return `lint.rules gives ${wrong[0]} the severity ${JSON.stringify(wrong[1])}; there are off, info, warning and error`;
  if (!Array.isArray(custom)) return 'lint.custom is a list of rules, each { code, severity, check }';
  for (const [i, rule] of custom.entries()) {
    const why = faultOf(rule);
    if (why !== null) return `lint.custom[${i}] ${why}`;
  }
  return { rules: rules as LintConfig['rules'], custom: custom as CustomRule[] };
}

function faultOf(rule: unknown): string | null {
  if (!isRecord(rule)) return 'is no rule: { code, severity, check }';
  const { code, severity, check } = rule;
  if (typeof code !== 'string' || !/^CUSTOM-[A-Z0-9]+(?:-[A-Z0-9]+)*$/.test(code)) return `has the code ${JSON.stringify(code)}; codes of your own begin with CUSTOM-, as in 'CUSTOM-NO-ACRONYMS'`;
  if (!LEVELS.slice(1).includes(severity)) return `(${code}) has the severity ${JSON.stringify(severity)}; there are info, warning and error`;
  return typeof check === 'function' ? null : `(${code}) has no check: a function of (context, report)`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
