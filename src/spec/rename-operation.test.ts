import { expect, it } from 'vitest';
import { compareSpecs } from '../change/compare-specs.js';
import type { SpecSide } from '../model/change.js';
import { declarationsOf } from './declarations.js';
import { readSpec } from './read-spec.js';
import { renameOperation } from './rename-operation.js';

const side = (text: string): SpecSide => {
  const spec = readSpec(text, { file: 'price.spec.md' });
  return { spec, declarations: declarationsOf(spec), outside: null };
};
const SPEC = ['---', 'holdfast: 1', 'subject: price.ts', '---', '# Prices', '', '```ts signature',
  'export interface Row { label: string }', 'export function label(cents: number): string', 'export function rows(cents: number[]): Row[]', '```', '',
  '## P-1: Labels', 'A label MUST show euros: `label(1234)` → `"12.34 label"`. See `label`.', '',
  '| n | `label(n)` |', '|---|---|', '| `0` | `"0.00"` |', '',
  '## P-2: Rows', '`rows([1])` → `[{label: "0.01"}]`', '',
  '```ts property', '(cents: number) => label(cents) === rows([cents])[0].label', '```', '',
  '```ts example', 'const shown = rows([5]).map((row) => row.label)', 'shown[0] // → "0.05"', 'label(5) // → "0.05"', '```', '',
  '```ts model', 'function label(cents: number): string {', '  return cents < 0 ? `-${label(-cents)}` : String(cents)', '}', '```', '',
  '```cases', 'label(7) → "0.07"', '```', '', '```ts unspecified', 'label: error.message', '```', '', '```ts unspecified for label', '(cents) => cents > 1e9', '```', ''].join('\n');

it('gives an operation another name wherever code of the spec means it, and nothing else', () => {
  const renamed = renameOperation(SPEC, { from: 'label', to: 'tag' });
  const byHand = SPEC.replaceAll('label(', 'tag(').replace('`label`', '`tag`').replace('label: error', 'tag: error').replace('for label', 'for tag');
  expect(renamed).toBe(byHand);
  expect(compareSpecs([side(renamed)], [side(byHand)]).flatMap((c) => c.changes)).toEqual([]);
});

it('a class goes by it in types too', () => {
  expect(renameOperation('```ts signature\nexport class Cart { add(other: Cart): Cart }\nexport function sum(cart: Cart): number\n```\n`new Cart().size` → `0`, `Cart.of(1)`', { from: 'Cart', to: 'Basket' }))
    .toBe('```ts signature\nexport class Basket { add(other: Basket): Basket }\nexport function sum(cart: Basket): number\n```\n`new Basket().size` → `0`, `Basket.of(1)`');
});

it.each([
  ['strings and keys', '`f("label", {label: 1}).label` → `"label"`'],
  ['a parameter of that name', '```ts property\n(label: string) => f(label) === label\n```'],
  ['a variable in a function', '```ts example\nf(() => { const label = 1; return label })\n```'],
  ['a key that is written once', '`f({label})` → `1`'],
  ['prose', 'A label is a label.'],
  ['code that does not parse', '`label(` and `label → 1`'],
  ['code of another language', '```sh\nlabel 1\n```'],
])('leaves %s', (_, text) => {
  expect(renameOperation(text, { from: 'label', to: 'tag' })).toBe(text);
});
