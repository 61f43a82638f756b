import { describe, expect, it } from 'vitest';
import { weigh } from './weigh.js';
import { exitCodeOf, wholeVerdict, worstOf } from './whole.js';

describe('the whole', () => {
  const grounds = { broken: false, weights: [], unsettled: false };

  it('is invalid where something could not be read, whatever else was seen', () => {
    expect(wholeVerdict({ ...grounds, broken: true, weights: ['unsafe'] })).toBe('invalid');
  });

  it('is unsafe before it is invalid for a case that could not be run', () => {
    expect(wholeVerdict({ ...grounds, weights: ['invalid', 'unsafe'] })).toBe('unsafe');
    expect(wholeVerdict({ ...grounds, weights: ['invalid', 'undecided'] })).toBe('invalid');
  });

  it('is undecided for a row, or for what unsettles it', () => {
    expect(wholeVerdict({ ...grounds, weights: ['safe', 'undecided'] })).toBe('undecided');
    expect(wholeVerdict({ ...grounds, unsettled: true })).toBe('undecided');
  });

  it('is safe where nothing speaks against it; what is only reported does not', () => {
    expect(wholeVerdict({ ...grounds, weights: ['safe', 'reported'] })).toBe('safe');
    expect(wholeVerdict(grounds)).toBe('safe');
  });

  it('over several specs takes the worst, and asks of none where there is none', () => {
    expect(worstOf(['safe', 'undecided', 'notAsked'])).toBe('undecided');
    expect(worstOf(['unsafe', 'invalid'])).toBe('invalid');
    expect(worstOf([])).toBe('notAsked');
  });

  it.each([
    ['safe', false, false, 0], ['notAsked', false, false, 0], ['unsafe', true, false, 1], ['undecided', false, false, 1], ['undecided', true, false, 0], ['undecided', true, true, 1], ['invalid', true, false, 2],
  ] as const)('%s (reports: %s, first run: %s) exits %i', (verdict, reports, firstRun, code) => {
    expect(exitCodeOf({ verdict, reports, firstRun })).toBe(code);
  });
});

describe('what a row counts as', () => {
  it('is unsafe for a violated MUST, undecided for a SHOULD', () => {
    expect(weigh({ outcome: 'regression', reach: 'exotic', violated: 'MUST', strict: false })).toBe('unsafe');
    expect(weigh({ outcome: 'regression', reach: 'natural', violated: 'SHOULD', strict: false })).toBe('undecided');
  });

  it('leaves the verdict as it is for an exotic row that violates nothing, unless strict', () => {
    expect(weigh({ outcome: 'undescribed', reach: 'exotic', violated: null, strict: false })).toBe('reported');
    expect(weigh({ outcome: 'undescribed', reach: 'exotic', violated: null, strict: true })).toBe('undecided');
    expect(weigh({ outcome: 'undescribed', reach: 'edge', violated: null, strict: false })).toBe('undecided');
    expect(weigh({ outcome: 'conflict', reach: 'exotic', violated: 'MUST', strict: false })).toBe('undecided');
  });
});
