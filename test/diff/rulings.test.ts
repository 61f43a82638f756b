import { afterEach, describe, expect, it } from 'vitest';
import type { Cover, Decision, EntryText } from '../../src/model/baseline.js';
import { filesOf, holdfast } from '../ledger/kit.js';
import { commitAll, decide, diffExitCode, ENTRIES, git, openShop, problems, RECORDED, recorded, told } from './kit.js';

const shop = openShop('diff-rulings');
afterEach(() => shop.back());

const COVER: Cover = { operation: 'total', path: 'error.message', change: 'value', prior: 'string', candidate: 'string', region: '*' };
const OLD = 'total([2]) → 2';
const NEW = 'total([2]) → 3';
const instead = ENTRIES.map((text) => (text === OLD ? NEW : text));

/** `total([2])` becomes 3, by a decision of a kind. */
function ruled(kind: Decision['kind'], more: Partial<Decision> = {}): void {
  shop.ledger([decide(kind, { add: [NEW], revoke: [[OLD, [RECORDED.id]]] }, more)], instead);
}

/** The requirement says so too. */
function promised(): void {
  shop.edit('cart.spec.md', '| `[1]` | `1` |', '| `[1]` | `1` |\n| `[2]` | `3` |');
}

async function unexplained(): Promise<string> {
  const result = await shop.diff();
  expect(await diffExitCode(result)).toBe(1);
  return problems(result).join(' ');
}

async function explained(): Promise<readonly string[]> {
  const result = await shop.diff();
  expect(problems(result).filter((p) => p !== null)).toEqual([]);
  expect(await diffExitCode(result)).toBe(0);
  return recorded(result);
}

describe('a ruling explains what it lists, and says what is so', () => {
  it('recorded: more of what the code does', async () => {
    const more: readonly EntryText[] = ['total([3]) → 3'];
    shop.ledger([decide('recorded', { add: more }, { slug: 'more' })], [...ENTRIES, ...more]);
    expect(await explained()).toEqual(['ruling explained +1 -0 ~0']);
  });

  it('intended: the requirement that it names changed, and speaks of the operation', async () => {
    ruled('intended', { requirement: 'CART-2', covers: [COVER] });
    promised();
    expect(await explained()).toEqual(['ruling explained +0 -0 ~1']);
    expect((await shop.diff()).specs[0]?.movable).toMatchObject([{ why: 'pinned', count: 1, moved: 1 }, { why: 'ruled', requirement: 'CART-2', by: expect.stringContaining('-intended-'), count: 4 }]);
  });

  it('repair: a check of the requirement speaks of the operation', async () => {
    ruled('repair', { requirement: 'CART-2' });
    expect(await explained()).toEqual(['ruling explained +0 -0 ~1']);
  });

  it('unspecified: a line of the spec frees it', async () => {
    shop.ledger([decide('unspecified', {}, { requirement: 'CART-3', covers: [COVER] })], ENTRIES);
    shop.write({ 'cart.spec.md': `${shop.read('cart.spec.md')}\n\`\`\`ts unspecified\ntotal: error.message\n\`\`\`\n` });
    expect(await explained()).toEqual(['ruling explained +0 -0 ~0']);
    expect(told(await shop.diff())).toEqual(['weaker CART-3 freed']);
  });

  it('unspecified of a whole result, which no line can free', async () => {
    shop.ledger([decide('unspecified', {}, { requirement: 'CART-3', covers: [{ ...COVER, path: 'result' }] })], ENTRIES);
    expect(await explained()).toEqual(['ruling explained +0 -0 ~0']);
  });

  it('kept until a date, and adopted', async () => {
    shop.ledger([decide('kept', {}, { requirement: 'CART-2', covers: [COVER], expires: '2999-01-01' }), decide('adopted', {})], ENTRIES);
    expect(await explained()).toEqual(['ruling explained +0 -0 ~0', 'ruling explained +0 -0 ~0']);
  });

  it('what it covers is told in words, with the recorded cases that lie there', async () => {
    shop.ledger([decide('kept', {}, { covers: [{ ...COVER, path: 'result', prior: 'number', candidate: 'number', region: 'array; absent' }], expires: '2999-01-01' })], ENTRIES);
    const [spec] = (await shop.diff()).specs;
    expect(spec?.record).toMatchObject([{ covers: ['total: returns another number, where the arguments are array; absent'] }]);
    expect(spec?.movable).toMatchObject([{ why: 'ruled', count: 4 }]);
    shop.back();
    shop.ledger([decide('regression', {}, { covers: [COVER] })], ENTRIES);
    expect((await shop.diff()).specs[0]?.movable).toEqual([]);
  });

  it('moved: the same outcomes under another name', async () => {
    expect(holdfast(shop.folder, 'mv', 'total', 'sum')).toMatchObject({ code: 0 });
    expect(await explained()).toEqual(['ruling explained +4 -4 ~0']);
    expect(told(await shop.diff())).toEqual([]);
    // The spec says so too, and one thing else.
    shop.write({ 'cart.spec.md': shop.read('cart.spec.md').replaceAll('total(', 'sum(') });
    expect(told(await shop.diff())).toEqual([]);
    shop.edit('cart.spec.md', '| `1` |', '| `2` |');
    expect(told(await shop.diff())).toEqual(['changed CART-2 expects something else']);
  });

  it('moved: a spec that takes its record along', async () => {
    expect(holdfast(shop.folder, 'mv', 'cart.spec.md', 'bag.spec.md')).toMatchObject({ code: 0 });
    expect(await explained()).toEqual(['ruling explained +0 -0 ~0']);
    expect(told(await shop.diff())).toEqual(['same - file renamed']);
  });

  it('taken back: what it added goes', async () => {
    const more: readonly EntryText[] = ['total([3]) → 3'];
    const adding = decide('recorded', { add: more }, { slug: 'more' });
    shop.ledger([adding], [...ENTRIES, ...more]);
    commitAll(shop.folder, 'More');
    expect(holdfast(shop.folder, 'decide', '--undo', adding.id, '--why', 'too much')).toMatchObject({ code: 0 });
    expect(await explained()).toEqual(['ruling explained +0 -1 ~0']);
    git(shop.folder, 'reset', '--quiet', '--hard', 'HEAD~1');
  });

  it('of a new spec: all of it is new', async () => {
    const first = decide('recorded', { add: ENTRIES }, { spec: 'bag' });
    const second = decide('intended', { add: [NEW], revoke: [[OLD, [first.id]]] }, { spec: 'bag', requirement: 'BAG-2' });
    shop.write({ 'bag/bag.spec.md': shop.read('cart.spec.md').replaceAll('CART', 'BAG') });
    shop.write(Object.fromEntries(Object.entries(filesOf([first, second], instead, 'bag')).map(([name, text]) => [`bag/${name}`, text])));
    expect(await explained()).toEqual(['ruling explained +1 -0 ~0', 'ruling explained +3 -0 ~0']);
  });
});

describe('a ruling that does not say what is so explains nothing', () => {
  it('intended, and the requirement says what it said', async () => {
    ruled('intended', { requirement: 'CART-2' });
    expect(await unexplained()).toContain('in meaning CART-2 says what it said');
  });

  it('intended, and the requirement is only formatted anew', async () => {
    ruled('intended', { requirement: 'CART-2' });
    shop.edit('cart.spec.md', '|---|---|', '| :-- | :-- |');
    expect(await unexplained()).toContain('in meaning CART-2 says what it said');
  });

  it('intended, and another requirement changed', async () => {
    ruled('intended', { requirement: 'CART-1' });
    promised();
    expect(await unexplained()).toContain('in meaning CART-1 says what it said');
  });

  it('intended, and what changed speaks of something else', async () => {
    ruled('intended', { requirement: 'CART-2' });
    shop.edit('cart.spec.md', '### CART-3', '`count([])` → `0`\n\n### CART-3');
    expect(await unexplained()).toContain('nothing that changed in it speaks of total');
  });

  it('intended, by what is not there, is a draft, or is not named', async () => {
    ruled('intended', { requirement: 'CART-8' });
    promised();
    expect(await unexplained()).toContain('has no such requirement');
    shop.back();
    ruled('intended', { requirement: 'CART-4' });
    shop.edit('cart.spec.md', '### CART-3', '### CART-4: Later [draft]\n\n`total([2])` → `3`\n\n### CART-3');
    expect(await unexplained()).toContain('CART-4, which is [draft]');
    shop.back();
    ruled('intended');
    expect(await unexplained()).toContain('names none');
  });

  it('repair, and no check speaks of it', async () => {
    ruled('repair', { requirement: 'CART-3' });
    expect(await unexplained()).toContain('no check of CART-3 speaks of total');
  });

  it('unspecified, and the spec frees nothing', async () => {
    shop.ledger([decide('unspecified', {}, { requirement: 'CART-3', covers: [COVER] })], ENTRIES);
    expect(await unexplained()).toContain('ts unspecified`: total: error.message');
  });

  it.each(['kept', 'unspecified', 'adopted', 'recorded', 'regression'] as const)('%s, and it takes an entry out', async (kind) => {
    ruled(kind, { expires: kind === 'kept' ? '2999-01-01' : null, requirement: 'CART-2' });
    promised();
    expect(await unexplained()).toContain(`A ruling of the kind ${kind} takes nothing out`);
  });

  it('kept, and it adds an entry', async () => {
    shop.ledger([decide('kept', { add: ['total([3]) → 3'] }, { expires: '2999-01-01' })], [...ENTRIES, 'total([3]) → 3']);
    expect(await unexplained()).toContain('adds nothing to the baseline');
  });

  it('recorded anew, and the old entry taken out as if two branches had recorded it', async () => {
    const anew = decide('recorded', { add: [NEW] }, { slug: 'anew' });
    shop.ledger([anew, decide('recorded', { revoke: [[OLD, [RECORDED.id]]] }, { slug: 'take-anew' })], instead);
    const result = await shop.diff();
    expect(result.specs[0]?.record.filter((r) => !r.explained)).toHaveLength(2);
    expect(await unexplained()).toContain('gives total([2]) another outcome than the base has');
  });

  it('moved, and something else is recorded under the new name', async () => {
    const texts = ENTRIES.map((text) => text.replace('total', 'sum').replace('→ 2', '→ 3'));
    const moving = decide('moved', { add: texts, revoke: ENTRIES.map((text) => [text, [RECORDED.id]]) }, { moved: { what: 'operation', from: 'total', to: 'sum' } });
    shop.ledger([moving], texts);
    expect(await unexplained()).toContain('what is recorded under it is not what was');
  });

  it('undone, it claims, and another entry comes in', async () => {
    ruled('intended', { requirement: 'CART-2', withdraws: [RECORDED.id] });
    expect(await unexplained()).toContain('in meaning CART-2 says what it said');
  });
});

it('a pull request that changes spec, record and code together is told as a whole', async () => {
  git(shop.folder, 'checkout', '--quiet', '-b', 'change');
  ruled('intended', { requirement: 'CART-2', covers: [COVER] });
  promised();
  shop.edit('cart.ts', 'items.length', 'items.reduce((a, b) => a + b, 0)');
  commitAll(shop.folder, 'Sums');
  const result = await shop.diff('main');
  expect(result.specs).toMatchObject([{ changes: [{ kind: 'check-added' }], code: ['cart.ts'], record: [{ kind: 'ruling', explained: true }] }]);
  expect(holdfast(shop.folder, 'diff', 'main').stdout).toMatch(/^changed: working tree against main \([0-9a-f]{12}\)\nin meaning 1 stronger; 4 of 4 recorded cases may move; 1 new ruling\n/);
  git(shop.folder, 'checkout', '--quiet', 'main');
  git(shop.folder, 'branch', '--quiet', '-D', 'change');
});
