import { describe, expect, it } from 'vitest';
import type { Entry } from '../model/baseline.js';
import { featureContext, featuresOf } from './features.js';
import { Selector } from './select.js';

const constants = { strings: ['SAVE10'], numbers: [100], bigints: [], keys: [], expressions: [] };
const context = featureContext(constants);
const entry = (input: string, text: string, kind: 'returned' | 'threw' = 'returned'): Entry => ({ case: { kind: 'call', operation: 'f', input }, observation: { kind, text } });
const features = (e: Entry): readonly string[] => featuresOf(e.case, e.observation, context);

describe('features', () => {
  it('tell constants and both their sides', () => {
    expect(features(entry('["SAVE10", 100]', '→ 1'))).toEqual(expect.arrayContaining(['constant:"SAVE10"', 'constant:100']));
    expect(features(entry('[99]', '→ 1'))).toContain('constant:below 100');
    expect(features(entry('[{a: [101]}]', '→ 1'))).toContain('constant:above 100');
  });

  it('tell pairs of classes of parameters', () => {
    expect(features(entry('[1, undefined]', '→ 1'))).toContain('pair:0 positive × 1 undefined');
  });

  it('tell errors by class and the fixed part of their message', () => {
    const [a, b] = [entry('[1]', 'throws RangeError("no item 7")', 'threw'), entry('[2]', 'throws RangeError("no item 12")', 'threw')];
    const of = (e: Entry): readonly string[] => features(e).filter((f) => f.startsWith('outcome:'));
    expect(of(a)).toEqual(of(b));
    expect(of(a)).toEqual(['outcome:threw RangeError no item …']);
  });
});

describe('selection', () => {
  const select = (entries: readonly Entry[], most: number): readonly string[] => {
    const selector = new Selector();
    for (const e of entries) selector.add(e, 'natural', featuresOf(e.case, e.observation, context));
    return selector.select(most).entries.map((e) => (e.case.kind === 'call' ? e.case.input : ''));
  };

  it('keeps the plainest case of each feature and drops what shows nothing of its own', () => {
    expect(select([entry('[12345]', '→ 1'), entry('[7]', '→ 1'), entry('[8]', '→ 1')], 10)).toEqual(['[7]']);
  });

  it('prefers what matters when room is short, and says what fell out', () => {
    const selector = new Selector();
    for (const e of [entry('["x"]', '→ 1'), entry('["SAVE10"]', '→ 2'), entry('[[]]', '→ 3')]) selector.add(e, 'natural', featuresOf(e.case, e.observation, context));
    const { entries, fellOut, held } = selector.select(1);
    expect(entries.map((e) => e.observation.text)).toEqual(['→ 2']);
    expect(held.constant).toBe(1);
    expect(fellOut).toMatchObject({ constant: 0, value: 2 });
  });

  it('does not choose again for what is recorded already', () => {
    const selector = new Selector();
    const [one, two] = [entry('[1]', '→ 1'), entry('[2]', '→ "b"')];
    selector.hold(featuresOf(one.case, one.observation, context));
    for (const e of [one, two]) selector.add(e, 'natural', featuresOf(e.case, e.observation, context));
    expect(selector.select(9).entries).toEqual([two]);
  });

  it('is done with values once a record holds enough of them', () => {
    const many = Array.from({ length: 200 }, (_, i) => entry(`[${i}]`, `→ ${i}`));
    const once = new Selector();
    const again = new Selector();
    const later = many.slice(100);
    for (const e of many.slice(0, 100)) once.add(e, 'natural', featuresOf(e.case, e.observation, context));
    const recorded = once.select(300).entries;
    expect(recorded.length).toBeGreaterThanOrEqual(60);
    for (const e of recorded) again.hold(featuresOf(e.case, e.observation, context));
    for (const e of later) again.add(e, 'natural', featuresOf(e.case, e.observation, context));
    expect(again.select(300).entries.filter((e) => !['→ 100', '→ 101', '→ 99'].includes(e.observation.text))).toEqual([]);
  });

  it('prefers natural cases to shorter ones', () => {
    const selector = new Selector();
    selector.add(entry('[0]', '→ 1'), 'exotic', ['value:→ 1']);
    selector.add(entry('[1000]', '→ 1'), 'natural', ['value:→ 1']);
    expect(selector.select(1).entries[0]?.case).toMatchObject({ input: '[1000]' });
  });
});
