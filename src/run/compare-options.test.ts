import { describe, expect, it } from 'vitest';
import { Problem } from '../host/problem.js';
import { completeCompareOptions, grantOf } from './compare-options.js';

const SIDES = { prior: 'a.js', candidate: 'b.js' };

function refusal(run: () => unknown): { code: string; message: string } {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return { code: error.finding.code, message: error.finding.message };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the options of compare', () => {
  it('are complete and frozen', () => {
    const settings = completeCompareOptions(SIDES);
    expect(settings).toMatchObject({ ...SIDES, export: null, signature: null, examples: null, where: null, unspecified: [], freedoms: [], limit: { seconds: 5 }, grants: [], seed: 1 });
    expect(Object.isFrozen(settings)).toBe(true);
    expect(Object.values(settings)).not.toContain(undefined);
  });

  it('name the parts of the search to do without', () => {
    expect([...completeCompareOptions({ ...SIDES, without: ['constants', 'wild'] }).without]).toEqual(['constants', 'wild']);
    const { code, message } = refusal(() => completeCompareOptions({ ...SIDES, without: ['constant' as 'constants'] }));
    expect([code, message]).toEqual(['OPTION-INVALID', expect.stringContaining('Did you mean constants?')]);
  });

  it('take a number of cases in place of time', () => {
    expect(completeCompareOptions({ ...SIDES, budget: 9, executions: 40 }).limit).toEqual({ executions: 40 });
  });

  it.each([
    ['--budget', { budget: 0 }], ['--budget', { budget: Number.NaN }], ['--budget', { budget: Infinity }], ['--executions', { executions: -3 }], ['--seed', { seed: 0.5 }], ['--seed', { seed: 2 ** 60 }],
  ])('%s cannot be %o', (option, wrong) => {
    expect(refusal(() => completeCompareOptions({ ...SIDES, ...wrong }))).toMatchObject({ code: 'OPTION-INVALID', message: expect.stringContaining(option) });
  });

  it('read freedoms, and quote one that cannot be read', () => {
    expect(completeCompareOptions({ ...SIDES, unspecified: ['error.message', '#key-order'] }).freedoms).toHaveLength(2);
    expect(refusal(() => completeCompareOptions({ ...SIDES, unspecified: ['#nope'] }))).toMatchObject({ code: 'FREEDOM-UNREADABLE', message: expect.stringContaining('#nope') });
  });

  it.each([
    ['spawn', { kind: 'spawn', path: null }],
    ['write', { kind: 'write', path: null }],
    ['write=/var/tmp', { kind: 'write', path: '/var/tmp' }],
    ['write=/a=b', { kind: 'write', path: '/a=b' }],
  ])('grant %s', (text, grant) => {
    expect(grantOf(text)).toEqual(grant);
  });

  it.each([['', /no "" to allow/], ['read', /spawn, addon, worker, connect, write/], ['connect=host', /Write --allow connect/]])('refuse to grant %s', (text, message) => {
    expect(refusal(() => grantOf(text)).message).toMatch(message);
  });
});
