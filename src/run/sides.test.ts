import { expect, it } from 'vitest';
import { hasteOf, lasting, waitOf } from './sides.js';

it('gives a case less time where the search is short, so that one that hangs is not the end of it', () => {
  expect(hasteOf({ seconds: 5 })).toEqual({ caseSeconds: 0.125, hasty: true });
  expect(hasteOf({ seconds: 1 }).caseSeconds).toBe(0.1);
  expect(hasteOf({ seconds: 60 }).caseSeconds).toBe(0.5);
  expect(hasteOf({ executions: 10 }).caseSeconds).toBe(0.5);
});

it('gives a witness that seems to hang several times as long as it needs to count as hung, in a short run less', () => {
  expect(waitOf('judging')).toBe(4);
  expect([5, 60].map((seconds) => lasting('judging', { seconds })?.aloneSeconds)).toEqual([10, 16]);
  expect(lasting('judging', { executions: 10 })).toEqual({ caseSeconds: 1, aloneSeconds: 16 });
  expect(lasting('judging', { seconds: 2 })).toBeNull();
});

it('where cases take long, waits no less for a witness than for any other', () => {
  expect(waitOf({ caseSeconds: 6 })).toBe(24);
  expect(lasting({ caseSeconds: 6 }, { seconds: 60 })).toBeNull();
  expect(lasting({ caseSeconds: 2 }, { seconds: 60 })).toEqual({ caseSeconds: 2, aloneSeconds: 16 });
});
