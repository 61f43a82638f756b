import { describe, expect, it } from 'vitest';
import type { CaseOutcome, SpecWord } from '../model/verdict.js';
import { outcomeOf, WEIGHTS, type Evidence, type Standing } from './outcome.js';

const WORDS: readonly SpecWord[] = ['violates', 'satisfies', 'silent'];
const standings: readonly Standing[] = [true, false].flatMap((ran) => WORDS.map((word) => ({ ran, word })));
const all: readonly Evidence[] = standings.flatMap((candidate) => [null, ...standings].flatMap((prior) => [true, false].flatMap((same) => [true, false].map((kept) => ({ candidate, prior, same, kept })))));

const ran = (word: SpecWord): Standing => ({ ran: true, word });
const given = (candidate: SpecWord, prior: SpecWord | null, same = true, kept = false): Evidence => ({ candidate: ran(candidate), prior: prior === null ? null : ran(prior), same, kept });

describe('the table of outcomes, line by line', () => {
  const lines: readonly [string, Evidence, CaseOutcome, string][] = [
    ['1: our own machinery failed on the candidate', { ...given('violates', 'satisfies'), candidate: { ran: false, word: 'violates' } }, 'couldNotRun', 'invalid'],
    ['1: our own machinery failed on the prior', { ...given('satisfies', 'satisfies'), prior: { ran: false, word: 'silent' } }, 'couldNotRun', 'invalid'],
    ['2: both violate, and are the same', given('violates', 'violates'), 'conflict', 'undecided'],
    ['2: the same, and a decision keeps it', given('violates', 'violates', true, true), 'held', 'safe'],
    ['3: both violate, differently', given('violates', 'violates', false), 'broken', 'unsafe'],
    ['3: a decision keeps what was, not what is', given('violates', 'violates', false, true), 'broken', 'unsafe'],
    ['4: the candidate violates, and there is no prior', given('violates', null), 'violation', 'unsafe'],
    ['5: the candidate violates, the prior satisfies', given('violates', 'satisfies', false), 'regression', 'unsafe'],
    ['5: the candidate violates, the prior is silent', given('violates', 'silent', false), 'regression', 'unsafe'],
    ['6: the prior violates, the candidate satisfies', given('satisfies', 'violates', false), 'repair', 'undecided'],
    ['6: the prior violates, of the candidate nothing is said', given('silent', 'violates', false), 'repair', 'undecided'],
    ['7: they differ, and both satisfy', given('satisfies', 'satisfies', false), 'permitted', 'undecided'],
    ['8: they differ, and the spec is silent', given('silent', 'silent', false), 'undescribed', 'undecided'],
    ['8: they differ, and only one satisfies', given('silent', 'satisfies', false), 'undescribed', 'undecided'],
    ['9: the same, and the spec says so', given('satisfies', 'satisfies'), 'held', 'safe'],
    ['9: the same, and the spec is silent', given('silent', 'silent'), 'held-undescribed', 'safe'],
    ['10: no prior, and the spec says so', given('satisfies', null), 'specified', 'safe'],
    ['10: no prior, and the spec is silent', given('silent', null), 'new', 'safe'],
  ];
  it.each(lines)('%s', (_, evidence, outcome, weight) => {
    expect(outcomeOf(evidence)).toBe(outcome);
    expect(WEIGHTS[outcome]).toBe(weight);
  });
});

describe('laws over all evidence', () => {
  it('is total and gives an outcome of the closed list', () => {
    expect(all).toHaveLength(168);
    for (const evidence of all) expect(Object.keys(WEIGHTS)).toContain(outcomeOf(evidence));
  });

  it('never calls a violation safe unless a decision keeps it', () => {
    for (const evidence of all) {
      if (evidence.candidate.word !== 'violates' || evidence.kept) continue;
      expect(WEIGHTS[outcomeOf(evidence)], JSON.stringify(evidence)).not.toBe('safe');
    }
  });

  it('never calls a difference safe', () => {
    for (const evidence of all) {
      if (evidence.prior === null || evidence.same) continue;
      expect(WEIGHTS[outcomeOf(evidence)], JSON.stringify(evidence)).not.toBe('safe');
    }
  });

  it('never lets what could not be run pass', () => {
    for (const evidence of all) {
      if (evidence.candidate.ran && evidence.prior?.ran !== false) continue;
      expect(outcomeOf(evidence)).toBe('couldNotRun');
    }
  });
});
