import { expressionEnd } from '../../value/parsing/skip.js';
import { BracketReader } from './brackets.js';
import { breaksOf, WIDTH, type Breaks } from './breaks.js';
import { closeOf } from './scan.js';
import type { Unlaid } from './unlaid.js';

/**
 * An entry's lines in a file: a session's steps are indented; what is too long is broken after an opening bracket, after each comma of
 * what it holds, and before the closing one, so that a diff shows the item that changed. `unlaid` is the inverse. A string is never broken.
 */
export function laidOut(text: string): readonly string[] {
  if (text.length <= WIDTH && !text.includes('\n')) return [text];
  const reader = new BracketReader();
  return text.split('\n').flatMap((line, i) => {
    const indent = i === 0 ? 0 : 2;
    const breaks = breaksOf(line, reader, { indent });
    return breaks === null ? broken(line, ' '.repeat(indent)) : cut(line, indent, breaks);
  });
}

/** The lines of a text that is broken there. Behind a comma at a line's end stands a space, which is on neither. */
function cut(text: string, indent: number, breaks: Breaks): readonly string[] {
  const lines: string[] = [];
  let [at, before] = [0, indent];
  for (let i = 0; i < breaks.length; i += 2) {
    const next = breaks[i]!;
    lines.push(' '.repeat(before) + text.slice(at, text.charCodeAt(next - 1) === 32 && text.charCodeAt(next - 2) === 44 ? next - 1 : next));
    [at, before] = [next, breaks[i + 1]!];
  }
  lines.push(' '.repeat(before) + text.slice(at));
  return lines;
}

/**
 * Where the lines of a file are not those of `laidOut`: the first that differs, or 0 where there are more or fewer; -1 where all are. `breaks` is where
 * `unlaid` found the text broken. A baseline has thousands of broken entries, and to make their lines again only to compare them took as long as all else.
 */
export function layoutDifference({ text, breaks }: Unlaid, lines: readonly string[], reader: BracketReader): number {
  if (areBreaksOf(text, breaks, reader)) return -1;
  const expected = laidOut(text);
  return expected.length === lines.length ? expected.findIndex((each, i) => each !== lines[i]) : 0;
}

/** Whether the text is broken just there, as far as that can be told without making its lines. */
function areBreaksOf(text: string, found: Breaks, reader: BracketReader): boolean {
  let at = 0;
  for (let from = 0; from <= text.length;) {
    const feed = text.indexOf('\n', from);
    const to = feed < 0 ? text.length : feed;
    const indent = from === 0 ? 0 : 2;
    if (from > 0 && (found[at++] !== from || found[at++] !== indent)) return false;
    const expected = breaksOf(text, reader, { from, to, indent });
    if (expected === null) return false;
    for (const each of expected) if (found[at++] !== each) return false;
    from = to + 1;
  }
  return at === found.length;
}

/** The same as `laidOut` for one line, also of what `breaksOf` does not read. */
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

/** A bracket that is broken: offsets of what it holds, and of the items in it. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly items: readonly string[];
}

/** The longest first, until what is left stands within the width; in the order of the text. */
function choose(groups: readonly Group[], length: number, indent: number): readonly Group[] {
  const chosen: Group[] = [];
  const longestFirst = groups.toSorted((a, b) => (b.to - b.from) - (a.to - a.from) || a.from - b.from);
  for (const group of longestFirst) {
    if (fits(chosen, length, indent)) break;
    chosen.push(group);
    chosen.sort((a, b) => a.from - b.from);
  }
  return chosen;
}

function fits(chosen: readonly Group[], length: number, indent: number): boolean {
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
