import type { Reach } from '../model/difference.js';

/** Characters of daily text: words, with what stands inside and behind words, one space between them. */
const PLAIN_TEXT = /^[A-Za-z0-9]+(?:[-_.'/@:+&%#=][A-Za-z0-9]+)*[.,;:!?%]?(?: [A-Za-z0-9]+(?:[-_.'/@:+&%#=][A-Za-z0-9]+)*[.,;:!?%]?)*$/;
/** Controls but tab and line breaks, lone surrogates, what is invisible (but the joiner of emoji and scripts), private use. */
const EXOTIC_TEXT = /[^\P{Cc}\t\n\r]|\p{Cs}|[^\P{Cf}\u200d\u200c]|\p{Co}|\p{Cn}/u;

const LONGEST_NATURAL = 200;
const LONGEST = 1000;

/** How far a string lies from daily text by itself. */
export function reachOfString(text: string): Reach {
  if (text.length > LONGEST || isInherited(text) || EXOTIC_TEXT.test(text)) return 'exotic';
  return text.length <= LONGEST_NATURAL && PLAIN_TEXT.test(text) ? 'natural' : 'edge';
}

/** Names that every object has by inheritance: as keys they are where prototypes are polluted. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}

export function reachOfNumber(n: number): Reach {
  const size = Math.abs(n);
  if (!Number.isFinite(n) || Object.is(n, -0) || size > 2 ** 53 || (size < 1e-6 && size > 0)) return 'exotic';
  if (n < 0 || n > 10_000) return 'edge';
  return decimals(n) <= 3 ? 'natural' : 'edge';
}

/** Digits behind the point in its shortest form. */
export function decimals(n: number): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(n)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

const YEAR_1970 = 0;
const YEAR_2100 = Date.UTC(2101, 0, 1);

export function reachOfDate(time: number): Reach {
  return time >= YEAR_1970 && time < YEAR_2100 ? 'natural' : 'edge';
}

/** The classes of characters that a text uses: letters and digits by class, all else one by one. */
export function charactersOf(text: string): ReadonlySet<string> {
  return new Set(Array.from(text, (c) => {
    if (/[a-z]/.test(c)) return 'lower';
    if (/[A-Z]/.test(c)) return 'upper';
    if (/[0-9]/.test(c)) return 'digit';
    return c > '\u007f' && /\p{L}/u.test(c) ? 'letter' : c;
  }));
}
