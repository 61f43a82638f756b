import type { Candidate } from './candidate.js';
import type { Feature } from './features.js';

/** What an example newly shows is worth so much to who reads it. Of classes of inputs there are too many to care, small numbers stand everywhere, and long texts are messages. */
const WORTH: readonly (readonly [RegExp, number])[] = [[/^outcome:/, 4], [/^branch:/, 2], [/^effect:/, 2], [/^constant:(?:"[^" ]{1,20}"|\d\d.*)$/, 1]];
/** Below so many examples further results are welcome although nothing else is new about them. */
const FEW = 5;
/** At most one example in so many shows something thrown, where others are to be had. */
const THROWN = 3;
/** Constants that all lead to one answer are told by so many examples; of the others nothing more is learnt. */
const ALIKE = 2;
/** What a reader has to get into before the first character of an input. */
const START = 20;

/**
 * Examples that a person shall read, at most `most`: each shows something that those before it do not (a branch, a kind of outcome, a
 * constant of the source), for as few and as plain characters as may be. So an operation that has little to show has few. Those that
 * show most come first.
 */
export function exemplify(candidates: readonly Candidate[], most: number): readonly Candidate[] {
  const left = new Set(candidates.filter((c) => c.rank < 2));
  const chosen: Candidate[] = [];
  const shown = new Set<Feature>();
  const answers = new Map<string, number>();
  let thrown = Math.max(1, Math.floor(most / THROWN));
  const allowed = (c: Candidate): boolean => !isThrown(c) || thrown > 0;
  while (chosen.length < most) {
    const next = best([...left].filter(allowed), (c) => gain(c, shown, (answers.get(c.entry.observation.text) ?? 0) >= ALIKE) / cost(c)) ?? (chosen.length < FEW ? best([...left].filter(allowed), (c) => (isThrown(c) || !isNewValue(c, shown) ? 0 : 1 / cost(c))) : null);
    if (next === null) break;
    left.delete(next);
    chosen.push(next);
    answers.set(next.entry.observation.text, (answers.get(next.entry.observation.text) ?? 0) + 1);
    for (const feature of next.features) shown.add(feature);
    if (isThrown(next)) thrown--;
  }
  return chosen;
}

/** The one of the highest score above 0, the first of several by their text; null where there is none. */
function best(candidates: readonly Candidate[], score: (candidate: Candidate) => number): Candidate | null {
  let [found, highest]: [Candidate | null, number] = [null, 0];
  for (const candidate of candidates) {
    const own = score(candidate);
    if (own > highest || (own === highest && own > 0 && candidate.text < (found?.text ?? ''))) [found, highest] = [candidate, own];
  }
  return found;
}

function gain({ features }: Candidate, shown: ReadonlySet<Feature>, isTold: boolean): number {
  return features.reduce((sum, f) => (shown.has(f) || (isTold && f.startsWith('constant:')) ? sum : sum + (WORTH.find(([of]) => of.test(f))?.[1] ?? 0)), 0);
}

function isNewValue({ features }: Candidate, shown: ReadonlySet<Feature>): boolean {
  return features.some((f) => f.startsWith('value:') && !shown.has(f));
}

function isThrown({ entry }: Candidate): boolean {
  return entry.observation.kind === 'threw';
}

/** Values that are seldom written down, where others do; texts in letters that few can read. */
const ODD = /\bnew [A-Z]|\b\d+n\b|[[(, ]\/[^ ]+\/[a-z]*(?=[,)\]]|$)|\b(?:NaN|Infinity)\b|-0\b/;
/** A text of marks alone, where a word would say more. */
const MARKS = /"[^\w"]{1,3}"/;
const FOREIGN = /\\[ux]|[^ -~]/;
/** Words of the engine: an argument of the wrong kind fell through, which nobody meant. */
const FELL_THROUGH = /is not a function|is not iterable|is not a constructor|Cannot (?:read|set|mix|convert|destructure|use)|is not defined|undefined is not/;

function cost({ text, rank, entry }: Candidate): number {
  const { text: outcome } = entry.observation;
  return (START + text.length + outcome.length / 2) * (rank === 0 ? 1 : 4) * (ODD.test(text) ? 3 : 1) * (FOREIGN.test(text) ? 2 : 1) * (MARKS.test(text) ? 1.5 : 1) * (FELL_THROUGH.test(outcome) && entry.observation.kind === 'threw' ? 6 : 1);
}
