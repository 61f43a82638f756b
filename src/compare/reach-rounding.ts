import type { Case } from '../model/case.js';
import type { Pair, Reach } from '../model/difference.js';
import { parse } from '../value/parse.js';
import { tellFacts } from './facts.js';

/** Beyond it not every whole number is one that a double holds. */
const EXACT = 2 ** 53;
/** A product or a sum is rounded by half of this at most, relative to itself; so are the steps by which some of them come to a result. */
const ROUNDED = 4 * Number.EPSILON;

/**
 * How far a pair lies from daily use that differs: as its case does, but that edge numbers are exotic where the product of two of them is
 * beyond 2^53 and all that differs are numbers, by no more than such products are rounded. Two honest ways to compute a sum come to other
 * results there, once large amounts cancel one another.
 */
export function reachOfPair(pair: Pair, reach: (of: Case) => Reach): Reach {
  const alone = reach(pair.case);
  return alone === 'edge' && isRoundedAlike(pair) ? 'exotic' : alone;
}

function isRoundedAlike({ case: of, prior, candidate }: Pair): boolean {
  if (prior.kind !== 'returned' || candidate.kind !== 'returned') return false;
  const numbers = numbersIn(of);
  const [largest = 0, next = 1] = numbers.toSorted((a, b) => b - a);
  const product = largest * Math.max(1, next);
  if (!(product > EXACT && Number.isFinite(product))) return false;
  const [a, b] = [readNumbers(prior.text), readNumbers(candidate.text)];
  const apart = numbers.length * ROUNDED * product;
  return a.rest === b.rest && a.numbers.every((n, i) => Math.abs(n - b.numbers[i]!) <= apart);
}

/** Strings and names, which may hold digits, and numbers. */
const WORDS = /"(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$]*|-?\d+(?:\.\d+)?(?:e[-+]?\d+)?n?/g;

/** The finite numbers of a printed outcome, and its text without them. */
function readNumbers(text: string): { readonly rest: string; readonly numbers: readonly number[] } {
  const numbers: number[] = [];
  const rest = text.replaceAll(WORDS, (word) => {
    if (!/^[-\d]/.test(word) || word.endsWith('n')) return word;
    numbers.push(Number(word));
    return '0';
  });
  return { rest, numbers };
}

/** Sizes of the finite numbers that a case holds. */
function numbersIn(of: Case): readonly number[] {
  const sizes: number[] = [];
  for (const input of of.kind === 'call' ? [of.input] : of.steps.map((s) => s.input)) {
    tellFacts(parse(input) as readonly unknown[], (fact) => {
      if (fact.kind === 'number' && Number.isFinite(fact.value)) sizes.push(Math.abs(fact.value));
      return true;
    });
  }
  return sizes;
}
