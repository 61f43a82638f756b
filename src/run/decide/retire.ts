import type { Cover } from '../../model/baseline.js';
import type { Row } from '../../model/verdict.js';
import { judgeEntries } from '../verify/ask-behaviour.js';
import type { Bench } from '../verify/bench.js';
import type { RuledRow } from './effect.js';
import { refused } from './rule.js';

/** What is recorded of an operation that is gone, and of all that hangs on it. Throws RULING-REFUSED where the spec still speaks of it. */
export async function retiredRow(bench: Bench, row: Row): Promise<RuledRow> {
  const { operation } = row.difference;
  const asked = askedBy(bench, operation);
  if (asked.length > 0) throw refused(`${bench.loaded.file} still speaks of ${operation}: ${asked.join(', ')}. Take that out of the spec first; that is the change, and this ruling follows it.`);
  const entries = bench.loaded.entries.filter((entry) => hangsOn(entry.operation, operation));
  const { judged } = await judgeEntries(bench, entries, bench.subjects.candidate);
  return { row, recorded: judged.filter(({ pair }) => hangsOn(pair.case.operation, operation)) };
}

/** Whatever is asked of it: that it is gone, and nothing else of it. */
export function retiredCovers({ subjects: { prior } }: Bench, { difference }: Row): readonly Cover[] {
  const { operation, path, change, prior: was, candidate } = difference;
  const offered = [...prior?.exports ?? [], ...prior?.guest?.values ?? []].map(({ name }) => name).filter((name) => name !== operation && hangsOn(name, operation));
  return [operation, ...offered].map((name) => ({ operation: name, path, change, prior: was, candidate, region: '*' }));
}

function hangsOn(name: string, operation: string): boolean {
  return name === operation || name.startsWith(`${operation}.`);
}

/** Where a spec asks for the operation. */
function askedBy({ loaded: { spec } }: Bench, operation: string): readonly string[] {
  const pinned = spec.requirements.filter((r) => r.checks.some((c) => c.kind === 'pin' && hangsOn(c.case.operation, operation))).map((r) => r.id);
  return [...pinned, ...(spec.signature.declares.includes(operation) ? ['its signature'] : [])];
}
