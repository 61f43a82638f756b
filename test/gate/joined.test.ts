import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { recordedShop, type Shop } from './shop.js';

const EXECUTIONS = ['--executions', '2000'];
/** On a large sum a cent more is rounding. */
const A_CENT_MORE = ['cart.ts', 'Math.round(sum * 0.9)', 'Math.round(sum * 0.9) + 1'] as const;

let shop: Shop;
beforeAll(() => {
  shop = recordedShop();
});
afterEach(() => shop.reset());
afterAll(() => shop.remove());

interface Cluster {
  readonly id: string;
  readonly cause: string;
  readonly change: string;
  readonly reach: string;
  readonly count: number;
  readonly joined: readonly { readonly id: string; readonly cause: string; readonly count: number }[];
}

function verify(): { readonly verdict: string; readonly clusters: readonly Cluster[] } {
  return JSON.parse(shop.holdfast('verify', ...EXECUTIONS, '--json').stdout) as { verdict: string; clusters: Cluster[] };
}

function only(clusters: readonly Cluster[]): { readonly lead: Cluster; readonly part: Cluster['joined'][number] } {
  expect(clusters.map((c) => [c.cause, c.joined.length])).toEqual([['returns another number', 1]]);
  const [lead] = clusters as [Cluster];
  const [part] = lead.joined as [Cluster['joined'][number]];
  expect(lead.count).toBeGreaterThan(part.count);
  return { lead, part };
}

it('what is rounding on large numbers and of the same cause is no row of its own, and a ruling settles both', () => {
  shop.edit(...A_CENT_MORE);
  const { lead, part } = only(verify().clusters);
  expect(part.cause).toMatch(/rounding/);
  expect(shop.holdfast('verify', ...EXECUTIONS).stdout).toContain(`with it ${part.id}: ${part.cause}, `);
  const { stdout, code } = shop.holdfast('decide', lead.id, '--as', 'kept', '--until', '2999-01-01', '--why', 'known');
  expect([code, stdout]).toEqual([0, expect.stringContaining(`settles row ${part.id} too`)]);
  expect(verify()).toMatchObject({ verdict: 'safe', clusters: [] });
});

it('whoever rules on the part alone has ruled on no more than that, and what was ruled can be taken back', () => {
  shop.edit(...A_CENT_MORE);
  const { lead, part } = only(verify().clusters);
  const ruled = shop.holdfast('decide', part.id, '--as', 'kept', '--until', '2999-01-01', '--why', 'an ulp does no harm');
  expect([ruled.code, ruled.stdout]).toEqual([0, expect.not.stringContaining('settles row')]);
  const after = verify();
  expect(after.verdict).toBe('undecided');
  expect(after.clusters.map((c) => [c.id, c.joined])).toEqual([[lead.id, []]]);
  expect(after.clusters[0]?.count).toBe(lead.count - part.count);
  const decision = shop.decisions().find((name) => name.includes('-kept-')) ?? '';
  expect(shop.holdfast('decide', '--undo', decision, '--why', 'too early').code).toBe(0);
  expect(only(verify().clusters)).toEqual({ lead, part });
});

it('two causes in one operation are two rows, though a ruling on the one would reach the other', () => {
  shop.edit('cart.ts', 'if (coupon === undefined) return sum;', 'if (coupon === undefined) return items.some((i) => i.qty === 7) ? sum + 1000 : sum > 1e6 ? sum * 1.0000000000000003 : sum;');
  const { clusters } = verify();
  // The largest sums come out as Infinity: that is no number any more, and far from daily use.
  expect(clusters.filter((c) => c.reach !== 'exotic').map((c) => [c.change, c.joined]).toSorted()).toEqual([['rounding', []], ['value', []]]);
});

it('nothing is laundered by what it shrinks to: a wrong number is no part of a row about rounding', () => {
  // Whatever is wrong by a thousand is made smaller, and then wrong by an ulp.
  shop.edit('cart.ts', 'if (coupon === undefined) return sum;', 'if (coupon === undefined) return items.length > 1 && sum > 2e6 ? sum + 1000 : sum > 1e6 ? sum * 1.0000000000000003 : sum;');
  const { clusters } = verify();
  // The wrong number leads a row whatever it is held to be of one cause with, and the ruling on an ulp is on that alone.
  expect(clusters.map((c) => c.change)).toContain('value');
  expect(clusters.filter((c) => c.change === 'rounding').flatMap((c) => c.joined)).toEqual([]);
  const rounding = clusters.flatMap((c) => (c.change === 'rounding' ? [c] : c.joined)).find((c) => c.cause.includes('rounding'));
  const { code } = shop.holdfast('decide', rounding?.id ?? '', '--as', 'kept', '--until', '2999-01-01', '--why', 'an ulp does no harm');
  expect(code).toBe(0);
  const after = verify();
  expect([after.verdict, after.clusters.map((c) => c.change)]).toEqual(['undecided', ['value']]);
});
