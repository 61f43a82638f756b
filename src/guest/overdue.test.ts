import { expect, it } from 'vitest';
import { createTimed } from './overdue.js';

it('ends what has no end, even where everything is caught, and says so', () => {
  const timed = createTimed(20);
  const done: string[] = [];
  const endless = (): void => {
    try {
      for (;;);
    } catch {
      done.push('caught');
    }
  };
  expect(timed(endless)).toBe(false);
  expect(timed(() => void done.push('after'))).toBe(true);
  expect(done).toEqual(['after']);
});

it('throws what is thrown, and times nothing where no time is said', () => {
  const failing = (): void => { throw new RangeError('own'); };
  expect(() => createTimed(1000)(failing)).toThrow('own');
  expect(() => createTimed(undefined)(failing)).toThrow('own');
  expect(createTimed(undefined)(() => undefined)).toBe(true);
});
