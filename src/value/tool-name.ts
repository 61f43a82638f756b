import { charCodeAt, slice } from './primordials.js';

/** A name without what esbuild, Rollup and others put to one that is taken: `Cart` of `Cart2`, `Cart$1`, `_Cart`. */
export function plainName(name: string): string {
  let start = 0;
  while (start < name.length - 1 && charCodeAt(name, start) === 95) start++;
  let end = name.length;
  while (end > start + 1 && isDigit(charCodeAt(name, end - 1))) end--;
  if (end > start + 1 && end < name.length && charCodeAt(name, end - 1) === 36) end--;
  return slice(name, start, end);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
