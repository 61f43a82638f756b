import { expect, it } from 'vitest';
import { recordTerminal } from './record-terminal.js';
import { plainStyle } from './style.js';

const told = (recorded: number, inAll: number, held: Readonly<Record<string, number>>): string =>
  recordTerminal({ specs: [{ spec: 'a.spec.md', recorded, inAll, decision: null, operations: [{ operation: 'f', recorded, held, fellOut: { value: 2 } }], branches: null, left: { unsteady: 0, ended: 0, unseen: 0 }, findings: [] }], seconds: 1 }, plainStyle(100)).split('\n')[1] ?? '';

it('says of new cases what they show, and of all where some were there before', () => {
  expect(told(12, 12, { branch: 6 })).toBe('  f: 12 cases that show 6 branches; no room for 2 values');
  expect(told(1, 1, { branch: 1 })).toBe('  f: 1 case that shows 1 branch; no room for 2 values');
  expect(told(1, 20, { branch: 6 })).toBe('  f: 1 more case; all that is recorded shows 6 branches; no room for 2 values');
  expect(told(0, 20, { branch: 6 })).toBe('  f: nothing new; all that is recorded shows 6 branches; no room for 2 values');
  expect(told(2, 20, {})).toBe('  f: 2 more cases; no room for 2 values');
});
