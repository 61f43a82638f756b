import { freedomLine } from '../../gate/freedom-line.js';
import type { Cover, Entry } from '../../model/baseline.js';
import type { JudgedCase, Row } from '../../model/verdict.js';
import { caseText } from '../../value/case.js';
import { entryText } from '../../ledger/text/entry.js';
import type { RulingKind } from './settings.js';

/** What a ruling does to record and spec. */
export interface Effect {
  /** Cases whose accepted entry goes. */
  readonly revoked: readonly Entry[];
  /** Entries that are accepted from now on. */
  readonly added: readonly Entry[];
  readonly covers: readonly Cover[];
  /** A line of `ts unspecified`, and entries for a `cases` fence, that go into the spec. */
  readonly freedom: string | null;
  readonly examples: readonly string[];
}

/** A row, and its recorded cases as they were judged anew. */
export interface RuledRow {
  readonly row: Row;
  readonly recorded: readonly JudgedCase[];
}

/** The effect of each ruling, and of no other. */
export function effectOf(as: RulingKind, { row, recorded }: RuledRow, covers: readonly Cover[]): Effect {
  const nothing: Effect = { revoked: [], added: [], covers, freedom: null, examples: [] };
  // What a module exports besides its calls is no case: neither the record nor the spec has a form for it.
  if (row.origin === 'surface' && as !== 'retired') return nothing;
  const old = recorded.map((j): Entry => ({ case: j.pair.case, observation: j.pair.prior }));
  const now = recorded.map((j): Entry => ({ case: j.pair.case, observation: j.pair.candidate }));
  switch (as) {
    case 'kept': return nothing;
    case 'retired': return { ...nothing, revoked: recorded.map((j): Entry => ({ case: j.pair.case, observation: j.pair.prior })) };
    case 'unspecified': return { ...nothing, freedom: freedomLine(row.difference) };
    // The prior's answer to the witness is held from now on, so that the candidate cannot come back with it unseen.
    case 'regression': return { ...nothing, added: isRecorded(row, recorded) ? [] : [{ case: row.witness.case, observation: row.witness.prior }] };
    case 'repair': return { ...nothing, revoked: old, added: now };
    case 'intended': return { ...nothing, revoked: old, added: now, examples: [entryText({ case: row.witness.case, observation: row.witness.candidate })] };
  }
}

function isRecorded({ witness }: Row, recorded: readonly JudgedCase[]): boolean {
  return recorded.some((j) => caseText(j.pair.case) === caseText(witness.case));
}
