import { describe, expect, it } from 'vitest';
import { compileFreedoms } from '../compare/erase.js';
import { liveCovers } from '../ledger/live.js';
import type { Cover, Decision, DecisionKind } from '../model/baseline.js';
import type { CaseOutcome, JudgedCase, Word } from '../model/verdict.js';
import { leftOpen } from './left-open.js';
import { allShown } from './shown.js';

const NOTHING = compileFreedoms([]);
const pair = (prior: string, candidate: string): JudgedCase['pair'] => ({ case: { kind: 'call', operation: 'f', input: '[1]' }, prior: { kind: 'returned', text: prior }, candidate: { kind: candidate.startsWith('throws') ? 'threw' : 'returned', text: candidate } });
const judged = (outcome: CaseOutcome, prior: string, candidate: string, words: readonly Word[] = []): JudgedCase => ({ outcome, words, origin: 'explored', pair: pair(prior, candidate) });
const cover = (path: string, of: string, change = 'value'): Cover => ({ operation: 'f', path, change, prior: of, candidate: of, region: 'number' });
const ruling = (kind: DecisionKind, covers: readonly Cover[], over: Partial<Decision> = {}): Decision => ({
  id: `2026-01-01-${kind}-00000000`, kind, date: '2026-01-01', by: 'Ada', why: 'so', requirement: null, rests: { implementation: '', name: '', environment: '' },
  added: [], revoked: [], covers, expires: null, spec: 'f', moved: null, withdraws: [], ...over,
});
/** Paths of what is left open. */
const open = (one: JudgedCase, ...decisions: readonly Decision[]): readonly string[] => leftOpen(one, allShown(one.pair, NOTHING), liveCovers(decisions, '2026-06-01')).open.map((s) => s.difference.path);

const LABEL = cover('result.label', 'string');
const TOTAL = cover('result.total', 'number');
const both = (outcome: CaseOutcome, words: readonly Word[] = []): JudgedCase => judged(outcome, '→ {label: "a", total: 1}', '→ {label: "b", total: 2}', words);

const differ = (prior: string, candidate: string): JudgedCase => judged('undescribed', prior, candidate);

describe('what rulings leave open of a pair', () => {
  it('is all that none of them covers, and nothing where they cover all of it together', () => {
    expect(open(both('undescribed'))).toEqual(['result.label', 'result.total']);
    expect(open(both('undescribed'), ruling('intended', [LABEL]))).toEqual(['result.total']);
    expect(open(both('undescribed'), ruling('intended', [LABEL]), ruling('kept', [TOTAL]))).toEqual([]);
    expect(open(both('permitted'), ruling('unspecified', [LABEL, TOTAL]))).toEqual([]);
  });

  it('is what was ruled to be wrong, whatever else is settled', () => {
    const one = both('undescribed');
    const wrong = ruling('regression', [TOTAL]);
    expect(leftOpen(one, allShown(one.pair, NOTHING), liveCovers([ruling('intended', [LABEL]), wrong], '2026-06-01'))).toMatchObject({ open: [{ difference: { path: 'result.total' } }], wrong });
  });

  it('is all of it where there is more than can be told', () => {
    const record = (of: number): string => `→ {${Array.from({ length: 2500 }, (_, i) => `k${i}: ${i + of}`).join(', ')}}`;
    expect(open(judged('undescribed', record(0), record(7)), ruling('intended', [cover('result.*', 'number')])).length).toBeGreaterThan(0);
  });

  it('of a repair needs a ruling that it is one; what else differs is settled as it would be elsewhere', () => {
    expect(open(both('repair'), ruling('kept', [LABEL, TOTAL]))).toEqual(['result.label', 'result.total']);
    expect(open(both('repair'), ruling('repair', [LABEL]))).toEqual(['result.total']);
    expect(open(both('repair'), ruling('repair', [LABEL]), ruling('kept', [TOTAL]))).toEqual([]);
    expect(open(both('undescribed'), ruling('repair', [LABEL]), ruling('kept', [TOTAL]))).toEqual(['result.label']);
  });

  it('of a prior that does as its record no longer says is what nobody keeps, and nobody left free', () => {
    expect(open(both('drifted'), ruling('intended', [LABEL, TOTAL]), ruling('repair', [LABEL, TOTAL]))).toEqual(['result.label', 'result.total']);
    expect(open(both('drifted'), ruling('kept', [LABEL]), ruling('intended', [TOTAL]))).toEqual(['result.total']);
    expect(open(both('drifted'), ruling('kept', [LABEL]), ruling('unspecified', [TOTAL]))).toEqual([]);
  });

  it('of what only should not be needs each requirement that is violated to be kept', () => {
    const word = (requirement: string): Word => ({ check: `${requirement}#0`, requirement, strength: 'SHOULD', status: 'confirmed', pins: true, result: 'violated', detail: '' });
    const one = both('regression', [word('A-1'), word('A-2')]);
    const kept = (requirement: string): Decision => ruling('kept', [LABEL, TOTAL], { id: `2026-01-01-${requirement}-00000000`, requirement });
    expect(open(one, kept('A-1'))).toEqual(['result.label', 'result.total']);
    expect(open(one, kept('A-1'), kept('A-2'))).toEqual([]);
    expect(open(one, kept('A-1'), ruling('intended', [LABEL, TOTAL], { requirement: 'A-2' }))).toHaveLength(2);
    expect(open(both('regression', [{ ...word('A-1'), strength: 'MUST' }]), kept('A-1'))).toHaveLength(2);
  });

  it.each([
    ['what else a call did that ended in another way', differ('→ 1', 'throws TypeError("no"); console.log("a")'), { ...cover('outcome', 'returned', 'outcome'), candidate: 'threw TypeError' }, 'console'],
    ['what lies in a list of another length', differ('→ [{a: 1, b: 1}]', '→ [{a: 2, b: 1}, {a: 1, b: 2}]'), { ...cover('result', 'array', 'length'), candidate: 'longer array' }, 'result[].a'],
    ['what a typed array of another kind holds', differ('→ new Uint8Array([1])', '→ new Int8Array([2])'), { ...cover('result', 'Uint8Array', 'kind'), candidate: 'Int8Array' }, 'result[]'],
    ['what is shared where values are not what they were', differ('→ {label: "a", x: &1 {}, y: *1}', '→ {label: "b", x: {}, y: {}}'), LABEL, 'result.y'],
  ])('is %s', (_, one, said, path) => {
    expect(open(one, ruling('intended', [said]))).toContain(path);
    expect(open(one, ruling('intended', [said]))).not.toContain(said.path);
  });

  it('is nothing of a list of another length whose items are the same', () => {
    const longer = ruling('intended', [{ ...cover('result', 'array', 'length'), candidate: 'longer array' }]);
    expect(open(judged('undescribed', '→ [1, 2]', '→ [0, 1, 5, 2]'), longer)).toEqual([]);
    expect(open(judged('undescribed', '→ [1, 2]', '→ [0, 1, 5]'), longer)).toEqual(['result[]']);
  });
});
