import type { Constants } from '../model/implementation.js';

/** All of these, each once; the first come first. */
export function mergeConstants(all: readonly Constants[]): Constants {
  const each = <T>(of: (c: Constants) => readonly T[]): readonly T[] => [...new Set(all.flatMap(of))];
  const expressions = new Map(all.flatMap((c) => c.expressions).map((e) => [`/${e.source}/${e.flags}`, e]));
  return { strings: each((c) => c.strings), numbers: each((c) => c.numbers), bigints: each((c) => c.bigints), keys: each((c) => c.keys), expressions: [...expressions.values()], tables: each((c) => c.tables ?? []), messages: each((c) => c.messages ?? []) };
}
