import { describe, expect, it } from 'vitest';
import type { Case } from '../model/case.js';
import { caseText } from '../value/case.js';
import { ablations, matters } from './effects.js';

const named = { strings: new Set(['TEN', 'SAVE']), keys: new Set(['strict']) };
const call = (input: string): Case => ({ kind: 'call', operation: 'f', input });
const shown = (of: Case): readonly string[] => ablations(of, named).map(({ feature, instead }) => `${feature}: ${instead.map((each) => caseText(each.case)).join(' or ')}`);

describe('what the source names is looked for in a case', () => {
  it.each([
    ['a text, beside none and beside another', call('["a", "TEN"]'), ['effect:1 "TEN": f("a", undefined) or f("a", "SAVE") or f("a", "TENx")']],
    ['each place of it once', call('[[{sku: "TEN"}, {sku: "TEN"}], "TEN"]'), ['effect:0.[].sku "TEN": f([{}, {sku: "TEN"}], "TEN") or f([{sku: "SAVE"}, {sku: "TEN"}], "TEN") or f([{sku: "TENx"}, {sku: "TEN"}], "TEN")', 'effect:1 "TEN": f([{sku: "TEN"}, {sku: "TEN"}], undefined) or f([{sku: "TEN"}, {sku: "TEN"}], "SAVE") or f([{sku: "TEN"}, {sku: "TEN"}], "TENx")']],
    ['a key, beside the object without it', call('[{strict: true, other: 1}]'), ['effect:0.strict: f({other: 1})']],
    ['no other text, and no number', call('["ten", 10, {lax: true}]'), []],
    ['a step of a session', { kind: 'session', operation: 'Cart', steps: [{ access: 'construct', member: 'constructor', input: '[]' }, { access: 'call', member: 'add', input: '["TEN"]' }] } satisfies Case, ['effect:add 0 "TEN": cart = new Cart(); cart.add(undefined) or cart = new Cart(); cart.add("SAVE") or cart = new Cart(); cart.add("TENx")']],
  ] as const)('%s', (_, of, found) => {
    expect(shown(of).map((line) => line.replaceAll('\n', '; '))).toEqual(found);
  });
});

describe('what the source names matters', () => {
  const [ten] = ablations(call('["a", "TEN"]'), named);
  it.each([
    ['where every other text gives another answer', '→ 90', ['→ 100', '→ 80', '→ 70'], true],
    ['not where one of them gives the same', '→ 90', ['→ 100', '→ 90', '→ 70'], false],
    ['not where it only comes back', '→ "TEN off"', ['→ "off"', '→ "SAVE off"', '→ "TENx off"'], false],
  ] as const)('%s', (_, own, others, expected) => {
    expect(ten !== undefined && matters(ten, own, others)).toBe(expected);
  });

  it('not where a key comes back with what it is a key of', () => {
    const [strict] = ablations(call('[{strict: true}]'), named);
    expect(strict !== undefined && [matters(strict, '→ "a"', ['→ "a!"']), matters(strict, '→ {strict: true}', ['→ {}'])]).toEqual([true, false]);
  });
});
