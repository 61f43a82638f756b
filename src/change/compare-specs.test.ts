import { describe, expect, it } from 'vitest';
import type { SpecChange, SpecSide } from '../model/change.js';
import { declarationsOf } from '../spec/declarations.js';
import { readSpec } from '../spec/read-spec.js';
import { compareSpecs } from './compare-specs.js';

const HEAD = '---\nholdfast: 1\nsubject: cart.ts\nids: [CART]\nowns: [cart/**]\n---\n# Cart\n\n```ts signature\nexport function total(items: number[]): number\nexport interface Item { sku: string }\n```\n\n';
const EMPTY = '### CART-1: An empty cart costs nothing\n\nThe total of an empty cart MUST be zero: `total([])` → `0`.\n\n';
const TABLE = '### CART-2: Totals\n\n| items | `total(items)` |\n|---|---|\n| `[1]` | `1` |\n| `[2]` | `2` |\n\n';
const REFUSED = '### CART-3: Too much is refused\n\n`total([9])` throws `RangeError("much")`.\n\n';
const BASE = HEAD + EMPTY + TABLE + REFUSED;

function side(text: string, file = 'cart.spec.md'): SpecSide {
  const spec = readSpec(text, { file });
  expect(spec.findings.filter((f) => f.severity === 'error')).toEqual([]);
  return { spec, declarations: declarationsOf(spec), outside: null };
}

function changesOf(before: string, now: string): readonly SpecChange[] {
  return compareSpecs([side(before)], [side(now)])[0]?.changes ?? [];
}

/** `weaker freedom-added CART-3: error.message`, and what it was and is. */
function said({ effect, kind, requirement, what, before, after }: SpecChange): string {
  const sides = before === null && after === null ? '' : ` (${before ?? ''} ⇒ ${after ?? ''})`;
  return `${effect} ${kind} ${requirement ?? '-'}: ${what}${sides}`;
}

function all(...edits: readonly (readonly [part: string, by: string])[]): string {
  return edits.reduce((text, [part, by]) => {
    expect(text).toContain(part);
    return text.replace(part, () => by);
  }, BASE);
}

const block = (info: string, code: string): string => `\`\`\`${info}\n${code}\n\`\`\`\n\n`;
const FREE = block('ts unspecified', 'error.message');

/** What is done to the spec, the text before and after, and every change that is told, the heaviest first. */
const TABLE_OF_CHANGES: readonly (readonly [what: string, before: string, now: string, told: readonly string[]])[] = [
  ['nothing', BASE, BASE, []],
  ['line ends of Windows', BASE, BASE.replaceAll('\n', '\r\n'), []],
  ['requirements in another order', BASE, HEAD + REFUSED + TABLE + EMPTY, []],
  ['rows in another order', BASE, all(['| `[1]` | `1` |\n| `[2]` | `2` |', '| `[2]` | `2` |\n| `[1]` | `1` |']), []],
  ['a new requirement', HEAD + EMPTY, HEAD + EMPTY + TABLE, ['stronger requirement-added CART-2: Totals ( ⇒ MUST, 2 checks)']],
  ['one that is gone', BASE, HEAD + EMPTY + TABLE, ['weaker requirement-removed CART-3: Too much is refused (MUST, 1 check ⇒ )']],
  ['a freedom', BASE, BASE + FREE, ['weaker freedom-added CART-3: error.message ( ⇒ error.message)']],
  ['no freedom any more', BASE + FREE, BASE, ['stronger freedom-removed CART-3: error.message (error.message ⇒ )']],
  ['a freedom that another one holds already', BASE + FREE, BASE + block('ts unspecified', 'error.message\ntotal: error.message'), []],
  ['a freedom that stands elsewhere', HEAD + EMPTY + FREE + TABLE, HEAD + EMPTY + TABLE + FREE, []],
  ['a freedom of one operation that becomes one of all', BASE + block('ts unspecified', 'total: #key-order'), BASE + block('ts unspecified', '#key-order'), ['weaker freedom-widened CART-3: #key-order (total: #key-order ⇒ #key-order)']],
  ['a wider tolerance', BASE + block('ts unspecified', 'result #within 0.1'), BASE + block('ts unspecified', 'result #within 0.5'), ['weaker freedom-widened CART-3: result #within 0.5 (result #within 0.1 ⇒ result #within 0.5)']],
  ['a narrower one', BASE + block('ts unspecified', 'result #within 0.5'), BASE + block('ts unspecified', 'result #within 0.1'), ['stronger freedom-narrowed CART-3: result #within 0.1 (result #within 0.5 ⇒ result #within 0.1)']],
  ['a predicate over inputs', BASE, BASE + block('ts unspecified for total', '(items) => items.length > 9'), ['weaker freedom-added CART-3: inputs of total on which (items) => items.length > 9 ( ⇒ (items) => items.length > 9)']],
  ['another predicate', BASE + block('ts unspecified for total', '(items) => items.length > 9'), BASE + block('ts unspecified for total', '(items) => items.length > 5'), ['weaker freedom-altered CART-3: inputs of total on which (items) => items.length > 5 ((items) => items.length > 9 ⇒ (items) => items.length > 5)']],
  ['another outcome', BASE, all(['`2` |\n\n', '`3` |\n\n']), ['changed expectation-changed CART-2: total([2]) (→ 2 ⇒ → 3)']],
  ['a pattern that takes more', BASE, all(['RangeError("much")', 'RangeError']), ['weaker expectation-loosened CART-3: total([9]) (throws RangeError("much") ⇒ throws RangeError)']],
  ['a pattern that takes less', all(['RangeError("much")', 'RangeError']), BASE, ['stronger expectation-tightened CART-3: total([9]) (throws RangeError ⇒ throws RangeError("much"))']],
  ['a row more', BASE, all(['| `2` |\n\n', '| `2` |\n| `[3]` | `3` |\n\n']), ['stronger check-added CART-2: total([3]) ( ⇒ → 3)']],
  ['a row less', BASE, all(['| `[2]` | `2` |\n', '']), ['weaker check-removed CART-2: total([2]) (→ 2 ⇒ )']],
  ['an example under another requirement', BASE, all(['| `[2]` | `2` |\n', ''], [': `total([])` → `0`', ': `total([])` → `0`; `total([2])` → `2`']), ['same check-moved CART-2: total([2]) (CART-2 MUST ⇒ CART-1 MUST)']],
  ['an example under one that holds less', all(['MUST be', 'MAY be']), all(['MUST be', 'MAY be'], ['| `[2]` | `2` |\n', ''], [': `total([])` → `0`', ': `total([])` → `0`; `total([2])` → `2`']), ['weaker check-demoted CART-2: total([2]) (CART-2 MUST ⇒ CART-1 MAY)']],
  ['an example of a draft under what is confirmed', all(['### CART-3', '### CART-4: Later [draft]\n\n`total([5])` → `5`\n\n### CART-3']), all(['### CART-3', '### CART-4: Later [draft]\n\n`total([5])` → `5`\n\n### CART-3'], ['| `[2]` | `2` |\n', '| `[2]` | `2` |\n| `[5]` | `5` |\n']), ['stronger check-added CART-2: total([5]) ( ⇒ → 5)']],
  ['a weaker word', BASE, all(['MUST be', 'SHOULD be']), ['weaker strength-lowered CART-1: An empty cart costs nothing (MUST ⇒ SHOULD)']],
  ['a stronger one', all(['MUST be', 'MAY be']), BASE, ['stronger strength-raised CART-1: An empty cart costs nothing (MAY ⇒ MUST)']],
  ['not in place of nothing', BASE, all(['MUST be', 'MUST NOT be']), ['changed requirement-reworded CART-1: prose (The total of an empty cart MUST be zero: `total([])` → `0`. ⇒ The total of an empty cart MUST NOT be zero: `total([])` → `0`.)']],
  ['observed becomes confirmed', all(['Totals', 'Totals [observed]']), BASE, ['stronger status-raised CART-2: Totals (observed ⇒ confirmed)']],
  ['confirmed becomes a draft', BASE, all(['Totals', 'Totals [draft]']), ['weaker status-lowered CART-2: Totals (confirmed ⇒ draft)']],
  ['what nobody confirmed holds nobody', all(['Totals', 'Totals [draft]']), all(['Totals', 'Totals [draft]'], ['| `[2]` | `2` |\n', '']), ['same check-removed CART-2: total([2]) (→ 2 ⇒ )']],
  ['a freedom counts under what nobody confirmed', all(['refused\n', 'refused [draft]\n']), all(['refused\n', 'refused [draft]\n']) + FREE, ['weaker freedom-added CART-3: error.message ( ⇒ error.message)']],
  ['other words', BASE, all(['Too much is refused', 'More than enough is refused']), ['changed requirement-reworded CART-3: title (Too much is refused ⇒ More than enough is refused)']],
  ['another number', BASE, all(['CART-3', 'CART-7']), ['changed requirement-renumbered CART-7: Too much is refused (CART-3 ⇒ CART-7)']],
  ['two that change places', BASE, all(['CART-3', 'CART-9'], ['CART-1', 'CART-3'], ['CART-9', 'CART-1']), ['changed requirement-renumbered CART-3: An empty cart costs nothing (CART-1 ⇒ CART-3)', 'changed requirement-renumbered CART-1: Too much is refused (CART-3 ⇒ CART-1)']],
  ['an id that was used already', BASE, HEAD + EMPTY + TABLE + '### CART-3: Postage\n\nParcels travel by train, `total([7, 7])` → `14`.\n\n', ['changed id-reused CART-3: Postage (Too much is refused ⇒ Postage)', 'weaker check-removed CART-3: total([9]) (throws RangeError("much") ⇒ )', 'stronger check-added CART-3: total([7, 7]) ( ⇒ → 14)']],
  ['no check any more', BASE, all([': `total([])` → `0`', '']), ['weaker check-removed CART-1: total([]) (→ 0 ⇒ )', 'weaker criteria-unbound CART-1: The total of an empty cart MUST be zero.']],
  ['a check for prose that had none', all([': `total([])` → `0`', '']), BASE, ['stronger check-added CART-1: total([]) ( ⇒ → 0)', 'stronger criteria-bound CART-1: The total of an empty cart MUST be zero: `total([])` → `0`.']],
  ['another parameter', BASE, all(['items: number[]', 'items: readonly number[]']), ['changed declaration-changed -: total (export function total(items: number[]): number; ⇒ export function total(items: readonly number[]): number;)']],
  ['a declaration less', BASE, all(['export function total(items: number[]): number\n', '']), ['weaker declaration-removed -: total (export function total(items: number[]): number; ⇒ )']],
  ['declarations in another order', BASE, all(['export function total(items: number[]): number\nexport interface Item { sku: string }', 'export interface Item { sku: string }\nexport function total(items: number[]): number']), []],
  ['another subject', BASE, all(['subject: cart.ts', 'subject: other.ts']), ['changed subject-changed -: subject (cart.ts ⇒ other.ts)']],
  ['more to write', BASE, all(['owns: [cart/**]', 'owns: [cart/**, "**"]']), ['weaker owns-widened -: ** ( ⇒ **)']],
  ['an example that is no longer read', BASE, all(['→ `0`', 'gives `0`']), ['weaker check-removed CART-1: total([]) (→ 0 ⇒ )', 'weaker criteria-unbound CART-1: The total of an empty cart MUST be zero: `total([])` gives `0`.', 'weaker check-unread -: total([]) gives 0 ( ⇒ Between call and value stands "gives". An example is a code span with a call, then →, returns or throws, then a code span with what comes out.)', 'changed requirement-reworded CART-1: prose (The total of an empty cart MUST be zero: `total([])` → `0`. ⇒ The total of an empty cart MUST be zero: `total([])` gives `0`.)']],
  ['a property', BASE + block('ts property', '(items: number[]) => total(items) >= 0'), BASE + block('ts property', '(items: number[]) => total(items) > 0'), ['changed check-changed CART-3: property ((items: number[]) => total(items) >= 0 ⇒ (items: number[]) => total(items) > 0)']],
  ['a model', BASE, BASE + block('ts model', 'function total(items: number[]) { return items.length; }'), ['stronger check-added CART-3: model of total ( ⇒ function total(items: number[]) { return items.length; })']],
  ['what an example expects', BASE + block('ts example', 'const a = [1];\ntotal(a); // → 1'), BASE + block('ts example', 'const a = [1];\ntotal(a); // → 2'), ['changed expectation-changed CART-3: total(a) (→ 1 ⇒ → 2)']],
  ['an entry that becomes an example', BASE + block('cases', 'total([5]) → 5'), BASE + '`total([5])` → `5`\n', ['weaker expectation-loosened CART-3: total([5]) (→ 5 ⇒ → 5)']],
];

describe('a spec against another state of it', () => {
  it.each(TABLE_OF_CHANGES)('%s', (_, before, now, told) => {
    expect(changesOf(before, now).map(said)).toEqual(told);
  });
});

describe('several specs', () => {
  it('follows a file that was renamed by its ids', () => {
    const [only, ...others] = compareSpecs([side(BASE)], [side(BASE.replace('subject: cart.ts', 'subject: ../cart.ts').replace('cart/**', '../cart/**'), 'specs/basket.spec.md')]);
    expect(others).toEqual([]);
    expect(only?.changes.map(said)).toEqual(['same spec-renamed -: specs/basket.spec.md (cart.spec.md ⇒ specs/basket.spec.md)']);
  });

  it('follows a requirement to another file', () => {
    const other = HEAD.replace('# Cart', '# Other');
    const [cart, more] = compareSpecs([side(BASE), side(other, 'more.spec.md')], [side(HEAD + EMPTY + TABLE), side(other + REFUSED, 'more.spec.md')]);
    expect(cart?.changes.map(said)).toEqual([]);
    expect(more?.changes.map(said)).toEqual(['same requirement-moved CART-3: Too much is refused (cart.spec.md ⇒ more.spec.md)']);
  });

  it('says of a new spec what is new in it, and nothing of what moved there', () => {
    const [, more] = compareSpecs([side(BASE)], [side(HEAD + EMPTY + TABLE), side(HEAD + REFUSED, 'more.spec.md')]);
    expect(more?.changes.map(said)).toEqual(['same requirement-moved CART-3: Too much is refused (cart.spec.md ⇒ more.spec.md)', 'same spec-added -: more.spec.md ( ⇒ 1 requirement moved)']);
    const [, both] = compareSpecs([side(BASE)], [side(HEAD + EMPTY + TABLE), side(`${HEAD}${REFUSED}\n### CART-9: New\n\n\`total([8])\` → \`8\`\n`, 'more.spec.md')]);
    expect(both?.changes.map(said)[0]).toBe('stronger spec-added -: more.spec.md ( ⇒ 1 requirement, 1 check, no freedom, 1 requirement moved)');
    const [, back] = compareSpecs([side(HEAD + EMPTY + TABLE), side(HEAD + REFUSED, 'more.spec.md')], [side(BASE)]);
    expect(back?.changes.map(said)).toEqual(['same spec-removed -: more.spec.md (1 requirement moved ⇒ )']);
  });

  it('tells what is free of that which moved to a new spec, and was not where it stood', () => {
    const freed = '\n### CART-9: Free\n\n```ts unspecified\nerror.*\n```\n';
    const [, more] = compareSpecs([side(BASE)], [side(HEAD + EMPTY + TABLE), side(HEAD + REFUSED + freed, 'more.spec.md')]);
    expect(more?.changes.map(said)[0]).toBe('weaker freedom-added CART-9: error.* ( ⇒ error.*)');
    const [, same] = compareSpecs([side(BASE + freed)], [side(HEAD + EMPTY + TABLE), side(HEAD + REFUSED + freed, 'more.spec.md')]);
    expect(same?.changes.filter((c) => c.effect === 'weaker')).toEqual([]);
  });

  it('of another subject it is another promise', () => {
    const other = HEAD.replace('subject: cart.ts', 'subject: other.ts');
    const [cart, more] = compareSpecs([side(BASE), side(other, 'more.spec.md')], [side(HEAD + EMPTY + TABLE), side(other + REFUSED, 'more.spec.md')]);
    expect(cart?.changes.map(said)).toEqual(['weaker requirement-removed CART-3: Too much is refused (MUST, 1 check ⇒ )']);
    expect(more?.changes.map(said)).toEqual(['stronger requirement-added CART-3: Too much is refused ( ⇒ MUST, 1 check)']);
    const copy = side(BASE.replace('subject: cart.ts', 'subject: other.ts'), 'more.spec.md');
    const [less] = compareSpecs([side(BASE), copy], [side(all(['| `[2]` | `2` |\n', ''])), copy]);
    expect(less?.changes.map(said)).toEqual(['weaker check-removed CART-2: total([2]) (→ 2 ⇒ )']);
  });

  it('tells a new and a removed spec as a whole', () => {
    const other = `${HEAD.replaceAll('CART', 'BAG')}### BAG-1: Bags are counted\n\n\`total([3])\` → \`3\`\n`;
    const told = compareSpecs([side(BASE)], [side(other, 'bag.spec.md')]).flatMap((c) => c.changes.map(said));
    expect(told).toEqual(['weaker spec-removed -: cart.spec.md (3 requirements, 4 checks, no freedom ⇒ )', 'stronger spec-added -: bag.spec.md ( ⇒ 1 requirement, 1 check, no freedom)']);
  });
});
