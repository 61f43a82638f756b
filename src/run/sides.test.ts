import { expect, it } from 'vitest';
import { hasteOf } from './sides.js';

it('gives a case less time where the search is short, so that one that hangs is not the end of it', () => {
  expect(hasteOf({ seconds: 5 })).toEqual({ caseSeconds: 0.125, hasty: true });
  expect(hasteOf({ seconds: 1 }).caseSeconds).toBe(0.1);
  expect(hasteOf({ seconds: 60 }).caseSeconds).toBe(0.5);
  expect(hasteOf({ executions: 10 }).caseSeconds).toBe(0.5);
});
