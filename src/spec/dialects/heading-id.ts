import { hash } from '../../value/hash.js';

const MOST = 64;

/**
 * The id of a requirement that has none but its heading: its words in capitals, joined by `-`. `Block quotes` is `BLOCK-QUOTES`. A very
 * long one is cut, and a hash of the whole heading stands at its end.
 */
export function headingId(heading: string): string {
  const words = heading.normalize('NFKC').replaceAll(/['’]/g, '').toUpperCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  if (words === '') return `HEADING-${hash(heading).slice(0, 8).toUpperCase()}`;
  if (words.length <= MOST) return words;
  const cut = words.slice(0, MOST - 9).replace(/[\ud800-\udbff]$/, '').replace(/-[^-]*$/, '');
  return `${cut}-${hash(words).slice(0, 8).toUpperCase()}`;
}
