import { record } from './arbitrary/any.js';
import type { Palette } from './palette.js';
import { partsOf } from './parts.js';
import type { Chance } from './random.js';
import { tokenKind, tokensOf } from './tokens.js';
import { isUsualRecord, usualList } from './usual.js';

const LONGEST_READ = 400;
const DEEPEST = 12;

/**
 * The same values, with one word or number that stands in them more than once another one in all its places: a version and its range, a path
 * and the key that it leads to, ids that refer to one another. Changed in one place, they have nothing to do with each other any more. Null
 * where nothing stands there twice.
 */
export function renamed(values: readonly unknown[], chance: Chance, { exampleWords, exampleKeys }: Palette): unknown[] | null {
  const counts = new Map<string, number>();
  for (const part of partsOf(values)) for (const token of tokensIn(part)) counts.set(token, (counts.get(token) ?? 0) + 1);
  const often = [...counts].filter(([, times]) => times > 1).map(([token]) => token);
  if (often.length === 0) return null;
  const token = chance.pick(often);
  const words = [...counts.keys(), ...exampleWords, ...exampleKeys].filter((word) => tokenKind(word) === 'word');
  const other = tokenKind(token) === 'number' ? numberFor(token, chance) : words.length === 0 ? token : chance.pick(words);
  return values.map((value) => replaced(value, token, other, 0));
}

function tokensIn(part: unknown): readonly string[] {
  if (typeof part === 'number') return Number.isSafeInteger(part) && part >= 0 ? [String(part)] : [];
  if (typeof part !== 'string' || part.length > LONGEST_READ) return [];
  return tokensOf(part).filter((token) => tokenKind(token) === 'word' || tokenKind(token) === 'number');
}

function numberFor(token: string, chance: Chance): string {
  const n = BigInt(token);
  return String(chance.pick([n + 1n, n > 0n ? n - 1n : 1n, 0n, n * 10n]));
}

function replaced(value: unknown, token: string, other: string, depth: number): unknown {
  if (typeof value === 'string') return value.length > LONGEST_READ ? value : tokensOf(value).map((own) => (own === token ? other : own)).join('');
  if (typeof value === 'number') return String(value) === token && tokenKind(other) === 'number' ? Number(other) : value;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return usualList(value).map((item) => replaced(item, token, other, depth + 1));
  if (!isUsualRecord(value)) return value;
  return record(Object.entries(value).map(([key, item]) => [String(replaced(key, token, other, depth)), replaced(item, token, other, depth + 1)]));
}
