import { describe, expect, it } from 'vitest';
import type { Spec } from '../../model/spec.js';
import { readAny } from './read-any.js';

const SUBJECT = { kind: 'module', entry: 'src/cart.ts', export: null, span: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } } } as const;

async function read(text: string, { file = 'a.feature', judged = true } = {}): Promise<Spec> {
  return (await readAny(text, { file, told: { dialect: null, subject: judged ? SUBJECT : null, operation: null } })).spec;
}

const said = ({ requirements }: Spec): readonly string[] => requirements.flatMap(({ checks }) => checks.map(({ requirement, kind, text, span }) => `${requirement} ${span.start.line}:${span.start.column} ${kind} ${text.replaceAll(/\s+/g, ' ')}`));

const CART = `Feature: Cart

  Background:
    Given nothing costs nothing: \`total([])\` → \`0\`

  Scenario: Two items
    Then these come to:
      | items          | coupon | \`total(items, coupon)\` |
      | [{cents: 5}]   |        | 5                      |
      | ["a\\|b"]       | "x\\\\ny" | throws RangeError    |

  Scenario Outline: Coupons
    Then \`total([9], "<coupon>")\` → \`<total>\`
    And \`total([7])\` → \`7\`

    Examples:
      | coupon | total |
      | TEN    | 8     |
      | HALF   | 4     |

  Scenario Outline: Refusals
    When the coupon is <coupon>
    Then it is refused

    Examples:
      | coupon | \`total([], coupon)\` |
      | "NOPE" | throws Unknown      |

  Rule: Order
    Example: One
      Then it holds
        """ts property
        (items: number[]) =>
          total(items) === total(items.toReversed())
        """
    Example: Two
      Then it holds
        """ts example
        const cart = [1, 2];
        total(cart) // → 3
        """
`;

describe('checks in scenarios', () => {
  it('stand in steps, in tables, in examples and in texts, each at its place', async () => {
    const spec = await read(CART);
    expect(spec.findings).toEqual([]);
    expect(said(spec)).toEqual([
      'TWO-ITEMS 4:5 pin total([]) → 0', 'TWO-ITEMS 9:7 pin total([{cents: 5}]) → 5', String.raw`TWO-ITEMS 10:7 pin total(["a|b"], "x\ny") throws RangeError`,
      'COUPONS 4:5 pin total([]) → 0', 'COUPONS 18:7 pin total([9], "TEN") → 8', 'COUPONS 14:5 pin total([7]) → 7', 'COUPONS 19:7 pin total([9], "HALF") → 4',
      'REFUSALS 4:5 pin total([]) → 0', 'REFUSALS 27:7 pin total([], "NOPE") throws Unknown',
      'ORDER 4:5 pin total([]) → 0', 'ORDER 33:9 property (items: number[]) => total(items) === total(items.toReversed())', 'ORDER 39:9 example const cart = [1, 2]; total(cart);',
    ]);
    const example = spec.requirements[3]?.checks[2];
    expect(example?.kind === 'example' && example.checkpoints.map(({ span }) => span.start.line)).toEqual([40]);
  });

  it('are words where nobody names a subject', async () => {
    const spec = await read(CART, { judged: false });
    expect([said(spec), spec.findings]).toEqual([[], []]);
    expect(spec.requirements.map(({ criteria }) => criteria.length)).toEqual((await read(CART)).requirements.map(({ criteria }) => criteria.length));
  });

  it('are read in Markdown too', async () => {
    const text = '# Feature: Cart\n\n## Scenario Outline: Coupons\n\n* Then these are refused\n  | items | `total(items)` |\n  | ----- | -------------- |\n  | [1]   | 1              |\n* And `total([9], <coupon>)` → `8`\n* And it holds\n  ```ts example\n  total([2]) // → 2\n  ```\n\n### Examples:\n\n  | coupon |\n  | ------ |\n  | "TEN"  |\n';
    expect(said(await read(text, { file: 'a.feature.md' }))).toEqual(['COUPONS 8:3 pin total([1]) → 1', 'COUPONS 19:3 pin total([9], "TEN") → 8', 'COUPONS 12:3 example total([2]);']);
  });

  it.each([
    ['a value that is none', 'Then `total([])` → `[1,`', 'SPEC-EXAMPLE-UNREADABLE', 3],
    ['a cell that is none', 'Then so:\n      | a | `total(a)` |\n      | x | 1 |', 'SPEC-TABLE-UNREADABLE', 5],
    ['an expected cell that is empty', 'Then so:\n      | a | `total(a)` |\n      | 1 |   |', 'SPEC-TABLE-UNREADABLE', 5],
    ['a column that is not there', 'Then so:\n      | a | `total(b)` |\n      | 1 | 1 |', 'SPEC-TABLE-UNREADABLE', 4],
    ['code that does not parse', 'Then so:\n      """ts property\n      (a =>\n      """', 'SPEC-CODE-INVALID', 5],
    ['a kind that is almost one', 'Then so:\n      """ts propery\n      () => total()\n      """', 'SPEC-FENCE-UNKNOWN', 4],
    ['examples that contradict each other', 'Then `total([])` → `0`\n    And `total([])` → `1`', 'SPEC-EXAMPLES-CONTRADICT', 4],
  ])('%s is a finding at its line', async (_, step, code, line) => {
    const { findings } = await read(`Feature: F\n  Scenario: S\n    ${step}\n`);
    expect(findings.map((finding) => [finding.code, finding.line])).toContainEqual([code, line]);
  });

  it('leave tables and texts alone that are for the steps of Cucumber', async () => {
    const spec = await read('Feature: F\n  Scenario: S\n    Given these:\n      | name | `code` |\n      | a*b  | _c_    |\n    And `curl` is there\n      """json\n      {"a": `1`}\n      """\n    Then all is well\n      """\n      total() // → 1\n      """\n');
    expect([said(spec), spec.findings, spec.notRead]).toEqual([[], [], []]);
  });
});
