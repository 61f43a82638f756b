import type { Aspect } from '../../model/difference.js';
import type { Observation } from '../../model/observation.js';
import type { FreeOf } from './free.js';

/** Two observations that differ in one thing alone: a comparison that is blind to it would call them the same. */
export interface Kind {
  readonly what: string;
  readonly prior: Observation;
  readonly wrong: Observation;
  readonly isFree: (free: FreeOf) => boolean;
}

function ofResult(what: string, prior: string, wrong: string, ...aspects: readonly Aspect[]): Kind {
  const returned = (value: string): Observation => ({ kind: 'returned', text: `→ {planted: ${value}}` });
  return { what, prior: returned(prior), wrong: returned(wrong), isFree: (free) => free.touches('result', ['planted']) || aspects.some((a) => free.has(a)) };
}

/** What a path that frees a value leaves as it was. */
function ofPlace(what: string, prior: string, wrong: string): Kind {
  const returned = (value: string): Observation => ({ kind: 'returned', text: `→ ${value}` });
  return { what, prior: returned(prior), wrong: returned(wrong), isFree: (free) => free.loosens('result', ['planted']) };
}

function ofError(what: string, prior: string, wrong: string): Kind {
  const threw = (value: string): Observation => ({ kind: 'threw', text: `throws ${value}` });
  return { what, prior: threw(prior), wrong: threw(wrong), isFree: (free) => free.touches('error') };
}

function beside(what: string, aspects: readonly Aspect[], prior: string, wrong: string): Kind {
  const returned = (more: string): Observation => ({ kind: 'returned', text: `→ 1${more}` });
  return { what, prior: returned(prior), wrong: returned(wrong), isFree: (free) => aspects.length > 0 && (aspects.some((a) => free.has(a)) || free.touches('args')) };
}

function ending(what: string, wrong: Observation): Kind {
  return { what, prior: { kind: 'returned', text: '→ 1' }, wrong, isFree: (free) => free.has('outcome') && wrong.kind === 'threw' };
}

/** What values and effects can differ in, each told apart from all else. */
export const KINDS: readonly Kind[] = [
  ofResult('a number', '1', '2'),
  ofPlace('a class of value', '{planted: 1}', '{planted: "1"}'),
  ofPlace('a part that is missing', '{planted: 1}', '{}'),
  ofResult('a string', '"a"', '"b"'),
  ofPlace('null for undefined', '{planted: undefined}', '{planted: null}'),
  ofResult('a key that is undefined', '{a: undefined}', '{}'),
  ofResult('a key that is missing', '{a: 1, b: 2}', '{a: 1}'),
  ofResult('the order of an array', '[1, 2]', '[2, 1]'),
  ofResult('the length of an array', '[1, 1]', '[1]'),
  ofResult('an entry of a Map', 'new Map([["a", 1]])', 'new Map([["a", 2]])'),
  ofResult('a member of a Set', 'new Set([1])', 'new Set([2])'),
  ofResult('a Date', 'new Date("2020-01-01T00:00:00.000Z")', 'new Date("2021-01-01T00:00:00.000Z")'),
  ofResult('a regular expression', '/a/', '/a/i'),
  ofResult('a bigint', '1n', '2n'),
  ofResult('the sign of zero', '0', '-0', 'negative-zero'),
  ofResult('not a number', 'NaN', '0'),
  ofResult('the order of keys', '{a: 1, b: 2}', '{b: 2, a: 1}', 'key-order'),
  ofResult('a class', 'Planted {a: 1}', 'Other {a: 1}', 'prototype'),
  ofResult('what is shared', '[&1 {}, *1]', '[{}, {}]', 'sharing'),
  ofError('the class of an error', 'TypeError("planted")', 'RangeError("planted")'),
  ofError('the message of an error', 'TypeError("planted")', 'TypeError("other")'),
  ofError('a property of an error', 'Error("planted", {code: "A"})', 'Error("planted", {code: "B"})'),
  beside('a changed argument', ['arguments'], '', '; args[0] = [1]'),
  beside('a promise', ['async'], '', '; async'),
  beside('the console', ['console'], '; console.log("a")', '; console.log("b")'),
  beside('a call of a callback', ['callbacks'], '; calls fn0(1)', '; calls fn0(2)'),
  beside('when a callback is called', ['callbacks', 'async'], '; calls fn0(1)', '; later calls fn0(1)'),
  beside('a change to Object.prototype', [], '', '; Object.prototype = {planted: 1}'),
  ending('a throw', { kind: 'threw', text: 'throws TypeError("planted")' }),
  ending('an exit', { kind: 'exited', text: 'exits 0' }),
  ending('a crash', { kind: 'crashed', text: 'crashes: planted' }),
  ending('a time-out', { kind: 'timedOut', text: 'never returns' }),
  ending('a missing export', { kind: 'failedToLoad', text: 'has no export planted' }),
];
