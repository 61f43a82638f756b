import { hash } from './hash.js';
import { charCodeAt, exec, slice } from './primordials.js';

const CUT = /^([\s\S]*)<(cut \d+ characters, sha256 [0-9a-f]{16}…)>$/;

/** Where printed text is cut. */
export interface CutOptions {
  /** Characters. */
  readonly limit?: number | undefined;
  /** SHA-256 of a text's UTF-8 bytes in hex, where the platform has one that is faster than ours. */
  readonly digest?: ((text: string) => string) | undefined;
}

/** Text beyond `limit` characters gives way to its length and hash, so that cut texts are the same only if the whole ones are. */
export function cut(text: string, { limit, digest = hash }: CutOptions): string {
  if (limit === undefined || text.length <= limit) return text;
  const last = charCodeAt(text, limit - 1);
  const end = last >= 0xd8_00 && last <= 0xdb_ff ? limit - 1 : limit;
  return `${slice(text, 0, end)} <cut ${text.length - end} characters, sha256 ${slice(digest(text), 0, 16)}…>`;
}

/** What stands before the cut, and what says how much was cut; null for a whole text. */
export function readCut(text: string): { readonly prefix: string; readonly text: string } | null {
  const found = charCodeAt(text, text.length - 1) === 62 && charCodeAt(text, text.length - 2) === 0x20_26 ? exec(CUT, text) : null;
  return found === null ? null : { prefix: found[1]!, text: found[2]! };
}
