import type { Decision, EntryText } from '../model/baseline.js';
import type { Finding } from '../model/finding.js';
import { readBaseline } from './baseline-text.js';
import { checkLedger } from './check.js';
import { ledgerFindings } from './check-structure.js';
import { printLedger } from './print-ledger.js';
import { entryHash, portableSha256 } from './text/hash.js';
import type { Sha256 } from './text/hash.js';

/** One of the versions that are merged. */
export interface LedgerSide {
  /** Of the baseline; null where this side has none. */
  readonly text: string | null;
  /** Those about its spec. */
  readonly decisions: readonly Decision[];
}

export interface MergeRequest {
  /** Path of the baseline, as findings show it. */
  readonly file: string;
  readonly fileOf: (id: string) => string;
  /** Any number, in any order: a base is one more place where an entry's text may stand. */
  readonly sides: readonly LedgerSide[];
  readonly sha256?: Sha256;
}

export interface MergedLedger {
  /** The union of all sides, by id. */
  readonly decisions: readonly Decision[];
  /** Null where nothing can be written: a side is not what its own decisions say. With conflicts, it has markers. */
  readonly text: string | null;
  /** Cases on which decisions disagree; they stay for a person. */
  readonly conflicts: readonly Finding[];
  /** Why nothing can be written. */
  readonly findings: readonly Finding[];
}

/**
 * Merges ledgers: the decisions of all sides together, and the baseline printed from them. Commutative, associative and idempotent,
 * since it is a union of sets. What no decision ever accepted is refused, so that a merge does not wash away an edit by hand.
 */
export function mergeLedgers(request: MergeRequest): MergedLedger {
  const { sides, sha256 = portableSha256, fileOf, file } = request;
  const decisions = unionOf(sides.map((side) => side.decisions));
  const read = sides.map(({ text }) => (text === null ? null : readBaseline(text)));
  const texts = new Set<EntryText>(read.flatMap((each) => each?.entries.map((entry) => entry.text) ?? []));
  const findings = [...strangersIn(request, decisions, texts)];
  const printed = printLedger(decisions, texts, sha256);
  findings.push(...printed.missing.map((live): Finding => ({
    code: 'BASELINE-ENTRY-MISSING', severity: 'error', file,
    message: `${file}: the entry of case ${live.case}, which the decision ${live.by.join(' and ')} added, stands in none of the versions that are to be merged. Restore it on the branch that has the decision, then merge again.`,
  })));
  return { decisions, text: findings.length > 0 ? null : printed.text, conflicts: ledgerFindings({ fileOf, textOf: (entry) => [...texts].find((text) => entryHash(text, sha256) === entry) }, { ...printed.ledger, dangling: [] }), findings };
}

function unionOf(lists: readonly (readonly Decision[])[]): readonly Decision[] {
  return [...new Map(lists.flat().map((each) => [each.id, each])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function strangersIn({ sides, file, fileOf, sha256 = portableSha256 }: MergeRequest, decisions: readonly Decision[], texts: ReadonlySet<EntryText>): readonly Finding[] {
  const known = new Set(decisions.flatMap(({ added }) => added.map(({ entry }) => entry)));
  if ([...texts].every((text) => known.has(entryHash(text, sha256)))) return [];
  const all = sides.flatMap(({ text }) => (text === null ? [] : checkLedger({ file, baseline: readBaseline(text), decisions, fileOf, sha256 }).findings));
  const telling = all.filter(({ code }) => code === 'BASELINE-EDITED' || code === 'BASELINE-ENTRY-UNDECIDED');
  return [...new Map(telling.map((each) => [each.message, each])).values()].slice(0, 5);
}
