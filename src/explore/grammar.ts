import type { Random } from 'fast-check';
import type { Arbitrary } from './arbitrary/arbitrary.js';
import { oneOf } from './random.js';
import { tokenKind, tokensOf } from './tokens.js';

/** What follows in the examples, as often as it does; null where the text ends. */
type Followers = ReadonlyMap<string, readonly (string | null)[]>;

const START = '';
const MOST_TOKENS = 40;
/** How many tokens in ten follow the last one only, and not the last two: texts that nearly are of the format. */
const LOOSE = 1;
/** How many words and numbers in ten are not those of the examples. */
const OTHER = 4;
const MOST_EXAMPLES = 200;

/**
 * Texts in the manner of these: each token is one that follows the kinds of its two predecessors in some example (a Markov chain over
 * tokens). So they keep the marks of a format and what usually stands between them, and are put together anew. `word` is what may stand
 * in place of a word. Null where the examples hold nothing but single words.
 */
export function inTheManner(examples: readonly string[], word: Arbitrary<string>): Arbitrary<string> | null {
  const lists = examples.slice(0, MOST_EXAMPLES).map((text) => tokensOf(text).slice(0, MOST_TOKENS));
  if (!lists.some((tokens) => tokens.length > 1)) return null;
  const followers = followersIn(lists);
  return (random, bias) => {
    let out = '';
    let [before, last] = [START, START];
    for (let n = 0; n < MOST_TOKENS; n++) {
      const loosely = random.nextInt(1, 10) <= LOOSE;
      const next = oneOf(followers.get(loosely ? last : both(before, last)) ?? [null], random);
      if (next === null) break;
      [before, last] = [last, tokenKind(next)];
      out += filled(next, last, random) ?? word(random, bias);
    }
    return out;
  };
}

function both(before: string, last: string): string {
  return `${before}\0${last}`;
}

/** The token, or another number; null where another word is to stand there. */
function filled(token: string, kind: string, random: Random): string | null {
  if ((kind !== 'word' && kind !== 'number') || random.nextInt(1, 10) > OTHER) return token;
  return kind === 'word' || random.nextInt(1, 4) === 1 ? null : String(random.nextInt(0, 10 ** Math.min(token.length, 6)));
}

function followersIn(lists: readonly (readonly string[])[]): Followers {
  const followers = new Map<string, (string | null)[]>();
  const note = (of: string, token: string | null): void => {
    const held = followers.get(of);
    if (held === undefined) followers.set(of, [token]);
    else held.push(token);
  };
  for (const tokens of lists) {
    let [before, last] = [START, START];
    for (const token of [...tokens, null]) {
      note(last, token);
      note(both(before, last), token);
      if (token !== null) [before, last] = [last, tokenKind(token)];
    }
  }
  return followers;
}
