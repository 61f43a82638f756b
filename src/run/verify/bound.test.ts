import { describe, expect, it } from 'vitest';
import type { Case } from '../../model/case.js';
import type { Guest } from '../../model/ports.js';
import type { GuestExport } from '../../model/protocol.js';
import { bind, boundSubject } from './bound.js';

const fn = (name: string, called = name): GuestExport => ({ name, called, kind: 'function', arity: 1, members: [] });
const call = (operation: string): Case => ({ kind: 'call', operation, input: '[]' });

function guestOf(exports: readonly GuestExport[]): Guest {
  return { exports, wrote: '', sandbox: 'none', refused: () => [], left: () => [], probed: () => [], close: async () => undefined, run: async (cases) => cases.map((c) => ({ kind: 'returned', text: `→ ${JSON.stringify(c.operation)}` })) };
}

describe('finding the operations of a spec in a module', () => {
  it('goes by name', () => {
    expect([...bind(['total', 'gone'], [fn('total'), fn('more')])]).toEqual([['total', 'total'], ['more', 'more']]);
  });

  it('takes the default export for the only operation, or for one of its name', () => {
    expect(bind(['classNames'], [fn('default', '')]).get('classNames')).toBe('default');
    expect(bind(['a', 'b'], [fn('default', 'b'), fn('a')]).get('b')).toBe('default');
    expect(bind(['a', 'b'], [fn('default', 'c')]).has('b')).toBe(false);
  });
});

describe('a bound subject', () => {
  it('answers by the spec\'s names, and says of what is not there that it is not', async () => {
    const subject = boundSubject({ ok: true, of: '', guest: guestOf([fn('default', 'b'), fn('a')]) }, ['a', 'b', 'c']);
    expect((await subject.run([call('b'), call('c'), call('a')])).map((o) => o.text)).toEqual(['→ "default"', 'has no export c', '→ "a"']);
  });

  it('answers every case with why it did not load', async () => {
    const observation = { kind: 'failedToLoad' as const, text: 'fails to load: SyntaxError("x")' };
    const subject = boundSubject({ ok: false, observation, finding: { code: 'LOAD-FAILED', severity: 'error', message: '' } }, ['a']);
    expect(await subject.run([call('a'), call('a')])).toEqual([observation, observation]);
  });
});
