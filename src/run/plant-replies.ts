import type { Pair } from '../model/difference.js';
import type { Guest } from '../model/ports.js';
import type { Sides } from './sides.js';

/**
 * Asks cases with different answers one by one, and then together. Where the answers are the same and belong to other cases, the way
 * from the subject mixes them up. Subjects that answer otherwise than before are no sign of that.
 */
export async function misplacedReplies(sides: Sides, distinct: readonly Pair[]): Promise<readonly string[]> {
  if (distinct.length < 2) return [];
  const [prior, candidate] = await Promise.all([mixesUp(sides.prior, distinct), mixesUp(sides.candidate, distinct)]);
  return [...(prior ? ['prior'] : []), ...(candidate ? ['candidate'] : [])].map((side) => `replies of the ${side} that came to other cases than theirs`);
}

async function mixesUp(guest: Guest, distinct: readonly Pair[]): Promise<boolean> {
  const cases = distinct.map((pair) => pair.case);
  const alone: string[] = [];
  for (const one of cases) alone.push((await guest.run([one])).map((o) => o.text).join());
  if (new Set(alone).size < alone.length) return false;
  const isMixed = async (): Promise<boolean> => {
    const together = (await guest.run(cases)).map((o) => o.text);
    return together.some((text, i) => text !== alone[i]) && [...together].sort().join('\n') === [...alone].sort().join('\n');
  };
  return await isMixed() && await isMixed();
}
