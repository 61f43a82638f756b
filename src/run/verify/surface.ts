import type { GuestExport } from '../../model/protocol.js';
import type { JudgedCase } from '../../model/verdict.js';

/**
 * The surface of a module: the names that it exports, and their kinds. What the prior offered and the candidate does not is a difference
 * that a user sees, whether or not anybody calls it here.
 */
export function judgeSurface(prior: readonly GuestExport[], candidate: readonly GuestExport[]): readonly JudgedCase[] {
  const names = new Map(candidate.map((e) => [e.name, e]));
  return prior.map((offered): JudgedCase => {
    const now = names.get(offered.name);
    const text = (e: GuestExport): string => `→ <${e.kind} ${e.called === '' ? e.name : e.called}>`;
    return {
      outcome: now?.kind === offered.kind ? 'held-undescribed' : 'undescribed', words: [], origin: 'surface',
      pair: {
        case: { kind: 'call', operation: offered.name, input: '[]' }, prior: { kind: 'returned', text: text(offered) },
        candidate: now === undefined ? { kind: 'failedToLoad', text: `has no export ${offered.name}` } : { kind: 'returned', text: text(now) },
      },
    };
  });
}
