import { includes, join, mapGet, mapSet, printJson, slice, split } from './primordials.js';

/** Puts what stands for them in the place of paths that are ours, so that an observation is the same on every machine. */
export type Places = (text: string) => string;

/** `pairs`: path prefix → what stands for it. The longest prefix is looked for first. */
export function createPlaces(pairs: readonly (readonly [string, string])[]): Places {
  const all = new Map<string, string>();
  for (const [prefix, standIn] of pairs) {
    mapSet(all, prefix, standIn);
    // In printed text a backslash of a Windows path is written twice.
    mapSet(all, slice(printJson(prefix), 1, -1), standIn);
  }
  const prefixes = [...all.keys()].filter((prefix) => prefix !== '').sort((a, b) => b.length - a.length);
  const shared = commonStart(prefixes);
  return (text) => {
    if (shared === '' || text.length < shared.length || !includes(text, shared)) return text;
    let result = text;
    for (let i = 0; i < prefixes.length; i++) {
      const prefix = prefixes[i] as string;
      if (includes(result, prefix)) result = join(split(result, prefix), mapGet(all, prefix) ?? '');
    }
    return result;
  };
}

function commonStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length--;
  }
  return first.slice(0, length);
}
