import { expressionEnd } from '../../value/parsing/skip.js';
import { bracketsOf, type Bracket } from './brackets.js';
import { closeOf } from './scan.js';

/** Characters of a line, its indentation included, above which an entry is broken. */
export const WIDTH = 120;

/**
 * An entry's lines in a file: a session's steps are indented; what is too long is broken after an opening bracket, after each comma of
 * what it holds, and before the closing one, so that a diff shows the item that changed. `unlaid` is the inverse. A string is never broken.
 */
export function laidOut(text: string): readonly string[] {
  if (text.length <= WIDTH && !text.includes('\n')) return [text];
  return text.split('\n').flatMap((line, i) => {
    const indent = i === 0 ? '' : '  ';
    if (indent.length + line.length <= WIDTH) return indent + line;
    const brackets = bracketsOf(line);
    return brackets === null ? broken(line, indent) : brokenAt({ text: line, from: 0, to: line.length, brackets }, indent);
  });
}

/**
 * Where the lines of a file are not those of `laidOut`: the first that differs, or 0 where there are more or fewer; -1 where all are.
 * A baseline has thousands of broken entries, and to make their lines again only to compare them took as long as all else about it.
 */
export function layoutDifference(text: string, lines: readonly string[]): number {
  const brackets = lines.length === 1 || text.includes('\n') ? null : bracketsOf(text);
  const walk: Walk = { lines, at: 0 };
  if (brackets !== null && areLines({ text, from: 0, to: text.length, brackets }, 0, walk) && walk.at === lines.length) return -1;
  const expected = laidOut(text);
  return expected.length === lines.length ? expected.findIndex((each, i) => each !== lines[i]) : 0;
}

interface Walk {
  readonly lines: readonly string[];
  at: number;
}

/** As `brokenAt`, which makes the lines that this one finds. */
function areLines(part: Part, indent: number, walk: Walk): boolean {
  const { text, from, to } = part;
  if (indent + to - from <= WIDTH) return isLine(part, indent, walk);
  let at = from;
  for (const { list } of choose(listsIn(part), to - from, indent)) {
    if (!isLine({ text, from: at, to: list.open + 1 }, indent, walk)) return false;
    for (const item of itemsIn(text, list)) if (!areLines(item, indent + 2, walk)) return false;
    at = list.end - 1;
  }
  return isLine({ text, from: at, to }, indent, walk);
}

function isLine({ text, from, to }: Pick<Part, 'text' | 'from' | 'to'>, indent: number, walk: Walk): boolean {
  const line = walk.lines[walk.at++];
  if (line?.length !== indent + to - from) return false;
  for (let i = 0; i < indent; i++) if (line.charCodeAt(i) !== 32) return false;
  for (let i = from; i < to; i++) if (line.charCodeAt(indent + i - from) !== text.charCodeAt(i)) return false;
  return true;
}

/** Part of a line, with the brackets that stand in it. */
interface Part {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly brackets: readonly Bracket[];
}

/** As `broken`, for a line whose brackets are known. */
function brokenAt(part: Part, indent: string): string[] {
  const { text, from, to } = part;
  if (indent.length + to - from <= WIDTH) return [indent + text.slice(from, to)];
  const lines: string[] = [];
  let at = from;
  for (const { list } of choose(listsIn(part), to - from, indent.length)) {
    lines.push(indent + text.slice(at, list.open + 1));
    for (const item of itemsIn(text, list)) lines.push(...brokenAt(item, `${indent}  `));
    at = list.end - 1;
  }
  lines.push(indent + text.slice(at, to));
  return lines;
}

interface ListGroup {
  readonly from: number;
  readonly to: number;
  readonly list: Bracket;
}

function listsIn({ text, from, brackets }: Part): readonly ListGroup[] {
  const groups: ListGroup[] = [];
  for (const bracket of brackets) {
    const list = listIn(text, bracket);
    if (list !== null) groups.push({ from: list.open + 1 - from, to: list.end - 1 - from, list });
  }
  return groups;
}

/** The bracket, or the longest in it, that holds several things; null where there is none, or it is no list. */
function listIn(text: string, bracket: Bracket): Bracket | null {
  const { open, end, commas, inside } = bracket;
  if (end - open < 3 || commas.some((at) => at + 2 < end && text.charCodeAt(at + 1) !== 32)) return null;
  if (countOf(bracket) > 1) return bracket;
  let longest: Bracket | null = null;
  for (const each of inside) {
    const list = listIn(text, each);
    if (list !== null && (longest === null || list.end - list.open > longest.end - longest.open)) longest = list;
  }
  return longest;
}

/** Nothing stands behind a comma at the end. */
function countOf({ end, commas }: Bracket): number {
  const last = commas.at(-1);
  return commas.length + (last !== undefined && last + 2 >= end ? 0 : 1);
}

function itemsIn(text: string, { open, end, commas, inside }: Bracket): readonly Part[] {
  const items: Part[] = [];
  let from = open + 1;
  let next = 0;
  for (const to of [...commas.map((at) => at + 1), end - 1]) {
    const first = next;
    while (next < inside.length && inside[next]!.open < to) next++;
    if (to > from) items.push({ text, from, to, brackets: inside.slice(first, next) });
    from = to + 1;
  }
  return items;
}

/** A bracket that is broken: offsets of what it holds, and of the items in it. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly items: readonly string[];
}

/** The same for what `bracketsOf` does not read. */
export function broken(text: string, indent: string): string[] {
  if (indent.length + text.length <= WIDTH) return [indent + text];
  const chosen = choose(groupsOf(text), text.length, indent.length);
  const lines: string[] = [];
  let at = 0;
  for (const { from, to, items } of chosen) {
    lines.push(indent + text.slice(at, from), ...items.flatMap((item) => broken(item, `${indent}  `)));
    at = to;
  }
  return [...lines, indent + text.slice(at)];
}

/** The longest first, until what is left stands within the width; in the order of the text. */
function choose<G extends Pick<Group, 'from' | 'to'>>(groups: readonly G[], length: number, indent: number): readonly G[] {
  const chosen: G[] = [];
  const longestFirst = groups.length < 2 ? groups : groups.toSorted((a, b) => (b.to - b.from) - (a.to - a.from) || a.from - b.from);
  for (const group of longestFirst) {
    if (fits(chosen, length, indent)) break;
    chosen.push(group);
    if (chosen.length > 1) chosen.sort((a, b) => a.from - b.from);
  }
  return chosen;
}

function fits(chosen: readonly Pick<Group, 'from' | 'to'>[], length: number, indent: number): boolean {
  let at = 0;
  for (const { from, to } of chosen) {
    if (from - at > WIDTH - indent) return false;
    at = to;
  }
  return length - at <= WIDTH - indent;
}

/** Brackets that stand in no other, each as the innermost one that holds several things: `[{…}, {…}]` of `total([{…}, {…}])`. */
function groupsOf(text: string): readonly Group[] {
  const groups: Group[] = [];
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i);
    if (code === 34) {
      const end = text.indexOf('"', i + 1);
      // A text that was cut has a string that does not end.
      if (end < 0) return groups;
      i = stringClose(text, i);
      if (i < 0) return groups;
    } else if (code === 40 || code === 91 || code === 123) {
      const end = closeOf(text, i);
      if (end < 0) return groups;
      const group = groupOf(text, i, end);
      if (group !== null) groups.push(group);
      i = end;
    } else i++;
  }
  return groups;
}

function stringClose(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i + 1;
  }
  return -1;
}

function groupOf(text: string, open: number, end: number): Group | null {
  const items = itemsOf(text, open + 1, end - 1);
  if (items === null || end - open < 3) return null;
  if (items.length > 1) return { from: open + 1, to: end - 1, items };
  const inner = groupsOf(items[0]!).toSorted((a, b) => (b.to - b.from) - (a.to - a.from))[0];
  return inner === undefined ? null : { ...inner, from: open + 1 + inner.from, to: open + 1 + inner.to };
}

/** What stands between commas, each but the last with its comma; null where it is no list (a function's body). */
function itemsOf(text: string, from: number, to: number): readonly string[] | null {
  const items: string[] = [];
  let at = from;
  for (;;) {
    const end = expressionEnd(text, at);
    if (end < 0 || end > to || (end < to && text.charCodeAt(end) !== 44)) return null;
    if (end === to) return [...items, ...(at === to ? [] : [text.slice(at, to)])];
    items.push(text.slice(at, end + 1));
    at = end + 1;
    if (at < to && text.charCodeAt(at++) !== 32) return null;
  }
}
