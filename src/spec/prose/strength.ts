import type { Strength } from '../../model/spec.js';

const WORDS: readonly (readonly [Strength, RegExp])[] = [
  ['MUST', /\b(?:MUST|SHALL|REQUIRED)\b/],
  ['SHOULD', /\b(?:SHOULD|RECOMMENDED)\b/],
  ['MAY', /\b(?:MAY|OPTIONAL)\b/],
];

/** The strongest keyword (of RFC 2119, in capitals) of a text outside code; MUST where none stands. */
export function strengthOf(text: string): Strength {
  return WORDS.find(([, word]) => word.test(text))?.[0] ?? 'MUST';
}
