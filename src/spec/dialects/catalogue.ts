import type { Dialect } from './dialect.js';

const FENCED_EXAMPLE = /^ {0,3}(?:`{3,}|~{3,})[ \t]*example(?:[ \t].*)?\r?$/m;

/** All dialects. The first that claims a file reads it. */
export const DIALECTS: readonly Dialect[] = [
  { name: 'holdfast', at: /\.spec\.md$/, claims: (file) => file.endsWith('.spec.md'), load: async () => (await import('./holdfast.js')).readHoldfast },
  { name: 'commonmark', at: /(?:^|[/.])spec\.(?:txt|md)$/, claims: (_, text) => FENCED_EXAMPLE.test(text) && /^\.\r?$/m.test(text), load: async () => (await import('./commonmark.js')).readCommonmark },
];

/** What the names of all files end in that may be specs by their names. */
export const ENDINGS: readonly string[] = ['spec.md', 'spec.txt'];

/** By the name alone: what is in it decides. */
export function maySpec(file: string): boolean {
  return DIALECTS.some(({ at }) => at.test(file));
}

/** The dialect of a file; null where it is of none. */
export function dialectOf(file: string, text: string): Dialect | null {
  return DIALECTS.find((dialect) => dialect.claims(file, text)) ?? null;
}
