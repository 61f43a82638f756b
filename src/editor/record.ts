import type { OpenLedger } from '../ledger/open.js';
import type { DecisionNamed, RecordSummary } from '../model/editor.js';

/** What an editor shows of a ledger; null where nothing is recorded at all. */
export function recordSummary({ baseline, decisions, checked, findings }: OpenLedger): RecordSummary | null {
  if (baseline === null && decisions.length === 0) return null;
  const entries = new Map<string, number>();
  const cases = new Set<string>();
  for (const { line } of checked.accepted) {
    entries.set(line.operation, (entries.get(line.operation) ?? 0) + 1);
    cases.add(line.case);
  }
  const named = new Map<string, DecisionNamed[]>();
  for (const { id, kind, date, requirement } of decisions) {
    if (requirement === null) continue;
    named.set(requirement, [...(named.get(requirement) ?? []), { id, kind, date }]);
  }
  return { findings: findings.length, entries, cases, decisions: named };
}
