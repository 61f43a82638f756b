import type { EntryLine } from '../model/baseline.js';
import type { EntryChange } from '../model/change.js';
import { caseIdOf, portableSha256, type Sha256 } from './text/hash.js';

/** Cases whose entry is another one, is gone or is new, in the order of the baselines. No value is parsed of what is as it was. */
export function entryChanges(before: readonly EntryLine[], now: readonly EntryLine[], sha256: Sha256 = portableSha256): readonly EntryChange[] {
  const [old, fresh] = [byCase(before), byCase(now)];
  const changed = [...fresh.values()].filter((line) => old.get(line.case)?.text !== line.text);
  const gone = [...old.values()].filter((line) => !fresh.has(line.case));
  const said = (line: EntryLine, sides: Pick<EntryChange, 'before' | 'after'>): EntryChange => ({ id: caseIdOf(line, sha256), case: line.case, operation: line.operation, ...sides });
  return [...gone.map((line) => said(line, { before: line.text, after: null })), ...changed.map((line) => said(line, { before: old.get(line.case)?.text ?? null, after: line.text }))];
}

function byCase(lines: readonly EntryLine[]): ReadonlyMap<string, EntryLine> {
  return new Map(lines.map((line) => [line.case, line]));
}
