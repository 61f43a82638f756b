import { expect, it } from 'vitest';
import type { ChangeEffect, SpecChangeKind } from '../model/change.js';
import { changeOf, KINDS, silenced } from './kinds.js';

const kinds = Object.keys(KINDS) as SpecChangeKind[];
const weights = (effect: ChangeEffect): readonly number[] => kinds.filter((k) => KINDS[k].effect === effect).map((k) => KINDS[k].weight);

it('a new freedom comes before all else', () => {
  const freedoms: readonly SpecChangeKind[] = ['freedom-added', 'freedom-widened', 'freedom-altered'];
  const lightest = Math.min(...freedoms.map((k) => KINDS[k].weight));
  for (const kind of kinds.filter((k) => !freedoms.includes(k))) expect(KINDS[kind].weight, kind).toBeLessThan(lightest);
});

it('what strengthens stands below all that weakens or changes, and what does neither below that', () => {
  expect(Math.max(...weights('stronger'))).toBeLessThan(Math.min(...weights('weaker'), ...weights('changed')));
  expect(Math.max(...weights('same'))).toBeLessThan(Math.min(...weights('stronger')));
  expect(silenced(changeOf({ kind: 'check-removed', what: '' })).weight).toBeLessThan(Math.min(...weights('same')));
});

it('no two have one place', () => {
  expect(new Set(kinds.map((k) => KINDS[k].weight)).size).toBe(kinds.length);
});
