import type { Constants } from '../model/implementation.js';
import type { GuestValue } from '../model/protocol.js';
import { FunctionSources } from '../value/functions.js';
import { NotationError } from '../value/notation-error.js';
import { parse } from '../value/parse.js';

const DEEPEST = 6;
const LONGEST = 80;
const MOST_ITEMS = 400;

/**
 * What stands in the constants that a module exports, as they are once it is loaded: an expression that is put together of parts, a table
 * that is worked out. The source does not have them as they are.
 */
export function constantsOfExports(values: readonly GuestValue[]): Constants {
  const found = { strings: new Set<string>(), numbers: new Set<number>(), keys: new Set<string>(), expressions: new Map<string, { readonly source: string; readonly flags: string }>() };
  const functions = FunctionSources.create();
  const visit = (value: unknown, depth: number): void => {
    if (typeof value === 'string' && value.length >= 1 && value.length <= LONGEST) found.strings.add(value);
    if (typeof value === 'number' && Number.isFinite(value)) found.numbers.add(value);
    if (value instanceof RegExp) found.expressions.set(String(value), { source: value.source, flags: value.flags });
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
    const isRecord = Object.getPrototypeOf(value) === Object.prototype;
    if (isRecord) for (const key of Object.keys(value).slice(0, MOST_ITEMS)) if (key.length <= LONGEST) found.keys.add(key);
    for (const item of itemsOf(value, isRecord).slice(0, MOST_ITEMS)) visit(item, depth + 1);
  };
  for (const { text } of values) visit(read(text, functions), 0);
  return { strings: [...found.strings], numbers: [...found.numbers], bigints: [], keys: [...found.keys], expressions: [...found.expressions.values()] };
}

function itemsOf(value: object, isRecord: boolean): readonly unknown[] {
  if (value instanceof Map) return [...value].flat();
  if (Array.isArray(value) || value instanceof Set) return [...value as Iterable<unknown>];
  return isRecord ? Object.values(value) : [];
}

/** What was cut, or cannot be seen into, says nothing. */
function read(text: string, functions: FunctionSources): unknown {
  try {
    return parse(text, { functions });
  } catch (error) {
    if (error instanceof NotationError) return undefined;
    throw error;
  }
}
