import type { EntryHash, EntryLine, EntryText } from '../model/baseline.js';
import type { Finding } from '../model/finding.js';
import { ledgerFindings, structuralFindings } from './check-structure.js';
import type { AcceptedEntry, Compared, LedgerToCheck } from './checked.js';
import { explainedEntries } from './explain-entries.js';
import { missingEntries } from './explain-missing.js';
import { ledgerOf } from './live.js';
import type { Ledger, Live } from './live.js';
import { entryHash, portableSha256 } from './text/hash.js';

export interface CheckedLedger {
  readonly ledger: Ledger;
  /** In the baseline's order; those entries of the file that the ledger accepts, so all of them where there is no finding. */
  readonly accepted: readonly AcceptedEntry[];
  /** Empty where the file holds exactly the accepted entries. Any finding makes the baseline invalid. */
  readonly findings: readonly Finding[];
}

/**
 * Holds a baseline against its ledger by the hash of each entry's text: equal hashes are equal texts, so no value is parsed and no
 * case id computed for what is as decided. Only what is not is looked at closely, to say what became of it.
 */
export function checkLedger(what: LedgerToCheck): CheckedLedger {
  const compared = compare(what);
  const { findings, cases } = explainedEntries(compared, what);
  const gone = { ...compared, missing: compared.missing.filter((live) => !cases.has(live.case)) };
  const all = [...structuralFindings(what, gone), ...findings, ...missingEntries(what, gone), ...ledgerFindings({ fileOf: what.fileOf, textOf: textsOf(compared) }, compared.ledger)];
  return { ledger: compared.ledger, accepted: compared.accepted, findings: all };
}

function textsOf({ accepted }: Compared): (entry: EntryHash) => EntryText | undefined {
  return (entry) => accepted.find(({ hash }) => hash === entry)?.line.text;
}

function compare({ baseline, decisions, sha256 = portableSha256 }: LedgerToCheck): Compared {
  const ledger = ledgerOf(decisions);
  const accepted: AcceptedEntry[] = [];
  const strangers: EntryLine[] = [];
  const present = new Set<EntryHash>();
  for (const line of baseline?.entries ?? []) {
    const hash = entryHash(line.text, sha256);
    const live = ledger.live.get(hash);
    if (live === undefined) strangers.push(line);
    else {
      accepted.push({ line, hash, case: live.case, by: live.by });
      present.add(hash);
    }
  }
  const missing: Live[] = [];
  if (present.size < ledger.live.size) for (const live of ledger.live.values()) if (!present.has(live.entry)) missing.push(live);
  return { ledger, accepted, strangers, missing };
}
