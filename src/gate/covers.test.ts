import { describe, expect, it } from 'vitest';
import type { Decision } from '../model/baseline.js';
import type { Step } from '../model/case.js';
import type { Difference } from '../model/difference.js';
import { liveCovers } from '../ledger/live.js';
import { coverOf, covers, rulingsOn } from './covers.js';
import { inRegion, regionOf, regionText, type Spot } from './region.js';

const call = (input: string): Spot => ({ case: { kind: 'call', operation: 'f', input }, step: 0 });
const difference: Difference = { operation: 'f', path: 'result', change: 'value', prior: 'string', candidate: 'string' };
const decision = (over: Partial<Decision>): Decision => ({
  id: '2026-01-01-a-00000000', kind: 'unspecified', date: '2026-01-01', by: 'Ada <ada@example.org>', why: 'so', requirement: null,
  rests: { implementation: '', name: '', environment: '' }, added: [], revoked: [], covers: [], expires: null, spec: 'cart', moved: null, withdraws: [], ...over,
});

describe('a ruling that a number may be another one', () => {
  const number: Difference = { operation: 'f', path: 'result', change: 'value', prior: 'number', candidate: 'number' };
  const rounding: Difference = { ...number, change: 'rounding' };

  it('covers one close by, and a ruling on rounding covers no other number', () => {
    expect(covers(coverOf(number, [call('[1]')]), rounding, call('[2]'))).toBe(true);
    expect(covers(coverOf(number, [call('[1]')]), { ...rounding, path: 'result.total' }, call('[2]'))).toBe(false);
    expect(covers(coverOf(rounding, [call('[1]')]), number, call('[2]'))).toBe(false);
    expect(covers(coverOf(difference, [call('[1]')]), rounding, call('[2]'))).toBe(false);
  });
});

describe('the region of inputs that a ruling speaks of', () => {
  it('names the shapes of each argument, and holds them', () => {
    const region = regionOf([call('[1, "a"]'), call('[2]')]);
    expect(region).toBe('number; absent | string');
    expect(inRegion(call('[7, "b"]'), region)).toBe(true);
    expect(inRegion(call('[7]'), region)).toBe(true);
    expect(inRegion(call('[-7, "b"]'), region)).toBe(true);
    expect(inRegion(call('[Infinity, "b"]'), region)).toBe(false);
    expect(inRegion(call('["7", "b"]'), region)).toBe(false);
    expect(inRegion(call('[7, "b", 1]'), region)).toBe(false);
  });

  it('names values that come again and again, and any scalar where it is to be close', () => {
    const cases = ['[[], "TEN"]', '[[1], "TEN"]', '[[2], "TEN"]', '[[3, 4]]'].map(call);
    const region = regionOf(cases);
    expect(region).toBe('array; = "TEN" | absent');
    expect(inRegion(call('[[9], "TEN"]'), region)).toBe(true);
    expect(inRegion(call('[[9]]'), region)).toBe(true);
    expect(inRegion(call('[[9], "TWENTY"]'), region)).toBe(false);
    const close = regionOf(['["a; b | c"]', '["d"]'].map(call), 'close');
    expect(inRegion(call('["a; b | c"]'), close)).toBe(true);
    expect(inRegion(call('["d"]'), close)).toBe(true);
    expect(inRegion(call('["c"]'), close)).toBe(false);
    expect(regionOf(['["a"]', '["d"]'].map(call))).toBe('string');
  });

  it('leaves the number of arguments free where it varied freely', () => {
    const region = regionOf(['[1]', '[1, "a"]', '[2, "a", "b"]', '[3, "c", {}, "d"]', '[4, "e", "f", {}]'].map(call));
    expect(region).toBe('number; ...object | string');
    expect(inRegion(call('[7]'), region)).toBe(true);
    expect(inRegion(call('[7, {}, "a", "b", "c", "d", "e"]'), region)).toBe(true);
    expect(inRegion(call('[7, "a", 1]'), region)).toBe(false);
    expect(inRegion(call('["a"]'), region)).toBe(false);
    // Of few numbers of arguments no more follows.
    expect(inRegion(call('[7, "b", "c"]'), regionOf([call('[1]'), call('[1, "a"]')]))).toBe(false);
  });

  it('gives up on an argument that had many shapes', () => {
    const region = regionOf(['[1]', '[NaN]', '["a"]', '[true]', '[null]', '[[]]', '[{}]'].map(call));
    expect(region).toBe('*');
    expect(inRegion(call('[1, 2]'), region)).toBe(true);
  });

  it('knows a call without arguments', () => {
    expect(regionOf([call('[]')])).toBe('none');
    expect(inRegion(call('[]'), 'none')).toBe(true);
    expect(inRegion(call('[1]'), 'none')).toBe(false);
  });
});

describe('the region of sessions that a ruling speaks of', () => {
  const [make, plus, value] = [{ access: 'construct', member: 'constructor', input: '[1]' }, { access: 'call', member: 'plus', input: '[2]' }, { access: 'get', member: 'value', input: '[]' }] as const;
  const session = (step: number, ...steps: readonly Step[]): Spot => ({ case: { kind: 'session', operation: 'Box', steps }, step });
  const region = regionOf([session(2, make, plus, value), session(3, make, value, plus, value)]);

  it('is what was asked, with what, and after which kinds of steps', () => {
    expect(region).toBe('at none || constructor! number || plus! number || value none');
    expect(regionText(region)).toBe('the arguments are none, after the steps constructor! number, plus! number, value none');
    expect(inRegion(session(3, make, plus, plus, value), region)).toBe(true);
    // What comes after the step makes no difference to it.
    expect(inRegion(session(2, make, plus, value, { access: 'call', member: 'clear', input: '[]' }), region)).toBe(true);
  });

  it.each([
    ['nothing came before that always did', session(1, make, value)],
    ['it came only afterwards', session(1, make, value, plus)],
    ['another kind of step came before', session(3, make, plus, { access: 'call', member: 'clear', input: '[]' }, value)],
    ['a step had another kind of argument', session(2, make, { ...plus, input: '["2"]' }, value)],
    ['it was made of something else', session(2, { ...make, input: '[]' }, plus, value)],
  ])('holds no session in which %s', (_, spot) => {
    expect(inRegion(spot, region)).toBe(false);
  });

  it('of a construction is what it is made of, and any name of a member can be told', () => {
    expect(regionOf([session(0, make, plus)])).toBe('at number');
    expect(inRegion(session(0, make, value), 'at number')).toBe(true);
    const odd: Step = { access: 'call', member: 'a | "b"! c', input: '["; || x"]' };
    const close = regionOf([session(2, make, odd, value)], 'close');
    expect(inRegion(session(2, make, odd, value), close)).toBe(true);
    expect(inRegion(session(2, make, { ...odd, member: 'a' }, value), close)).toBe(false);
    expect(inRegion(session(2, make, { ...odd, input: '["y"]' }, value), close)).toBe(false);
  });

  it('of a decision that was made before is the set of members that it names', () => {
    expect(inRegion(session(1, make, value, plus), 'constructor | plus | value')).toBe(true);
    expect(inRegion(session(1, make, value, plus), 'constructor | value')).toBe(false);
  });
});

describe('what a ruling covers', () => {
  const cover = coverOf(difference, [call('[1]')]);

  it('is the same difference within the region, and nothing else', () => {
    expect(covers(cover, difference, call('[5]'))).toBe(true);
    expect(covers(cover, difference, call('["x"]'))).toBe(false);
    expect(covers(cover, { ...difference, candidate: 'undefined' }, call('[5]'))).toBe(false);
    expect(covers(cover, { ...difference, operation: 'g' }, call('[5]'))).toBe(false);
  });

  it('ends when a decision expires, and the newest one speaks', () => {
    const old = decision({ covers: [cover] });
    const kept = decision({ id: '2026-02-01-b-00000000', kind: 'kept', expires: '2026-06-01', covers: [cover] });
    const on = (input: string, today: string): readonly Decision[] => rulingsOn(difference, call(input), { live: liveCovers([old, kept], today), kinds: ['kept', 'unspecified'] });
    expect(on('[2]', '2026-05-31')).toEqual([old, kept]);
    expect(on('[2]', '2026-06-01')).toEqual([old]);
    expect(on('["x"]', '2026-05-31')).toEqual([]);
  });
});
