import { describe, expect, it } from 'vitest';
import type { Word } from '../model/verdict.js';
import { leadingWord, specWord, violatedStrength, withinFreedom } from './word.js';

const word = (over: Partial<Word>): Word => ({ check: 'A-1#0', requirement: 'A-1', strength: 'MUST', status: 'confirmed', pins: true, result: 'holds', detail: '', ...over });

describe('what the spec says', () => {
  it('violates, if any check that speaks is violated, whatever the others say', () => {
    expect(specWord([word({}), word({ pins: false, result: 'violated' })])).toBe('violates');
  });

  it('satisfies only where a pin speaks: a constraint can only accuse', () => {
    expect(specWord([word({})])).toBe('satisfies');
    expect(specWord([word({ pins: false })])).toBe('silent');
    expect(specWord([])).toBe('silent');
  });

  it.each(['observed', 'draft', 'deprecated'] as const)('does not let a requirement that is %s speak', (status) => {
    expect(specWord([word({ status, result: 'violated' })])).toBe('silent');
    expect(specWord([word({ status })])).toBe('silent');
    expect(leadingWord([word({ status, result: 'violated' })])).toBeNull();
  });

  it('reports a violated MAY and accuses nobody', () => {
    expect(specWord([word({ strength: 'MAY', result: 'violated' })])).toBe('silent');
    expect(violatedStrength([word({ strength: 'MAY', result: 'violated' })])).toBe('MAY');
  });

  it('names the strongest requirement that is violated', () => {
    const words = [word({ requirement: 'A-1', strength: 'SHOULD', result: 'violated' }), word({ requirement: 'A-2', result: 'violated' })];
    expect(violatedStrength(words)).toBe('MUST');
    expect(leadingWord(words)?.requirement).toBe('A-2');
  });

  it('sets constraints aside where the outcome is free, and no pin', () => {
    const words = [word({ result: 'violated' }), word({ pins: false, result: 'violated' })];
    expect(withinFreedom(words, true)).toEqual([words[0]]);
    expect(withinFreedom(words, false)).toEqual(words);
  });
});
