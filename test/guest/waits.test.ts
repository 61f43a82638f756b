import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../src/model/case.js';
import type { Guest } from '../../src/model/ports.js';
import { bundleGuest, type Bundle } from './bundle.js';
import { runtimes } from './nodes.js';
import { call, openLoaded } from './open.js';

/** An hour in milliseconds: whatever takes as long is over at once, or the test is not. */
const HOUR = '[3600000]';
const CALLS: readonly (readonly [operation: string, input: string, kind: string, text: string])[] = [
  ['slept', HOUR, 'returned', '→ 3600000; async'],
  ['sweeps', '[5]', 'returned', '→ true; async'],
  ...['date', 'made', 'text', 'performance', 'hrtime', 'bigint', 'uptime'].map((clock) => ['clock', `["${clock}", 3600000]`, 'returned', '→ true; async'] as const),
  ['ways', '[600000]', 'returned', '→ 21; async'],
  ['aborted', '[60000]', 'returned', '→ [["AbortError", "ABORT_ERR", "enough"], ["TypeError", "ERR_INVALID_ARG_TYPE", undefined], ["AbortError", "ABORT_ERR", "enough"]]; async'],
  ['signalled', '[60000]', 'returned', '→ [true, "TimeoutError", "The operation was aborted due to timeout"]; async'],
  ['order', '[]', 'returned', '→ [["0", "late", "10", "also 10", "20", "tick", "microtask", "25", "immediate", "every", "refreshed", "between", "every"], false, true, true]; async'],
  ['context', HOUR, 'returned', '→ ["inside", true, 1, 2]; async'],
  ['throws', HOUR, 'crashed', 'crashes: Error("in a timer")'],
  ['unrefed', '[1000]', 'returned', '→ undefined; async'],
  ['slept', '[86400000]', 'timedOut', 'never settles'],
  ['forEver', '[]', 'timedOut', 'never settles'],
  ['retries', '[]', 'timedOut', 'never settles'],
  ['races', HOUR, 'returned', '→ ["file", "thread", "turns", "port"]; async'],
  ['lateOnes', '[]', 'returned', '→ ["set first"]; async'],
  ['dates', '[]', 'returned', '→ [true, true, true, "[object Date]", 0, 7, "Date", "now", new Date("1970-01-01T00:00:00.005Z"), true, true]; async'],
];

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleGuest();
});
afterAll(() => bundle.remove());

describe.each(runtimes().there)('what waits on Node $version', (runtime) => {
  let guest: Guest;
  beforeAll(async () => {
    guest = await openLoaded({ bundle: bundle.entry, module: 'waits.mjs', runtime, caseSeconds: 10 });
  });
  afterAll(() => guest.close());

  it.each(CALLS)('%s%s', async (operation, input, kind, text) => {
    expect(await call(guest, operation, input)).toEqual({ kind, text });
  });

  it('gives each case as much to skip as the one before', async () => {
    const cases = ['forEver', 'slept', 'retries', 'slept'].map((operation): Case => ({ kind: 'call', operation, input: operation === 'slept' ? HOUR : '[]' }));
    expect((await guest.run(cases)).map((o) => o.kind)).toEqual(['timedOut', 'returned', 'timedOut', 'returned']);
  });
});
