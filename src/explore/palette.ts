import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Constants } from '../model/implementation.js';

/** The material that arbitraries draw from: what stands in the sources and in the examples. */
export interface Palette {
  readonly strings: readonly string[];
  readonly exampleStrings: readonly string[];
  readonly numbers: readonly number[];
  readonly bigints: readonly bigint[];
  readonly keys: readonly string[];
  /** Strings that match an expression of the sources. */
  readonly matching: readonly Arbitrary<string>[];
}

const MOST_EXPRESSIONS = 60;

export function palette(constants: Constants, examples: readonly unknown[]): Palette {
  const found = { strings: new Set<string>(), numbers: new Set<number>(), keys: new Set<string>() };
  for (const example of examples) collect(example, found, 0);
  const numbers = new Set(found.numbers);
  for (const n of constants.numbers) for (const near of [n, n - 1, n + 1, -n]) numbers.add(near);
  return {
    strings: constants.strings.filter((s) => s.length <= 60),
    exampleStrings: [...found.strings],
    numbers: [...numbers],
    bigints: constants.bigints.map(BigInt),
    keys: [...new Set([...found.keys, ...constants.keys.filter((k) => k.length <= 24)])],
    matching: constants.expressions.slice(0, MOST_EXPRESSIONS).flatMap(({ source, flags }) => matching(source, flags)),
  };
}

/** fast-check refuses some flags and syntax: an expression that it cannot match is left to the other sources of strings. */
function matching(source: string, flags: string): Arbitrary<string>[] {
  if (source.length > 300) return [];
  try {
    const arbitrary = fc.stringMatching(new RegExp(source, flags.replaceAll(/[giy]/g, '')), { size: 'small' });
    return [arbitrary];
  } catch {
    return [];
  }
}

function collect(value: unknown, into: { strings: Set<string>; numbers: Set<number>; keys: Set<string> }, depth: number): void {
  if (depth > 12) return;
  if (typeof value === 'string') into.strings.add(value);
  else if (typeof value === 'number') into.numbers.add(value);
  else if (value instanceof Map || value instanceof Set || Array.isArray(value)) for (const item of value) collect(item, into, depth + 1);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      into.keys.add(key);
      collect(item, into, depth + 1);
    }
  }
}
