import { describe, expect, it } from 'vitest';
import type { ThrowPattern } from '../model/spec.js';
import { meets } from './expected.js';
import { parseOutcome } from './outcome.js';

function returned(value: string, line: string): string {
  const { result, detail } = meets({ how: 'returns', value }, parseOutcome(line));
  return detail === '' ? result : `${result}: ${detail}`;
}

function threw(pattern: ThrowPattern, line: string): string {
  const { result, detail } = meets({ how: 'throws', pattern }, parseOutcome(line));
  return detail === '' ? result : `${result}: ${detail}`;
}

function named(name: string, rest: Partial<Extract<ThrowPattern, { kind: 'class' }>> = {}): ThrowPattern {
  return { kind: 'class', name, message: null, properties: null, ...rest };
}

describe('what a pin demands of a value', () => {
  it('is value equality', () => {
    expect(returned('{a: 1, b: 0}', '→ {b: -0, a: 1}')).toBe('holds');
    expect(returned('{a: 1}', '→ Cart {a: 1}')).toBe('holds');
    expect(returned('Cart {a: 1}', '→ {a: 1}')).toBe('violated: expected Cart {a: 1}, was {a: 1}');
    expect(returned('-0', '→ 0')).toBe('violated: expected -0, was 0');
    expect(returned('1', '→ 1; async')).toBe('holds');
    expect(returned('[1]', '→ *1; args[0] = &1 [1]')).toBe('holds');
  });

  it('is not met by a throw or an end', () => {
    expect(returned('1', 'throws RangeError("no")')).toBe('violated: expected 1, threw RangeError("no")');
    expect(returned('1', 'never returns')).toBe('violated: expected 1, it never returns');
  });

  it('is open where a part cannot be seen into', () => {
    expect(returned('{a: 1, b: 2}', '→ {a: 1, b: <function f>}')).toBe('opaque: expected {a: 1, b: 2}, was {a: 1, b: <function f>}');
    expect(returned('{a: 2, b: 2}', '→ {a: 1, b: <function f>}')).toMatch(/^violated/);
    expect(returned('this is no value', '→ 1')).toMatch(/^opaque/);
  });
});

describe('what a pin demands of a throw', () => {
  it('is a class by any of its names', () => {
    expect(threw(named('UnknownCoupon'), 'throws UnknownCoupon("x")')).toBe('holds');
    expect(threw(named('Error'), 'throws UnknownCoupon("x")')).toBe('holds');
    expect(threw(named('RangeError'), 'throws BadRange(RangeError("x"))')).toBe('holds');
    expect(threw(named('BadName'), 'throws Object.assign(Error("x"), {name: "BadName"})')).toBe('holds');
    expect(threw(named('TypeError'), 'throws RangeError("x")')).toBe('violated: expected it to throw TypeError, threw RangeError("x")');
    expect(threw(named('Error'), 'throws "Error"')).toMatch(/^violated/);
    expect(threw(named('Stop'), 'throws Stop {at: 1}')).toBe('holds');
    expect(threw(named('Error'), 'throws Stop {at: 1}')).toMatch(/^violated/);
    expect(threw(named('Error'), '→ undefined')).toBe('violated: expected it to throw Error, was undefined');
  });

  it('is a message, by text or expression', () => {
    expect(threw(named('Error', { message: { kind: 'text', text: 'no' } }), 'throws Error("no")')).toBe('holds');
    expect(threw(named('Error', { message: { kind: 'text', text: 'no' } }), 'throws Error("no!")')).toBe('violated: expected it to throw Error("no"), threw Error("no!")');
    expect(threw(named('Error', { message: { kind: 'expression', source: '^n.$', flags: 'i' } }), 'throws Error("NO")')).toBe('holds');
    expect(threw(named('Error', { message: { kind: 'expression', source: '^n$', flags: '' } }), 'throws Error("no")')).toBe('violated: expected it to throw Error(/^n$/), threw Error("no")');
    expect(threw(named('Error', { message: { kind: 'text', text: '' } }), 'throws Error()')).toBe('holds');
  });

  it('is properties, of which there may be more', () => {
    expect(threw({ kind: 'properties', properties: '{code: "E"}' }, 'throws Object.assign(Error("x"), {code: "E", errno: 1})')).toBe('holds');
    expect(threw({ kind: 'properties', properties: '{code: "E"}' }, 'throws Error("x")')).toBe('violated: expected it to throw something with {code: "E"}, threw Error("x")');
    expect(threw({ kind: 'properties', properties: '{inner: {a: 1}}' }, 'throws Object.assign(Error("x"), {inner: <Promise>})')).toMatch(/^opaque/);
    expect(threw(named('Error', { properties: '{code: 2}' }), 'throws Object.assign(Error("x"), {code: 1})')).toMatch(/^violated/);
  });

  it('is a value, or anything', () => {
    expect(threw({ kind: 'value', value: '5' }, 'throws 5')).toBe('holds');
    expect(threw({ kind: 'value', value: '5' }, 'throws "5"')).toBe('violated: expected it to throw 5, threw "5"');
    expect(threw({ kind: 'anything' }, 'throws undefined')).toBe('holds');
    expect(threw({ kind: 'anything' }, 'exits 1')).toBe('violated: expected it to throw something, it exits 1');
  });
});
