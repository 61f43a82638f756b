import { expect, it } from 'vitest';
import type { Decision, EntryText } from '../model/baseline.js';
import { additionsOf } from './additions.js';
import { writeDecision } from './decision/write.js';
import { freshDecision } from './fresh-decision.js';
import { revocationsOf } from './live.js';
import { withdrawnIn } from './withdrawn.js';
import { openLedger, type OpenLedger } from './open.js';
import { printLedger } from './print-ledger.js';
import { NOTHING_ELSE } from './take.js';

const TEXTS: readonly EntryText[] = ['total(1) → 1', 'total(2) → 2'];
const SAID = { ...NOTHING_ELSE, spec: 'cart', kind: 'recorded' as const, date: '2026-11-26', by: 'Ada <ada@example.org>', why: 'So.', rests: { implementation: 'a', name: 'cart.ts', environment: 'node' }, added: additionsOf(TEXTS) };

function open(...decisions: readonly Decision[]): OpenLedger {
  const files = decisions.flatMap((d) => writeDecision(d)).map(({ name, text }) => ({ name, text, list: null }));
  return openLedger({ baseline: printLedger(decisions, TEXTS).text, decisions: files }, { folder: '', spec: 'cart', shown: '' });
}

it('is what was decided already, as long as that counts', () => {
  const first = freshDecision(SAID, 'first', { open: open() });
  expect(freshDecision(SAID, 'first', { open: open(first) }).id).toBe(first.id);
});

it('takes the place of one that says the same and was taken back, again and again', () => {
  const decisions: Decision[] = [];
  for (let time = 0; time < 3; time++) {
    const next = freshDecision(SAID, 'first', { open: open(...decisions) });
    decisions.push(next);
    const { checked, findings } = open(...decisions);
    expect(findings).toEqual([]);
    expect([...checked.ledger.live.values()].flatMap(({ by }) => by)).toEqual([next.id, next.id]);
    const revoked = revocationsOf(new Set(SAID.added.map((a) => a.case)), checked.ledger);
    decisions.push(freshDecision({ ...SAID, added: [], revoked, withdraws: [next.id] }, 'undo first', { open: open(...decisions) }));
    expect(open(...decisions).checked.ledger.live.size).toBe(0);
    expect(withdrawnIn(decisions).has(next.id)).toBe(true);
  }
  expect(new Set(decisions.map(({ id }) => id)).size).toBe(6);
});
