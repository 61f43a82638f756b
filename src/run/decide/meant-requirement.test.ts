import { expect, it } from 'vitest';
import { Problem } from '../../host/problem.js';
import { readSpec } from '../../spec/read-spec.js';
import { parseCase } from '../../value/parse-case.js';
import { meantRequirement } from './meant-requirement.js';

const spec = (...lines: readonly string[]): ReturnType<typeof readSpec> => readSpec(['---', 'holdfast: 1', 'subject: cart.ts', '---', ...lines].join('\n'), { file: 'cart.spec.md' });
const SHOP = spec('## CART-1: Empty', '`total([])` → `0`', '', '## CART-2: Totals', '`total([1])` → `1`', '', '## CART-3: Labels', '`label(1)` → `"0.01"`', '', '## CART-4: Carts', '`new Cart().add(1)` → `1`', '', '## CART-5: Old [deprecated]', '`label(2)` → `"2"`');

function meant(witness: string, of = SHOP): string {
  const parsed = parseCase(witness);
  try {
    const { requirement, why } = meantRequirement(of, { row: '0123abcd', as: 'intended', operation: parsed.operation, witness: parsed });
    return `${requirement} ${why}`;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.finding.message;
  }
}

it('is the one that holds the very case, or the only one that speaks of the operation', () => {
  expect(meant('total([1])')).toBe('CART-2 has the example total([1])');
  expect(meant('label(7)')).toBe('CART-3 is the only requirement that speaks of label');
  expect(meant('Cart.of(1)')).toBe('CART-4 is the only requirement that speaks of Cart.of');
});

it('is nobody\'s guess where there are several, or none', () => {
  expect(meant('total([2])')).toBe('2 requirements speak of total: CART-1 (Empty), CART-2 (Totals). Say which of them it belongs to: holdfast decide 0123abcd --as intended --requirement ID --why "…".');
  expect(meant('shipping(1)')).toMatch(/^No requirement of cart\.spec\.md speaks of shipping; there are CART-1 \(Empty\), .*CART-4 \(Carts\)\. Write the one that is to promise it first; that is the change\. Then name it: .*--requirement ID/);
  expect(meant('total([2])', spec('# Cart'))).toMatch(/^cart\.spec\.md has no requirement\. Write the one/);
});
