import type { CaseId } from '../model/case.js';
import { hash } from '../value/hash.js';

/** One case in five. */
const SHARE = 5;
/** With fewer recorded cases none is held out: they are too few to say anything apart. */
export const FEWEST_TO_HOLD_OUT = 30;

/**
 * Whether a recorded case is held out: by a hash of its id salted per repository, so that the same cases are held out in every run and
 * nobody who lacks the salt can tell which. `sha256` may be a faster one than our own, of the same result.
 */
export function isHeldOut(caseId: CaseId, salt: string, sha256: (text: string) => string = hash): boolean {
  return Number.parseInt(sha256(`${salt}\n${caseId}`).slice(0, 8), 16) % SHARE === 0;
}
