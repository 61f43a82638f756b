import { expect, it } from 'vitest';
import type { Finding } from '../model/finding.js';
import { lintTerminal } from './lint-terminal.js';
import { plainStyle } from './style.js';

const NONE = { findings: [], notRead: [], specs: 1, requirements: 2, checks: 3 };

it('does not say that all was read beside a finding that says what was not', () => {
  const finding = (code: Finding['code']): Finding => ({ code, severity: 'error', message: 'It is so.', file: 'a.spec.md', line: 1, column: 1 });
  expect(lintTerminal(NONE, plainStyle(100))).toBe('1 spec, 2 requirements, 3 checks; no findings, all was read\n');
  expect(lintTerminal({ ...NONE, findings: [finding('LINT-TBD')] }, plainStyle(100))).toContain('; 1 finding, all was read\n');
  expect(lintTerminal({ ...NONE, findings: [finding('SPEC-TABLE-RAGGED'), finding('SPEC-CHECKPOINT-MISPLACED'), finding('SPEC-ID-DUPLICATE')] }, plainStyle(100))).toContain('; 3 findings, 2 things not read\n');
});
