import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainStyle, record, replay, replayTerminal, verify, type Row } from '../../src/index.js';
import { project, type Project } from './project.js';

const CODE = `export const price = (n: number, coupon?: string): { sum: number; id: string } => {
  if (coupon !== undefined && coupon !== 'TEN') throw new RangeError('unknown ' + coupon);
  return { sum: coupon === 'TEN' ? n - 10 : n, id: 'id' + n };
};
`;
const SPEC = `---
holdfast: 1
subject: price.ts
ids: [PRICE]
---
# Price

\`\`\`ts signature
export function price(n: number, coupon?: string): { sum: number; id: string }
\`\`\`

## PRICE-1: A price is what it is
\`price(2).sum\` → \`2\`

## PRICE-2: A coupon [observed]
\`price(30, "TEN")\` → \`{sum: 20, id: "id30"}\`

## PRICE-3: Unspecified: the id, and how errors are worded
\`\`\`ts unspecified
result.id
error.message
\`\`\`

## PRICE-4: Unspecified: what is far below zero
\`\`\`ts unspecified for price
(n) => n < -1000
\`\`\`

## PRICE-5: Nothing is given for free
\`\`\`ts property
(n: number) => !(n > 0 && n < 1e6) || price(n).sum > 0
\`\`\`
`;

let at: Project;
const there = (): { readonly workingFolder: string } => ({ workingFolder: at.folder });
const judge = async (): Promise<readonly Row[]> => (await verify({ executions: 300 }, there())).specs.flatMap((s) => s.rows);
const said = async (id: string | undefined): Promise<readonly string[]> => (await replayTerminal(await replay({ case: id ?? '' }, there()), plainStyle(120))).trimEnd().split('\n');

beforeAll(async () => {
  at = project({ 'price.ts': CODE, 'price.spec.md': SPEC });
  at.commit('before');
  await record({}, there());
});
afterAll(() => at.remove());

it('a row is judged again as verify judges it, by the spec as it is now', async () => {
  at.write({ 'price.ts': CODE.replace("'id' + n", "'no' + n").replace('n - 10', 'n - 11') });
  const row = (await judge()).find((r) => r.outcome === 'undescribed');
  const first = await said(row?.id);
  expect(first).toEqual(expect.arrayContaining(['different: result.sum is another number', 'undecided by price.spec.md, undescribed', 'not counted: what PRICE-3 leaves unspecified (result.id)']));

  at.write({ 'price.ts': CODE.replace("'id' + n", "'no' + n") });
  expect((await said(row?.id)).slice(-2)).toEqual(['the same, but for what PRICE-3 leaves unspecified (result.id)', 'safe by price.spec.md']);

  at.write({ 'price.ts': CODE.replace("'TEN' ? n - 10", "'TEN' ? n - 12"), 'price.spec.md': SPEC.replace('result.id', 'result') });
  expect((await said(row?.id)).slice(-2)).toEqual(['the same, but for what PRICE-3 leaves unspecified (result)', 'safe by price.spec.md']);

  at.write({ 'price.spec.md': SPEC.replace('n < -1000', 'true') });
  expect((await said(row?.id)).slice(-2)).toEqual(['the same, but for what PRICE-4 leaves unspecified (the outcome of this input)', 'safe by price.spec.md']);

  at.write({ 'price.spec.md': null });
  expect((await said(row?.id)).at(-1)).toBe('price.spec.md is there no more, so this is not judged');
  at.write({ 'price.spec.md': SPEC });
});

it('what a program of the spec says is asked by verify, and a pin that nobody has confirmed says nothing', async () => {
  at.write({ 'price.ts': CODE.replace(': n, id', ': n === 2 ? 0 : n, id') });
  const rows = await judge();
  const byPin = rows.find((r) => r.requirement === 'PRICE-1');
  expect(await said(byPin?.id)).toEqual(expect.arrayContaining(['different: result.sum is another number', expect.stringMatching(/^PRICE-1, which it violated, is not about this call alone: holdfast verify price\.spec\.md -t PRICE-1 asks it$/)]));

  at.write({ 'price.ts': CODE.replace('n - 10', 'n - 11') });
  const other = (await judge()).find((r) => r.outcome === 'undescribed' && r.requirement === null);
  at.write({ 'price.spec.md': SPEC.replace('price(30, "TEN")', String(other?.witness.case.kind === 'call' ? `price(${other.witness.case.input.slice(1, -1)})` : '')) });
  expect((await said(other?.id)).at(-1)).toBe('not what PRICE-2 says, which nobody has confirmed');
  at.write({ 'price.spec.md': SPEC });
});
