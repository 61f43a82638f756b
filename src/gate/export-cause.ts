import { causeOf } from '../compare/title.js';
import type { Difference } from '../model/difference.js';

/** What happened to an export that nobody called: it is something, and does not return it. */
export function exportCause(difference: Difference): string {
  return causeOf(difference)
    .replace(/^returns (.*?)(?: where it returned (.*))?$/s, (_, now: string, before?: string) => `is ${now}${before === undefined ? '' : ` where it was ${before}`}`)
    .replace(/^result is /, 'is ')
    .replace(/\bresult\b/, difference.operation);
}
