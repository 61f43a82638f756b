import { readBaseline } from '../../ledger/baseline-text.js';
import { caseIdOf } from '../../ledger/text/hash.js';
import { printLedger } from '../../ledger/print-ledger.js';
import type { World } from '../world.js';
import { adoptedBy } from './adopted.js';
import type { LoadedSpec } from './loaded.js';
import { decisionsFolder } from './place.js';

export interface Candidates {
  readonly now: LoadedSpec;
  readonly before: LoadedSpec;
  /** Files that nobody vouched for. */
  readonly untrusted: ReadonlySet<string>;
}

/**
 * The base's spec and record, with what somebody vouched for on top: the tree's spec, where that is vouched for, and each new decision
 * that is. The texts of entries come from wherever they stand, since each is held against the hash that its decision names. What is
 * wrong in the tree stays wrong.
 */
export function vouchedPart(world: World, { now, before, untrusted }: Candidates): LoadedSpec {
  const folder = decisionsFolder(now.file);
  const old = new Set(before.decisions.map((d) => d.id));
  const trusted = now.decisions.filter(({ id }) => !old.has(id) && !untrusted.has(`${folder}${id}.md`) && !untrusted.has(`${folder}${id}.list`));
  const decisions = [...before.decisions, ...trusted];
  const printed = printLedger(decisions, [...before.entries, ...now.entries].map(({ text }) => text), world.sha256);
  const errors = now.findings.filter((f) => f.severity === 'error');
  const entries = printed.text === null ? [] : readBaseline(printed.text).entries;
  // By its own path, from which what it is about is found.
  const { file, spec, hash, findings } = untrusted.has(now.file) ? before : now;
  return {
    file, spec, hash, decisions, entries, caseIds: entries.map((line) => caseIdOf(line, world.sha256)),
    findings: [...findings.filter((f) => !errors.includes(f)), ...errors], nothingRecorded: entries.length === 0 && adoptedBy(decisions) === null && errors.length === 0,
  };
}
