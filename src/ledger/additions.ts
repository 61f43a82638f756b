import type { Addition, EntryText } from '../model/baseline.js';
import { sortedEntries } from './baseline-text.js';
import { caseIdOf, entryHash, portableSha256 } from './text/hash.js';
import type { Sha256 } from './text/hash.js';

/** What a decision adds, in the baseline's order. */
export function additionsOf(texts: Iterable<EntryText>, sha256: Sha256 = portableSha256): readonly Addition[] {
  return sortedEntries(texts).map((line) => ({ case: caseIdOf(line, sha256), entry: entryHash(line.text, sha256) }));
}
