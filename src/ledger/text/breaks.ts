import type { BracketReader, Brackets } from './brackets.js';

/** Characters of a line, its indentation included, above which an entry is broken. */
export const WIDTH = 120;

/** Of each line behind the first, where it begins in the text and its indentation, one pair after the other. */
export type Breaks = readonly number[];

/**
 * Where a text of one line, from `from` to `to`, is broken that begins behind so much indentation: behind an opening bracket, behind each comma of what
 * it holds, and before the closing one. Null where there is more in it than words, numbers, strings and brackets.
 *
 * A baseline has thousands of such texts: what is to be compared is where they are broken, not the lines that this makes.
 */
export function breaksOf(text: string, reader: BracketReader, { from = 0, to = text.length, indent = 0 } = {}): Breaks | null {
  if (indent + to - from <= WIDTH) return [];
  if (!reader.read(text, from, to)) return null;
  const breaks: number[] = [];
  lay({ from, to, first: 0, last: reader.count }, indent, { brackets: reader, breaks });
  return breaks;
}

/** Part of a text, with the brackets in it: those from `first` on, before `last`. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

interface Laying {
  readonly brackets: Brackets;
  readonly breaks: number[];
}

function lay(part: Part, indent: number, laying: Laying): void {
  if (indent + part.to - part.from <= WIDTH) return;
  const { brackets, breaks } = laying;
  for (const list of choose(listsIn(part, brackets), part, { indent, brackets })) {
    layItems(list, indent + 2, laying);
    breaks.push(brackets.ends[list]! - 1, indent);
  }
}

function layItems(list: number, indent: number, laying: Laying): void {
  const { opens, ends, after, commas, commaCount, owners, firstComma } = laying.brackets;
  const close = ends[list]! - 1;
  let comma = firstComma[list]!;
  let inner = list + 1;
  for (let start = opens[list]! + 1; start <= close;) {
    while (comma < commaCount && owners[comma] !== list && commas[comma]! < close) comma++;
    const isLast = comma >= commaCount || commas[comma]! >= close;
    const end = isLast ? close : commas[comma++]! + 1;
    const first = inner;
    while (inner < after[list]! && opens[inner]! < end) inner = after[inner]!;
    if (end > start) {
      laying.breaks.push(start, indent);
      lay({ from: start, to: end, first, last: inner }, indent, laying);
    }
    if (isLast) return;
    // Behind the comma stands a space.
    start = end + 1;
  }
}

/** Brackets that stand in no other, each as the longest in it that holds several things: `[{…}, {…}]` of `total([{…}, {…}])`. */
function listsIn({ first, last }: Part, brackets: Brackets): readonly number[] {
  const lists: number[] = [];
  for (let at = first; at < last; at = brackets.after[at]!) {
    const list = listIn(at, brackets);
    if (list >= 0) lists.push(list);
  }
  return lists;
}

/** The bracket, or the longest in it, that holds several things; -1 where there is none, or it is no list. */
function listIn(bracket: number, brackets: Brackets): number {
  const { items, after } = brackets;
  const count = items[bracket]!;
  if (count === 0 || count > 1) return count === 0 ? -1 : bracket;
  let longest = -1;
  for (let inner = bracket + 1; inner < after[bracket]!; inner = after[inner]!) {
    const list = listIn(inner, brackets);
    if (list >= 0 && (longest < 0 || lengthOf(list, brackets) > lengthOf(longest, brackets))) longest = list;
  }
  return longest;
}

function lengthOf(bracket: number, { opens, ends }: Brackets): number {
  return ends[bracket]! - opens[bracket]!;
}

/** The longest first, until what is left stands within the width; in the order of the text. */
function choose(lists: readonly number[], part: Part, { indent, brackets }: { readonly indent: number; readonly brackets: Brackets }): readonly number[] {
  if (lists.length < 2) return lists;
  const chosen: number[] = [];
  for (const list of lists.toSorted((a, b) => lengthOf(b, brackets) - lengthOf(a, brackets) || a - b)) {
    if (fits(chosen, part, { room: WIDTH - indent, brackets })) break;
    chosen.push(list);
    chosen.sort((a, b) => a - b);
  }
  return chosen;
}

function fits(chosen: readonly number[], { from, to }: Part, { room, brackets: { opens, ends } }: { readonly room: number; readonly brackets: Brackets }): boolean {
  let at = from;
  for (const list of chosen) {
    if (opens[list]! + 1 - at > room) return false;
    at = ends[list]! - 1;
  }
  return to - at <= room;
}
