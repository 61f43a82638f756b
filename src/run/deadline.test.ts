import { expect, it } from 'vitest';
import { deadlineOf } from './deadline.js';
import type { Limit } from './pace.js';

function at(limit: Limit, searched: number): { readonly pass: (ms: number) => void; readonly end: AbortController } & ReturnType<typeof deadlineOf> {
  let now = 5000 + searched;
  const end = new AbortController();
  return { pass: (ms) => { now += ms; }, end, ...deadlineOf(limit, { began: 5000, clock: () => now, stop: end.signal }) };
}

it('leaves what the search left, and a fifth of all where that is less', () => {
  for (const [searched, left] of [[7000, 3000], [9500, 2000], [12_000, 2000]] as const) {
    const { late, pass } = at({ seconds: 10 }, searched);
    pass(left);
    expect(late()).toBe(false);
    pass(1);
    expect(late()).toBe(true);
  }
});

it('does not count what is done however late it is', async () => {
  const { late, pass, untimed } = at({ seconds: 10 }, 9000);
  expect(await untimed(async () => (pass(60_000), 'done'))).toBe('done');
  expect(late()).toBe(false);
  pass(2001);
  expect(late()).toBe(true);
});

it('knows no time where a number of cases is the limit, and ends when it is told to', () => {
  const { late, pass, end } = at({ executions: 10 }, 1);
  pass(1e9);
  expect(late()).toBe(false);
  end.abort();
  expect(late()).toBe(true);
});
