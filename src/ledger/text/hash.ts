import type { EntryHash, EntryLine, EntryText } from '../../model/baseline.js';
import type { CaseId } from '../../model/case.js';
import { caseId } from '../../value/case.js';
import { hash } from '../../value/hash.js';
import { entryOf } from './entry.js';

/** SHA-256 of a text's UTF-8 bytes as hex digits. The platform's own is twenty times as fast as ours and is handed in. */
export type Sha256 = (text: string) => string;

export const portableSha256: Sha256 = hash;

export function entryHash(text: EntryText, sha256: Sha256 = hash): EntryHash {
  return sha256(text).slice(0, 16);
}

/** The id that `value/case.ts` gives the case. */
export function caseIdOf(line: EntryLine, sha256: Sha256 = hash): CaseId {
  return caseId(entryOf(line).case, sha256);
}
