import { builtinTwins } from './mutate-builtin.js';

/** Letters that fold to others, are written otherwise, or look the same. */
const FOLDED: readonly (readonly [string, string])[] = [['k', '\u212a'], ['s', 'ſ'], ['ss', 'ß'], ['ß', 'ẞ'], ['i', 'ı'], ['I', 'İ'], ['fi', 'ﬁ'], ['σ', 'ς'], ['a', 'ａ'], ['1', '１'], ['2', '²'], [' ', '\u00a0'], ['-', '‐'], ["'", '’'], ['\n', '\r\n'], ['å', '\u212b']];
const WORDS = 32;

/**
 * Texts that one notion of sameness takes for the same text and another does not: by case, by normal form, by what letters fold to, by white
 * space around them, by zeros before digits. Whoever rewrites code chooses a notion, mostly without a thought. The plain ones first.
 */
export function textTwins(text: string): readonly string[] {
  return [...plainTextTwins(text), ...oddTextTwins(text)];
}

/** Those among them that stand in daily texts. */
export function plainTextTwins(text: string): readonly string[] {
  const [first, ...rest] = text;
  return others(text, [text.toUpperCase(), text.toLowerCase(), first === undefined ? '' : first.toUpperCase() + rest.join(''), text.normalize('NFC'), text.normalize('NFD')]);
}

function oddTextTwins(text: string): readonly string[] {
  const folded = FOLDED.flatMap(([a, b]) => [text.replace(a, () => b), text.replace(b, () => a)]);
  return others(text, [text.normalize('NFKC'), text.normalize('NFKD'), text.trim(), `${text} `, ...(/^\d/.test(text) ? [`0${text}`, `${text}.0`] : []), ...folded]);
}

/** Numbers that are the same by `===`, in 32 bits, or on paper. */
export function numberTwins(n: number): readonly number[] {
  if (n === 0) return [-n];
  return [n + 2 ** WORDS, n - 2 ** WORDS, n * (1 + Number.EPSILON), Math.fround(n)].filter((other) => other !== n);
}

/** Of a text, a number, an expression or bytes; none of anything else. */
export function twinsOf(value: unknown): readonly unknown[] {
  if (typeof value === 'object' && value !== null) return builtinTwins(value);
  return typeof value === 'string' ? textTwins(value) : typeof value === 'number' ? numberTwins(value) : [];
}

function others(text: string, made: readonly string[]): readonly string[] {
  return [...new Set(made)].filter((twin) => twin !== text);
}
