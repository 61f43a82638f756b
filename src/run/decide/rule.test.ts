import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../compare/differences.js';
import { judged } from '../verify/judged.js';
import { covers } from '../../gate/covers.js';
import { toldByAll, withGiven } from '../../gate/given.js';
import { compileFreedoms } from '../../compare/erase.js';
import { VARIOUS } from '../../compare/title.js';
import type { Cover, Entry } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Difference } from '../../model/difference.js';
import type { JudgedCase, Row } from '../../model/verdict.js';
import type { Bench } from '../verify/bench.js';
import { coversFor, refuseUnfit, refuseUnsettled, settlement, siblingsOf, type Settling } from './rule.js';

const call = (input: string): Case => ({ kind: 'call', operation: 'f', input });
const returned = (text: string) => ({ kind: 'returned' as const, text });
const broad: Difference = { operation: 'f', path: 'result', change: 'value', prior: VARIOUS, candidate: 'number' };

/** In each of so many cases, at the last step. */
const toldAs = (difference: Difference, cases: number, step = 0): Row['told'] => [{ difference, seen: Array.from({ length: cases }, (_, at) => [at, step, difference.path] as const) }];
const coverFor = (...args: Parameters<typeof coversFor>): Cover => coversFor(...args)[0] as Cover;

const row = (over: Partial<Row>): Row => ({
  id: '11111111', outcome: 'undescribed', counts: 'undecided', reach: 'natural', spec: 'a.spec.md', requirement: null, decision: null, origin: 'explored', difference: broad, told: toldAs(over.difference ?? broad, over.cases?.length ?? 3), besides: [], joined: [], rulings: ['intended', 'unspecified', 'regression', 'kept'],
  cases: ['[1]', '[2]', '[3]'].map(call), also: [], cause: 'returns something else', count: 3, witness: { case: call('[1]'), prior: returned('→ 1'), candidate: returned('→ 2') }, ...over,
});

/** As much of a bench as a cover is made with. */
function bench(entries: readonly Entry[] = []): Bench {
  return { entries, seed: 7, plan: { freedoms: compileFreedoms([]) }, loaded: { decisions: [] }, world: { today: () => '2026-01-01' } } as unknown as Bench;
}

const another = (witness: string, over: Partial<Row> = {}): Row => row({ id: '22222222', difference: { ...broad, prior: 'string' }, witness: { case: call(witness), prior: returned('→ "a"'), candidate: returned('→ 2') }, ...over });

const settling = (of: Row, other: Row): Settling => ({ as: 'kept', row: of, others: [other], freedoms: compileFreedoms([]) });

it('a ruling that would promise more than it is about is refused, and says which row comes first', () => {
  const witness = { case: call('[1]'), prior: returned('→ {a: 1, b: 1, c: 1}'), candidate: returned('→ {a: 2, b: 2, c: 2}') };
  const at = (path: Difference['path'], id: string): Row => row({ id, witness, difference: { operation: 'f', path, change: 'value', prior: 'number', candidate: 'number' } });
  const others = [at('result.c', 'cccccccc'), at('result.b', 'bbbbbbbb')];
  expect(() => refuseUnsettled(at('result.a', 'aaaaaaaa'), () => false, { others, freedoms: compileFreedoms([]) })).toThrow(/that of row bbbbbbbb/);
  expect(() => refuseUnsettled(at('result.a', 'aaaaaaaa'), () => true, { others, freedoms: compileFreedoms([]) })).not.toThrow();
});

it('speaks for the recorded cases that it settles, and for those that it says are wrong', () => {
  const ruled = row({ difference: { ...broad, prior: 'number' } });
  const recorded = (text: string): JudgedCase => ({ outcome: 'undescribed', words: [], origin: 'recorded', pair: { case: call('[2]'), prior: returned('→ 1'), candidate: returned(text) } });
  for (const as of ['kept', 'regression'] as const) {
    const isSettled = settlement(coversFor(as, bench(), { row: ruled, recorded: [] }, []), { as, requirement: null, row: ruled }, bench());
    expect([recorded('→ 2'), recorded('→ "2"')].map(isSettled), as).toEqual([true, false]);
  }
});

describe('what a ruling covers', () => {
  it('is as wide as the classes of its inputs', () => {
    expect(coverFor('kept', bench(), { row: row({}), recorded: [] }, []).region).toBe('number');
  });

  it('is as close as the values seen, where it would cover the witness of another change', () => {
    expect(coverFor('kept', bench(), { row: row({}), recorded: [] }, [another('[9]')]).region).toBe('= 1 | = 2 | = 3');
  });

  it('is refused where that is not close enough', () => {
    expect(() => coverFor('kept', bench(), { row: row({}), recorded: [] }, [another('[2]')])).toThrow(/22222222, f\(2\)/);
    // What this kind of ruling cannot settle is not covered by it either.
    expect(coverFor('kept', bench(), { row: row({}), recorded: [] }, [another('[2]', { outcome: 'repair' })]).region).toBe('number');
  });

  it('is refused where it would cover a planted fault', () => {
    const entry: Entry = { case: call('[2]'), observation: returned('→ 3') };
    const many = row({ difference: { ...broad, change: 'kind', prior: 'number', candidate: VARIOUS }, cases: ['[1]', '[2]', '[3]', '[4]', '[5]', '[6]', '[7]', '[8]'].map(call) });
    expect(() => coverFor('kept', bench([entry]), { row: many, recorded: [] }, [])).toThrow(/planted fault, another value for f\(2\)/);
    // What a ruling records anew is held to the letter.
    const anew = judged({ case: entry.case, prior: entry.observation, candidate: returned('→ "3"'), words: [], priorWords: [], kept: () => false, free: false, origin: 'recorded' }, compileFreedoms([]));
    expect(coverFor('intended', bench([entry]), { row: many, recorded: [anew] }, []).region).toBe('number');
  });

  it('is refused where the step of a session would be that fault', () => {
    const session = (x: number): Case => ({ kind: 'session', operation: 'F', steps: [{ access: 'construct', member: 'constructor', input: '[]' }, { access: 'call', member: 'g', input: `[${x}]` }] });
    const entry: Entry = { case: session(2), observation: returned('→ F {}\n→ 3') };
    const of = row({ difference: { ...broad, operation: 'F.g', change: 'kind', prior: 'number', candidate: VARIOUS }, cases: [session(2)], told: toldAs({ ...broad, operation: 'F.g', change: 'kind', prior: 'number', candidate: VARIOUS }, 1, 1), witness: { case: session(2), prior: entry.observation, candidate: returned('→ F {}\n→ "3"') } });
    expect(() => coverFor('kept', bench([entry]), { row: of, recorded: [] }, [])).toThrow(/planted fault, another value for f = new F\(\); f\.g\(2\)/);
  });

  it('is the classes that came out, where something is returned that was not', () => {
    const entry: Entry = { case: call('[-2]'), observation: { kind: 'threw', text: 'throws RangeError("no")' } };
    const pair = (text: string): Row['witness'] => ({ case: entry.case, prior: entry.observation, candidate: returned(text) });
    const thrown = firstDifference(pair('→ 0'), compileFreedoms([])) ?? broad;
    const told = toldByAll(thrown, ['→ 0', '→ ""', '→ null'].map((text) => withGiven(thrown, 0, pair(text))));
    const cover = coverFor('kept', bench([entry]), { row: row({ difference: thrown, told: toldAs(told, 3), witness: pair('→ 0') }), recorded: [] }, []);
    expect(cover.candidate).toBe('returned null or number or string');
    const isCovered = (text: string): boolean => covers(cover, withGiven(thrown, 0, pair(text)), { case: call('[2]'), step: 0 });
    expect(['→ -0', '→ "x"', '→ null', '→ NaN', '→ undefined', '→ []'].map(isCovered)).toEqual([true, true, true, false, false, false]);
  });

  it('holds the same change under another outcome too, and that is told', () => {
    const same = row({ id: '33333333', outcome: 'permitted', witness: { case: call('[2]'), prior: returned('→ 1'), candidate: returned('→ 2') } });
    const cover = coverFor('kept', bench(), { row: row({}), recorded: [] }, [same]);
    expect(siblingsOf([cover], settling(row({}), same)).map((r) => r.id)).toEqual(['33333333']);
    const number = row({ difference: { ...broad, prior: 'number' } });
    const rounding = row({ id: '44444444', difference: { ...broad, change: 'rounding', prior: 'number' } });
    expect(siblingsOf([coverFor('kept', bench(), { row: number, recorded: [] }, [rounding])], settling(number, rounding)).map((r) => r.id)).toEqual(['44444444']);
  });
});

describe('a ruling that settles nothing of a row', () => {
  it.each([
    ['repair', row({}), /undescribed.*It can be ruled intended, unspecified, regression, kept\./],
    ['kept', row({ outcome: 'regression', counts: 'unsafe', requirement: 'A-1', rulings: [] }), /regression of A-1.*Mend the code, or change A-1/],
  ] as const)('%s is refused', (as, of, says) => {
    expect(() => refuseUnfit(as, of)).toThrow(says);
    expect(() => refuseUnfit(as, { ...of, rulings: [as] })).not.toThrow();
  });
});
