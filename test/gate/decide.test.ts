import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { withWorld } from '../../src/project.js';
import { verify } from '../../src/run/verify/verify.js';
import type { VerifyReport } from './repository.js';
import { openShop, recordedShop, WRONG, type Ran, type Shop } from './shop.js';

const EXECUTIONS = ['--executions', '800'];
const WHY = ['--why', 'agreed with the shop'];

let shop: Shop;
beforeAll(() => { shop = recordedShop('large'); });
afterEach(() => shop.reset());
afterAll(() => shop.remove());

const judge = (...more: readonly string[]): Ran => shop.holdfast('verify', ...EXECUTIONS, ...more);

/** Ids of the rows that a run shows, the heaviest first. */
function rows(): readonly string[] {
  return Array.from(judge().stdout.matchAll(/holdfast replay ([0-9a-f]{8})/g), ([, id = '']) => id);
}

function decide(...args: readonly string[]): Ran {
  return shop.holdfast('decide', ...args);
}

/** What was put into a text that is otherwise the same to the byte. */
function inserted(before: string, after: string): string {
  let from = 0;
  while (from < before.length && before[from] === after[from]) from++;
  let end = 0;
  while (end < before.length - from && before.at(-1 - end) === after.at(-1 - end)) end++;
  expect(from + end).toBe(before.length);
  return after.slice(from, after.length - end);
}

describe('a ruling and what follows from it', () => {
  it('intended: the spec promises it, the ruling covers the rest, and nothing else of the spec changes', () => {
    shop.edit(...WRONG);
    const [row = ''] = rows();
    const before = shop.read('cart.spec.md');
    const ruled = decide(row, '--as', 'intended', '--requirement', 'CART-2', ...WHY);
    expect(ruled.code, ruled.said).toBe(0);
    expect(inserted(before, shop.read('cart.spec.md'))).toMatch(/^\n*```cases\ntotal\(.+\) → \d+\n```\n*$/);
    const { code, stdout } = judge();
    expect(stdout).toMatch(/^safe/);
    expect(code).toBe(0);
  });

  it('unspecified in a spec with CRLF: the new lines end as the others do', () => {
    shop.write('cart.spec.md', shop.read('cart.spec.md').replaceAll('\n', '\r\n'));
    shop.edit('cart.ts', '`unknown coupon', '`no such coupon');
    const [row = ''] = rows();
    const before = shop.read('cart.spec.md');
    expect(decide(row, '--as', 'unspecified', '--requirement', 'CART-4', ...WHY).code).toBe(0);
    expect(inserted(before, shop.read('cart.spec.md'))).not.toMatch(/[^\r]\n/);
    expect(judge().code).toBe(0);
  });

  it('unspecified: the spec frees it, and the run counts what it erased', () => {
    shop.edit('cart.ts', '`unknown coupon', '`no such coupon');
    const [row = ''] = rows();
    const before = shop.read('cart.spec.md');
    const ruled = decide(row, '--as', 'unspecified', '--requirement', 'CART-4', ...WHY);
    expect(ruled.code, ruled.said).toBe(0);
    expect(inserted(before, shop.read('cart.spec.md'))).toContain('```ts unspecified\ntotal: error.message\n```');
    const { code, stdout } = judge();
    expect(stdout).toMatch(/^safe/);
    expect(stdout).toMatch(/\d+ pairs differed only in what is unspecified/);
    expect(code).toBe(0);
  });

  it('kept: safe until the day on which it ends, and undecided from then on', async () => {
    shop.edit(...WRONG);
    const [row = ''] = rows();
    expect(decide(row, '--as', 'kept', '--until', '2999-01-01', ...WHY).code).toBe(0);
    const { code, stdout } = judge();
    expect(stdout).toMatch(/^safe/);
    expect(code).toBe(0);
    const on = (today: string): Promise<string> => withWorld({ workingFolder: shop.folder, cacheFolder: `${shop.folder}/../cache` }, async (world) => (await verify({ executions: 2000 }, { ...world, today: () => today })).verdict);
    expect(await on('2998-12-31')).toBe('safe');
    expect(await on('2999-01-01')).toBe('undecided');
    // What is recorded is what it was: so it is, and ends, after the defect has become the prior.
    expect(decide('--adopt', 'cart.spec.md', ...WHY).code).toBe(0);
    expect([await on('2998-12-31'), await on('2999-01-01')]).toEqual(['safe', 'undecided']);
  });

  it('kept, of a conflict: safe for what violates that requirement, recorded, specified or explored, and for nothing else', () => {
    shop.edit('cart.spec.md', '### CART-4', `\`total([{sku: "a", qty: 1, cents: 15}], "TEN")\` → \`13\`

### CART-9: Never nothing

\`\`\`ts property
(items: Item[]) => implies(items.length > 0, total(items) !== 0)
\`\`\`

### CART-4`);
    const conflicts = (stdout: string): readonly string[] => Array.from(stdout.matchAll(/ conflict {2}total: violates (CART-\d)[^]*?holdfast decide ([0-9a-f]{8}) --as kept --until/g), ([, of = '', id = '']) => `${of} ${id}`).sort();
    const [pin = '', property = ''] = conflicts(judge().stdout);
    expect([pin, property].map((row) => row.split(' ')[0])).toEqual(['CART-3', 'CART-9']);
    const keep = (row: string): Ran => decide(row.split(' ')[1] ?? '', '--as', 'kept', '--until', '2999-01-01', ...WHY);
    expect(keep(property).stdout).toMatch(/what violates CART-9 in the same way where the arguments are array/);
    expect(conflicts(judge().stdout)).toEqual([pin]);
    expect(keep(pin).code).toBe(0);
    expect(judge().stdout).toMatch(/^safe/);
    shop.edit('cart.ts', '`unknown coupon', '`no such coupon');
    const { stdout } = judge();
    expect(stdout).toMatch(/^undecided[^]*explored[^]*the error message differs/);
    expect(stdout).not.toContain(': violates');
  });

  it('kept, where something is returned that was thrown: what comes out may be another number, and nothing else', () => {
    const returns = (what: string): string => `  if (coupon === "NOPE") throw new UnknownCoupon(\`unknown coupon \${coupon}\`);\n  return ${what} as number;`;
    shop.edit('cart.ts', '  throw new UnknownCoupon(`unknown coupon ${coupon}`);', returns('items.length'));
    const row = /returns where it threw[^]*?holdfast decide ([0-9a-f]{8})/.exec(judge().stdout)?.[1] ?? '';
    expect(decide(row, '--as', 'kept', '--until', '2999-01-01', ...WHY).stdout).toContain('in the same way (returned number) where');
    expect(judge().stdout).toMatch(/^safe/);
    shop.edit('cart.ts', 'return items.length as', 'return String(items.length) as unknown as');
    expect(judge().stdout).toMatch(/^undecided[^]*returns where it threw/);
  });

  it('regression: unsafe until the code is mended, and the witness is recorded', () => {
    shop.edit(...WRONG);
    const [row = ''] = rows();
    const entries = shop.read('cart.baseline').length;
    expect(decide(row, '--as', 'regression', ...WHY).code).toBe(0);
    const wrong = judge();
    expect(wrong.stdout).toMatch(/^unsafe/);
    expect(wrong.stdout).toMatch(/mend the code, or take the ruling back: holdfast decide --undo \S+-regression-\S+ --why/);
    expect(wrong.code).toBe(1);
    expect(shop.read('cart.baseline').length).toBeGreaterThan(entries);
    shop.edit('cart.ts', 'Math.floor', 'Math.round');
    expect(judge().stdout).toMatch(/^safe/);
  });

  it('regression and then intended on one day: the later ruling takes the place of the earlier one', () => {
    shop.edit(...WRONG);
    const [row = ''] = rows();
    expect(decide(row, '--as', 'regression', ...WHY).code).toBe(0);
    const [unsafe = ''] = rows();
    const ruled = decide(unsafe, '--as', 'intended', '--requirement', 'CART-2', ...WHY);
    expect(ruled.stdout).toMatch(/takes the place of \S+-regression-/);
    expect(judge().stdout).toMatch(/^safe/);
  });

  it('repair: where the spec speaks for the candidate', () => {
    shop.edit('cart.spec.md', '### CART-4', '`total([{sku: "a", qty: 1, cents: 15}], "TEN")` → `13`\n\n### CART-4');
    shop.edit(...WRONG);
    const first = judge().stdout;
    expect(first).toMatch(/ repair {2}total/);
    const repair = / repair {2}total[^]*?holdfast decide ([0-9a-f]{8})/.exec(first)?.[1] ?? '';
    expect(decide(repair, '--as', 'repair', ...WHY).code).toBe(0);
    expect(judge().stdout).not.toMatch(/ repair {2}total/);
  });

  it('--adopt: the candidate is the prior from now on, and there is nothing to explore', () => {
    shop.edit('cart.ts', '`unknown coupon', '`no such coupon');
    const [row = ''] = rows();
    expect(decide('--adopt', ...WHY).said).toMatch(/RULING-REFUSED.*is undecided/);
    expect(decide(row, '--as', 'unspecified', '--requirement', 'CART-4', ...WHY).code).toBe(0);
    expect(judge().stdout).toContain('explored');
    const adopted = decide('--adopt', 'cart.spec.md', ...WHY);
    expect(adopted.code, adopted.said).toBe(0);
    const { stdout } = judge();
    expect(stdout).toMatch(/^safe/);
    expect(stdout).not.toContain('explored');
    // What was adopted on one day is ordered too.
    shop.edit('cart.ts', '  const sum', '  // The sum first.\n  const sum');
    expect(decide('--adopt', ...WHY).code).toBe(0);
    expect(judge().stdout).not.toContain('explored');
  });

  it('--adopt: what a ruling settled is recorded as the prior has it now, and the next change is a row again', () => {
    shop.edit('cart.ts', 'return sum;', 'return sum * 2;');
    shop.edit('cart.spec.md', '| `10` |', '| `20` |');
    const row = / undescribed {2}total[^]*?holdfast decide ([0-9a-f]{8})/.exec(judge().stdout)?.[1] ?? '';
    const earlier = new Set(shop.decisions());
    expect(decide(row, '--as', 'intended', '--requirement', 'CART-2', ...WHY).stdout).toMatch(/settles row [0-9a-f]{8} too, the same change where it is repair/);
    const made = shop.decisions().find((id) => !earlier.has(id)) ?? '';
    expect(decide('--adopt', 'cart.spec.md', ...WHY).stdout).toContain(`takes up ${made}: what it covered is what the prior does`);
    expect(judge().stdout).toMatch(/^safe/);
    expect(decide('--undo', made, ...WHY).said).toMatch(/RULING-REFUSED.* by \S+-adopted-\S+ what it covered is what the prior does\. Take that back first/);
    shop.edit('cart.ts', 'return sum * 2;', 'return sum * 2 + (sum > 777 ? 5 : 0);');
    expect(judge().stdout).toMatch(/^undecided[^]* undescribed {2}total: returns another number/);
  });

  it('--undo: what it settled is open again, and what it took out comes back', () => {
    shop.edit(...WRONG);
    const [row = ''] = rows();
    const before = shop.read('cart.baseline');
    const earlier = new Set(shop.decisions());
    expect(decide(row, '--as', 'kept', '--until', '2999-01-01', ...WHY).code).toBe(0);
    const made = shop.decisions().find((id) => !earlier.has(id)) ?? '';
    expect(judge().stdout).toMatch(/^safe/);
    expect(decide('--undo', made, '--why', 'not agreed after all').code).toBe(0);
    expect(judge().stdout).toMatch(/^undecided/);
    expect(shop.read('cart.baseline')).toBe(before);
    expect(decide('--undo', made, '--why', 'again').said).toMatch(/RULING-REFUSED.*does not count any more/);
  });

  it('--undo of a ruling that changed the baseline puts its entries back', () => {
    shop.edit('cart.ts', 'Math.round(sum * 0.9)', '0');
    const [row = ''] = rows();
    const before = shop.read('cart.baseline');
    const earlier = new Set(shop.decisions());
    expect(decide(row, '--as', 'intended', '--requirement', 'CART-2', ...WHY).code).toBe(0);
    expect(shop.read('cart.baseline')).not.toBe(before);
    const made = shop.decisions().find((id) => !earlier.has(id)) ?? '';
    const undone = decide('--undo', made, '--why', 'not agreed after all');
    expect(undone.code, undone.said).toBe(0);
    expect(shop.read('cart.baseline')).toBe(before);
  });

  it('--dry-run: shows what it would change, and changes nothing', () => {
    shop.edit(...WRONG);
    const [row = ''] = rows();
    const before = shop.files();
    const { code, stdout } = decide(row, '--as', 'intended', '--requirement', 'CART-2', ...WHY, '--dry-run');
    expect(stdout).toMatch(/covers \d+ recorded and \d+ explored cases of this row[^]*would change decisions\/[^]*would change cart\.spec\.md/);
    expect(code).toBe(0);
    expect(shop.files()).toEqual(before);
  });
});

const BOX = `/** A number in a box. */
export class Box {
  n: number;
  constructor(n: number) { this.n = n; }
  plus(x: number): void { this.n += x; }
  get value(): number { return this.n; }
}
`;

/** A method that has a freedom of its own. */
const BOX_SPEC = `---
holdfast: 1
subject: box.ts
ids: [BOX]
---
# Boxes

\`\`\`ts signature
export class Box { constructor(n: number); plus(x: number): void; get value(): number }
\`\`\`

- **BOX-1**: A box keeps its number.

  \`\`\`ts example
  const box = new Box(2)
  box.value // → 2
  \`\`\`
- **BOX-2**: \`plus\` adds to it.

  \`\`\`ts unspecified
  Box.plus: #outcome
  \`\`\`
- **BOX-3**: Nobody minds.
`;

describe('a ruling on a session, and what was never committed', () => {
  let boxes: Shop;
  let recorded = '';
  let ruled = '';
  let said = '';
  /** Id of the decision that a command leaves. */
  const deciding = (...args: readonly string[]): string => {
    const earlier = new Set(boxes.decisions());
    ({ said } = boxes.holdfast(...args));
    expect(said).not.toMatch(/^error/m);
    return boxes.decisions().find((id) => !earlier.has(id)) ?? '';
  };
  const entries = (): number => boxes.read('box.baseline').split('\n').filter((line) => line.startsWith('box = ')).length;
  // So many that sessions are among them which show the change.
  const RECORD = ['record', '--executions', '1000', '--most', '60'];
  const TAKEN_BACK = ['--why', 'not agreed after all'];

  beforeAll(() => {
    boxes = openShop('bare');
    boxes.write('package.json', '{"type": "module"}\n');
    boxes.write('box.ts', BOX);
    boxes.write('box.spec.md', BOX_SPEC);
    expect(boxes.holdfast(...RECORD).code).toBe(0);
    [recorded = ''] = boxes.decisions();
  });
  afterAll(() => boxes.remove());

  it('--undo takes a record out, which can be made again on the same day', () => {
    const before = boxes.read('box.baseline');
    expect(deciding('decide', '--undo', recorded, ...TAKEN_BACK)).toContain('-undo-recorded-');
    expect(entries()).toBe(0);
    recorded = deciding(...RECORD);
    expect(boxes.read('box.baseline')).toBe(before);
  });

  it('has a row for what a method does wrong behind a field that is hidden now, in its smallest witness', () => {
    boxes.write('box.ts', BOX.replaceAll('this.n', 'this.#n').replace('  n:', '  #n:').replace('+= x', '+= x > 9 ? x + 1 : x'));
    const { clusters } = JSON.parse(boxes.holdfast('verify', '--executions', '400', '--json').stdout) as VerifyReport;
    expect([...new Set(clusters.map((c) => `${c.operation}: ${c.cause}`))]).toEqual(['Box: result.n is missing', 'Box.value: returns another number']);
    expect(clusters.find((c) => c.operation === 'Box.value')?.witness.case).toMatch(/^box = new Box\(0\); box\.plus\(\d+\); box\.value$/);
    boxes.write('box.ts', BOX);
  });

  it('intended: its steps stand in the spec as they do in a baseline, and are read back', () => {
    boxes.edit('box.ts', 'this.n += x', 'this.n += x + 1');
    const [, row = ''] = /holdfast decide ([0-9a-f]{8})/.exec(boxes.holdfast('verify', '--executions', '200').stdout) ?? [];
    ruled = deciding('decide', row, '--as', 'intended', '--requirement', 'BOX-2', ...WHY);
    expect(said).toMatch(/where the arguments are none, after the steps constructor! number, plus! number[^]*the spec says under BOX-2: box = new Box\(.+\) → Box \{.+\}; box\.plus/);
    expect(inserted(BOX_SPEC, boxes.read('box.spec.md'))).toMatch(/^\n*  ```cases\n  box = new Box\(.+\) → Box \{n: .+\}\n(?:    box\..+ → .+\n)+  ```\n*$/);
    // Of the whole spec only what says nothing is remarked upon.
    expect(boxes.holdfast('lint')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[^\n]* note LINT-KEYWORD-MISSING BOX-3 [^\n]*\n\n[^\n]*; 1 finding, all was read\n/) });
    expect(boxes.holdfast('verify', '--executions', '200').stdout).toMatch(/^safe/);
  });

  it('--undo leaves alone what was ruled since, and says why it cannot put back what no commit holds', () => {
    expect(boxes.holdfast('decide', '--undo', ruled, ...TAKEN_BACK).said).toMatch(/RULING-REFUSED.*-recorded-box-[0-9a-f]{8}, which added it, was never committed/);
    deciding('decide', '--undo', recorded, ...TAKEN_BACK);
    expect(entries()).toBeGreaterThan(0);
    const moved = deciding('mv', 'box.spec.md', 'crate.spec.md');
    expect(boxes.holdfast('decide', '--undo', moved, ...TAKEN_BACK).said).toMatch(/RULING-REFUSED.*holdfast mv crate\.spec\.md box\.spec\.md/);
  });
});

describe('a ruling that cannot be made', () => {
  const refusals: readonly (readonly [what: string, args: (row: string) => readonly string[], code: number, says: RegExp])[] = [
    ['without a reason', (row) => [row, '--as', 'kept', '--until', '2999-01-01'], 2, /OPTION-INVALID.*--why/],
    ['of no kind', (row) => [row, '--as', 'fine', ...WHY], 2, /OPTION-INVALID.*repair.*intended/],
    ['kept without an end', (row) => [row, '--as', 'kept', ...WHY], 2, /OPTION-INVALID.*--until/],
    ['kept until yesterday', (row) => [row, '--as', 'kept', '--until', '2001-01-01', ...WHY], 2, /OPTION-INVALID.*future/],
    ['intended without a requirement', (row) => [row, '--as', 'intended', ...WHY], 2, /OPTION-INVALID.*3 requirements speak of total: CART-1 \(An empty cart costs nothing\), CART-2.*--requirement ID/],
    ['a requirement that is not there', (row) => [row, '--as', 'intended', '--requirement', 'CART-9', ...WHY], 1, /RULING-REFUSED.*CART-9.*CART-1, CART-2/],
    ['a kind that does not settle it', (row) => [row, '--as', 'repair', ...WHY], 1, /RULING-REFUSED.*undescribed.*intended, unspecified/],
    ['a row that is not there', () => ['01234567', '--as', 'kept', '--until', '2999-01-01', ...WHY], 2, /ROW-NOT-FOUND.*01234567.*holdfast verify/],
    ['what is no id of a row', () => ['../cart', '--as', 'kept', '--until', '2999-01-01', ...WHY], 2, /ROW-NOT-FOUND/],
    ['a decision that is not there', () => ['--undo', '2026-01-01-nothing-01234567', ...WHY], 1, /RULING-REFUSED.*no decision/],
    ['a row and --adopt', (row) => [row, '--adopt', 'cart.spec.md', ...WHY], 2, /OPTION-INVALID/],
  ];

  it('leaves everything as it is, and says why', () => {
    shop.edit(...WRONG);
    const [row = ''] = rows();
    const before = shop.files();
    for (const [what, args, code, says] of refusals) {
      const ran = decide(...args(row));
      expect(ran.said, what).toMatch(says);
      expect(ran.code, what).toBe(code);
      expect(ran.said, what).not.toMatch(/\n\s+at .*:\d+:\d+/);
      const json = decide(...args(row), '--json');
      expect(JSON.parse(json.stdout), what).toMatchObject({ holdfast: 1, command: 'decide', findings: [{ code: says.source.slice(0, says.source.search(/[^A-Z-]|$/)) }] });
    }
    expect(shop.files()).toEqual(before);
  });

  it('as it would cover a planted fault', () => {
    shop.edit('cart.ts', 'if (coupon === undefined) return sum;', 'if (coupon === undefined) return [String(sum), null, [sum], sum > 1, { sum }, new Map(), new Set(), new Date(0), 1n, /x/, new Uint8Array(1)][Math.abs(Math.trunc(sum)) % 11] as never;');
    const row = /returns another kind of value[^]*?holdfast decide ([0-9a-f]{8})/.exec(judge().stdout)?.[1] ?? '';
    const before = shop.files();
    const { code, said } = decide(row, '--as', 'kept', '--until', '2999-01-01', ...WHY);
    expect(said).toMatch(/RULING-REFUSED.*would also cover a planted fault/);
    expect(code).toBe(1);
    expect(shop.files()).toEqual(before);
  });

  it('leaves no file of a run behind', () => {
    expect(readdirSync(path.join(shop.folder, 'decisions')).filter((name) => name.includes('holdfast'))).toEqual([]);
  });
});
