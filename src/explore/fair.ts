import type { Arbitrary } from './arbitrary/arbitrary.js';
import { oneOf } from './random.js';

/** What a kind of strings weighs at most: a table of a thousand is one thing that a source knows, not a thousand. */
const MOST_WEIGHT = 12;

/**
 * One of the strings, none of them empty of chance: first a kind (how long, of which characters), then one of that kind. Where all were
 * alike, the longest table of a source would be nearly all that is tried.
 */
export function fairly(strings: readonly string[]): Arbitrary<string> {
  const kinds = new Map<string, string[]>();
  for (const text of strings) {
    const kind = kindOf(text);
    const of = kinds.get(kind);
    if (of === undefined) kinds.set(kind, [text]);
    else of.push(text);
  }
  const by = [...kinds.values()].flatMap((of) => Array.from({ length: Math.min(of.length, MOST_WEIGHT) }, () => of));
  return (random) => oneOf(oneOf(by, random), random);
}

const LONG = 7;

function kindOf(text: string): string {
  const kinds = text.replaceAll(/[A-Z]+/g, 'A').replaceAll(/[a-z]+/g, 'a').replaceAll(/\d+/g, '0').replaceAll(/[\u0080-\uffff]+/g, 'é');
  return `${Math.min(text.length, LONG)} ${kinds.length > LONG ? '…' : kinds}`;
}
