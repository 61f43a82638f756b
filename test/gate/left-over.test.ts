import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type Ran, type Shop } from './shop.js';

const RECEIPT = `export interface Item { sku: string; qty: number; cents: number }
export interface Line { sku: string; cents: number }
export interface Receipt { label: string; total: number; lines: Line[] }
export function receipt(items: Item[], note?: string): Receipt {
  const lines = items.map((item) => ({ sku: item.sku, cents: item.qty * item.cents }));
  const total = lines.reduce((sum, line) => sum + line.cents, 0);
  const label = items.length + " lines" + (note === undefined ? "" : ", " + note);
  return { label, total, lines };
}
`;

const SPEC = `---
holdfast: 1
subject: receipt.ts
ids: [REC]
---
# Receipts

\`\`\`ts signature
export interface Item { sku: string; qty: number; cents: number }
export interface Line { sku: string; cents: number }
export interface Receipt { label: string; total: number; lines: Line[] }
export function receipt(items: Item[], note?: string): Receipt
\`\`\`

- **REC-1**: Nothing costs nothing: \`receipt([]).total\` → \`0\`
- **REC-2**: A receipt has a label.
- **REC-3**: A receipt has lines.
`;

const WHY = ['--why', 'agreed with the shop'];

let shop: Shop;
beforeAll(() => {
  shop = openShop('bare');
  shop.write('package.json', '{"type": "module"}\n');
  shop.write('receipt.ts', RECEIPT);
  shop.write('receipt.spec.md', SPEC);
  const { code, said } = shop.holdfast('record', '--executions', '1000', '--most', '40');
  expect(code, said).toBe(0);
  shop.git('add', '.');
  shop.git('commit', '--quiet', '-m', 'Recorded');
});
afterEach(() => shop.reset());
afterAll(() => shop.remove());

const judge = (): Ran => shop.holdfast('verify', '--executions', '800');
const row = ({ stdout }: Ran): string => /holdfast decide ([0-9a-f]{8})/.exec(stdout)?.[1] ?? '';

function rule(as: 'intended' | 'kept'): string {
  const more = as === 'kept' ? ['--until', '2999-01-01'] : ['--requirement', 'REC-2'];
  const { code, stdout, said } = shop.holdfast('decide', row(judge()), '--as', as, ...more, ...WHY);
  expect(code, said).toBe(0);
  return stdout;
}

/** A label that may be spelt otherwise from now on. */
const LABEL = ['receipt.ts', '" lines"', '" items"'] as const;

/** What a candidate does besides, and the row that is left over by a ruling on the label. */
const BESIDES: readonly (readonly [what: string, part: string, by: string, row: RegExp])[] = [
  ['another value is wrong', 'const total = lines.reduce((sum, line) => sum + line.cents, 0)', 'const total = items.length === 0 ? 0 : lines.reduce((sum, line) => sum + line.cents, 1)', /receipt: result\.total is another number/],
  ['a value within a list is wrong', 'sku: item.sku, cents', 'sku: item.sku + "!", cents', /receipt: result\.lines\[\]\.sku is the string and more/],
  ['a list is longer', 'return { label, total, lines };', 'return { label, total, lines: [...lines, ...lines] };', /receipt: result\.lines is a longer array/],
  ['there is something new', 'return { label, total, lines };', 'return { label, total, lines, paid: false } as Receipt;', /receipt: result\.paid is new/],
  ['an argument is changed', 'return { label, total, lines };', 'items.reverse(); return { label, total, lines };', /receipt: args\[0\] has the same items in another order|receipt: changes its first argument/],
  ['something is written to the console', 'return { label, total, lines };', 'console.log(items.length); return { label, total, lines };', /receipt: writes to the console, which it did not/],
  ['what was the caller\'s is handed back', 'return { label, total, lines };', 'return { label, total, lines: items.length > 1 ? lines : (items as Line[]).length === 0 ? items as Line[] : lines };', /receipt: result\.lines is its first argument itself/],
];

describe('what a ruling leaves over', () => {
  it.each(BESIDES)('makes a row where %s in the same outputs', (_, part, by, says) => {
    shop.edit(...LABEL);
    const said = rule('kept');
    expect(said).toMatch(/covers \d+ recorded and \d+ explored cases of this row/);
    expect(said).not.toMatch(/covers with it|does not cover/);
    expect(judge().stdout).toMatch(/^safe/);
    shop.edit('receipt.ts', part, by);
    const { code, stdout } = judge();
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(new RegExp(`^undecided[^]*${says.source}`));
    expect(stdout).not.toContain('result.label');
    expect(code).toBe(1);
  });

  it('makes a row of explored cases too, where none that is recorded shows it', () => {
    shop.edit(...LABEL);
    rule('kept');
    expect(judge().stdout).toMatch(/^safe/);
    shop.edit('receipt.ts', 'return { label, total, lines };', 'return { label, total: total > 0 && total % 7 === 3 ? total + 1 : total, lines };');
    expect(judge().stdout.replaceAll(/\s+/g, ' ')).toMatch(/^undecided[^]*receipt: result\.total is another number/);
  });

  it('is nothing where all that differs has one cause: one ruling lists it', () => {
    shop.edit('receipt.ts', 'return { label, total, lines };', 'return { text: label, sum: total, rows: lines, first: lines[0], size: lines.length } as unknown as Receipt;');
    shop.edit('receipt.spec.md', '- **REC-1**: Nothing costs nothing: `receipt([]).total` → `0`', '- **REC-1**: Nothing costs nothing.');
    const before = judge();
    expect(Array.from(before.stdout.matchAll(/holdfast decide/g))).toHaveLength(1);
    const said = rule('intended');
    for (const what of ['total is missing', 'lines is missing', 'text is new', 'sum is new', 'rows is new', 'size is new']) expect(said).toContain(`result.${what}`);
    expect(judge().stdout).toMatch(/^safe/);
    shop.edit('receipt.ts', 'sum: total', 'sum: String(total)');
    expect(judge().stdout.replaceAll(/\s+/g, ' ')).toMatch(/^unsafe[^]*undescribed receipt: result\.sum is (?:new|a string)/);
  });

  it('is what differs in some cases only, and that is said beforehand', () => {
    shop.edit(...LABEL);
    shop.edit('receipt.ts', 'const total = lines', 'const total = note !== undefined && items.length > 1 ? -1 : lines');
    expect(rule('intended')).toMatch(/does not cover, in \d+ of \d+ cases seen: receipt: result\.total is another number/);
    expect(judge().stdout.replaceAll(/\s+/g, ' ')).toMatch(/^undecided[^]*result\.total is another number/);
    shop.edit('receipt.ts', 'note !== undefined && items.length > 1 ? -1 : lines', 'lines');
    expect(judge().stdout).toMatch(/^safe/);
  });
});
