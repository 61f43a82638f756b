import { expect, it } from 'vitest';
import { cappedFinding } from './capped.js';

const OF = { file: 'src/streak.spec.md', wanted: 20_000, seconds: 5 };

it('is a note where much ran all the same', () => {
  expect(cappedFinding({ executions: 2000, late: 0 }, OF)).toMatchObject({ severity: 'info', message: '2000 of 20000 executions were explored before 5 seconds an operation were over. The verdict stands on what ran; --executions asks for fewer.' });
});

it('is a warning where next to nothing ran, and says what was waited for', () => {
  const { severity, message } = cappedFinding({ executions: 28, late: 3 }, OF);
  expect([severity, message]).toEqual(['warning', expect.stringMatching(/^28 of 20000 executions .* In 3 of them a side never returned, and was waited for\. The verdict stands on little/)]);
});
