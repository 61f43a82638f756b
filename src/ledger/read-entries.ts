import type { EntryLine } from '../model/baseline.js';
import { BracketReader } from './text/brackets.js';
import { WIDTH } from './text/breaks.js';
import { entryLine } from './text/entry.js';
import { layoutDifference } from './text/layout.js';
import { compareEntries } from './text/order.js';
import { unlaid } from './text/unlaid.js';

/** Something in a list of entries that Holdfast would not have written there. */
export interface Fault {
  readonly kind: 'conflicted' | 'unreadable' | 'layout' | 'order' | 'duplicate' | 'header' | 'truncated';
  /** From 1. */
  readonly line: number;
  /** What is wrong, as half a sentence. */
  readonly what: string;
}

export interface ReadEntries {
  readonly entries: readonly EntryLine[];
  readonly faults: readonly Fault[];
  /** Number of the last line. */
  readonly last: number;
}

/**
 * Entries of a baseline's text from the offset `at` on, where line `first` begins, without parsing a value. Line ends are LF. Blank lines are passed
 * over. What cannot be read is a fault, and the reading goes on behind it.
 */
export function readEntries(text: string, at: number, first: number): ReadEntries {
  const entries: EntryLine[] = [];
  const faults: Fault[] = [];
  const reader = new BracketReader();
  let next = first;
  // One entry's lines after the other: all at once they would be most of what lives here.
  for (let from = at; from < text.length;) {
    const line = next;
    const lines: string[] = [];
    do {
      const end = lineEnd(text, from);
      lines.push(text.slice(from, end));
      from = end + 1;
      next++;
    } while (from < text.length && continues(text.charCodeAt(from)));
    if (lines[0] === '' && lines.length === 1) continue;
    const read = unlaid(lines);
    const entry = read === null ? null : entryLine(read.text, line);
    if (read === null || entry === null) faults.push(noEntry(lines[0]!, line));
    else {
      entries.push(entry);
      const differs = lines.length > 1 || read.text.length > WIDTH ? layoutDifference(read, lines, reader) : -1;
      if (differs >= 0) faults.push({ kind: 'layout', line: line + differs, what: 'the value is broken over lines in another way than Holdfast breaks it' });
    }
  }
  return { entries, faults, last: next - 1 };
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? text.length : feed;
}

/** Whether each entry stands behind the one before it, as in a baseline. */
export function orderFaults(entries: readonly EntryLine[]): readonly Fault[] {
  const faults: Fault[] = [];
  for (let i = 1; i < entries.length; i++) {
    const order = compareEntries(entries[i - 1]!, entries[i]!);
    if (order === 0) faults.push({ kind: 'duplicate', line: entries[i]!.line, what: `${entries[i]!.case} stands here again, after line ${entries[i - 1]!.line}` });
    else if (order > 0) faults.push({ kind: 'order', line: entries[i]!.line, what: `${entries[i]!.case} belongs before ${entries[i - 1]!.case}` });
  }
  return faults;
}

/** Indented, or the end of a value that was broken over lines. */
function continues(code: number): boolean {
  return code === 32 || code === 41 || code === 93 || code === 125;
}

const MARKER = /^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$/;

function noEntry(head: string, line: number): Fault {
  if (MARKER.test(head)) return { kind: 'conflicted', line, what: `a conflict marker stands here (${head.slice(0, 100)})` };
  return { kind: 'unreadable', line, what: `this is no entry: ${head.length > 60 ? `${head.slice(0, 60)}…` : head}` };
}
