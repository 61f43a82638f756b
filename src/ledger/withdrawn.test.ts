import { expect, it } from 'vitest';
import type { Decision } from '../model/baseline.js';
import { makeDecision } from './decision/identity.js';
import { liveCovers } from './live.js';
import { NOTHING_ELSE, takeDecision } from './take.js';
import { additionsOf } from './additions.js';
import { adoptingNow, supersededBy, withdrawnIn } from './withdrawn.js';

const SAID = { ...NOTHING_ELSE, spec: 'cart', by: 'Ada <ada@example.org>', date: '2026-11-26', why: 'So.' };
const COVER = { operation: 'total', path: 'result', change: 'value', prior: 'number', candidate: 'number', region: 'array' };
const rests = (implementation: string): Decision['rests'] => ({ implementation, name: 'cart.ts', environment: 'node' });

const recorded = (of: string, ...before: readonly Decision[]): Decision => makeDecision({ ...SAID, kind: 'recorded', rests: rests(of), withdraws: supersededBy('recorded', of, before) }, 'recorded');
const adopted = (of: string, before: readonly Decision[], date = SAID.date): Decision => makeDecision({ ...SAID, date, kind: 'adopted', rests: rests(of), withdraws: supersededBy('adopted', of, before) }, 'adopted');
const ruled = (kind: Decision['kind'], of: string): Decision => makeDecision({ ...SAID, kind, rests: rests(of), covers: [COVER], why: of }, kind);
const undone = ({ id, kind }: Decision): Decision => makeDecision({ ...SAID, kind, rests: rests(''), withdraws: [id] }, 'undo');
const covering = (...all: readonly Decision[]): readonly string[] => liveCovers(all, '2026-12-01').map(({ decision }) => decision.id);
const prior = (...all: readonly Decision[]): string | undefined => adoptingNow(all).at(-1)?.rests.implementation;

const first = recorded('old');
const floor = ruled('intended', 'floor');

it('a ruling on a change covers it until that is the prior, and nothing that changes after it', () => {
  expect(covering(first, floor)).toEqual([floor.id]);
  const next = adopted('floor', [first, floor]);
  expect(next.withdraws).toEqual([first.id, floor.id]);
  expect(covering(first, floor, next)).toEqual([]);
});

it('so too where the changed implementation is recorded, or nothing was adopted but what is the prior already', () => {
  expect(covering(first, floor, recorded('floor', first, floor))).toEqual([]);
  expect(covering(first, floor, recorded('old', first, floor))).toEqual([floor.id]);
  expect(covering(first, floor, adopted('old', [first, floor]))).toEqual([floor.id]);
  const kept = adopted('old', [first]);
  expect(covering(first, floor, kept, recorded('floor', first, floor, kept))).toEqual([floor.id]);
});

it.each(['kept', 'unspecified', 'regression'] as const)('%s is about what the spec or the prior is worth, and stays', (kind) => {
  const ruling = ruled(kind, 'floor');
  expect(covering(first, ruling, adopted('floor', [first, ruling]))).toEqual([ruling.id]);
});

it('counts again once the adoption is taken back, and not when another one follows it', () => {
  const next = adopted('floor', [first, floor]);
  expect(covering(first, floor, next, undone(next))).toEqual([floor.id]);
  const euro = ruled('intended', 'euro');
  const after = adopted('euro', [first, floor, next, euro]);
  expect(after.withdraws).toEqual([next.id, euro.id]);
  expect(covering(first, floor, next, euro, after)).toEqual([]);
  const all = [first, floor, next, euro, after, undone(after)];
  expect([prior(...all), ...covering(...all)]).toEqual(['floor', euro.id]);
});

it('of two branches that each adopted their change, the prior has one of them, and the ruling on the other one still says what differs', () => {
  const euro = ruled('intended', 'euro');
  const [a, b] = [adopted('floor', [first, floor]), adopted('euro', [first, euro], '2026-11-27')];
  const merged = [first, floor, euro, a, b];
  expect([prior(...merged), ...covering(...merged)]).toEqual(['euro', floor.id]);
  expect(covering(...merged, adopted('both', merged))).toEqual([]);
  expect(withdrawnIn([...merged, adopted('both', merged)])).toEqual(new Set([first.id, floor.id, euro.id, a.id, b.id]));
});

it('what was recorded and then adopted is one prior: neither brings a ruling back', () => {
  const again = recorded('floor', first, floor);
  expect(covering(first, floor, again, adopted('floor', [first, floor, again]))).toEqual([]);
});

it('of three that followed one another on one day the last one counts, whatever they are called', () => {
  for (const kind of ['adopted', 'recorded'] as const) {
    for (let i = 0; i < 20; i++) {
      const all: Decision[] = [];
      for (const of of [`a${i}`, `b${i}`, `c${i}`]) all.push(kind === 'adopted' ? adopted(of, all) : recorded(of, ...all));
      expect(prior(...all)).toBe(`c${i}`);
      expect(prior(...all, undone(all[2]!))).toBe(`b${i}`);
    }
  }
});

it('of two rulings that disagree, the one that gave way in all its entries covers nothing any more', () => {
  const intended = (...texts: readonly string[]): Decision => makeDecision({ ...SAID, kind: 'intended', rests: rests(texts.join()), covers: [COVER], added: additionsOf(texts) }, 'intended');
  const [twenty, fifteen, both] = [intended('total(1) → 80'), intended('total(1) → 85'), intended('total(1) → 85', 'total(2) → 170')];
  const take = (of: Decision, ...all: readonly Decision[]): Decision => takeDecision(of, all, SAID)!;
  expect(covering(first, twenty, fifteen, take(twenty, first, twenty, fifteen))).toEqual([twenty.id]);
  expect(covering(first, twenty, both, take(twenty, first, twenty, both))).toEqual([twenty.id, both.id].toSorted());
});
