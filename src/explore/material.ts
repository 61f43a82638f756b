import type { Constants } from '../model/implementation.js';
import type { Palette } from './palette.js';

const LONGEST_MARK = 2;
const MOST_MARKS = 12;

/** What the sources part texts by, and the examples. */
export function marksOf({ strings, marks }: Palette): readonly string[] {
  return [...new Set([...strings.filter((text) => text.length <= LONGEST_MARK && /^[^\p{L}\p{N}]+$/u.test(text)), ...marks])].slice(0, MOST_MARKS);
}

/** Short material first: it is the likelier to be a special case. */
export function ordered(constants: Constants): Constants {
  return { ...constants, strings: constants.strings.toSorted((a, b) => a.length - b.length).slice(0, 800) };
}
