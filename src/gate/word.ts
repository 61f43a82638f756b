import type { Strength } from '../model/spec.js';
import type { SpecWord, Word } from '../model/verdict.js';

/**
 * What the spec says of an observation: violates, if any check that speaks is violated; else satisfies, if a pin speaks; else silent,
 * since a constraint can only accuse. Requirements that are observed, draft or deprecated do not speak; a violated MAY is reported
 * and accuses nobody.
 */
export function specWord(words: readonly Word[]): SpecWord {
  const speaking = words.filter(speaks);
  if (speaking.some((w) => w.result === 'violated' && w.strength !== 'MAY')) return 'violates';
  return speaking.some((w) => w.pins && w.result === 'holds') ? 'satisfies' : 'silent';
}

/** The strongest requirement that is violated; null where none is. */
export function violatedStrength(words: readonly Word[]): Strength | null {
  const violated = new Set(words.filter((w) => speaks(w) && w.result === 'violated').map((w) => w.strength));
  return (['MUST', 'SHOULD', 'MAY'] as const).find((s) => violated.has(s)) ?? null;
}

/** What is violated and accuses, the strongest first; each requirement once. */
export function violatedRequirements(words: readonly Word[]): readonly string[] {
  const accusing = words.filter((w) => speaks(w) && w.result === 'violated' && w.strength !== 'MAY');
  return [...new Set((['MUST', 'SHOULD'] as const).flatMap((s) => accusing.filter((w) => w.strength === s)).map((w) => w.requirement))];
}

/** The word that stands for the row: of the strongest requirement that is violated, the first. */
export function leadingWord(words: readonly Word[]): Word | null {
  const strength = violatedStrength(words);
  return words.find((w) => speaks(w) && w.result === 'violated' && w.strength === strength) ?? null;
}

function speaks(word: Word): boolean {
  return word.status === 'confirmed';
}

/**
 * Where the outcome of an input is declared free, constraints are set aside (a pin beats `unspecified`, which beats constraints and
 * baseline).
 */
export function withinFreedom(words: readonly Word[], free: boolean): readonly Word[] {
  return free ? words.filter((w) => w.pins) : words;
}
