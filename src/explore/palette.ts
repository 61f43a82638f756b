import { stringMatching } from 'fast-check';
import type { Constants } from '../model/implementation.js';
import { chained, constant, from, whole } from './arbitrary/arbitrary.js';
import type { Arbitrary } from './arbitrary/arbitrary.js';

/** The material that arbitraries draw from: what stands in the sources and in the examples. */
export interface Palette {
  readonly strings: readonly string[];
  readonly exampleStrings: readonly string[];
  readonly numbers: readonly number[];
  readonly bigints: readonly bigint[];
  readonly keys: readonly string[];
  /** Strings that match one of the expressions of the sources; null where there are none. */
  readonly matching: Arbitrary<string> | null;
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
    matching: matchingOne(constants.expressions.slice(0, MOST_EXPRESSIONS)),
  };
}

/** Each expression's strings are prepared when it is first drawn: that takes up to 30 ms, and most operations draw few. */
function matchingOne(expressions: Constants['expressions']): Arbitrary<string> | null {
  if (expressions.length === 0) return null;
  const prepared = new Map<number, Arbitrary<string>>();
  const prepare = (i: number): Arbitrary<string> => {
    const held = prepared.get(i) ?? matching(expressions[i] as Constants['expressions'][number]);
    prepared.set(i, held);
    return held;
  };
  return chained(whole(0, expressions.length - 1), prepare);
}

/** fast-check refuses some flags and syntax: of an expression that it cannot match, its own text is the nearest string there is. */
function matching({ source, flags }: Constants['expressions'][number]): Arbitrary<string> {
  const asText = constant(source.slice(0, 40));
  if (source.length > 300) return asText;
  try {
    const matched = stringMatching(new RegExp(source, flags.replaceAll(/[giy]/g, '')), { size: 'small' });
    return from(() => matched);
  } catch {
    return asText;
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
