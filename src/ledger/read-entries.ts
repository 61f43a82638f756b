import type { EntryLine } from '../model/baseline.js';
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
}

/**
 * Entries of a baseline, or of a spec's `cases` fence, without parsing a value. `lines` have no line ends; the first is line `first`
 * of its file. Blank lines are passed over. What cannot be read is a fault, and the reading goes on behind it.
 */
export function readEntries(lines: readonly string[], first = 1): ReadEntries {
  const entries: EntryLine[] = [];
  const faults: Fault[] = [];
  for (let i = 0; i < lines.length;) {
    let end = i + 1;
    while (end < lines.length && continues(lines[end]!)) end++;
    if (lines[i] !== '') {
      const own = lines.slice(i, end);
      const read = unlaid(own);
      const entry = read === null ? null : entryLine(read.text, first + i);
      if (read === null || entry === null) faults.push(noEntry(own[0]!, first + i));
      else {
        entries.push(entry);
        const differs = end - i > 1 || read.text.length > WIDTH ? layoutDifference(read, own) : -1;
        if (differs >= 0) faults.push({ kind: 'layout', line: entry.line + differs, what: 'the value is broken over lines in another way than Holdfast breaks it' });
      }
    }
    i = end;
  }
  return { entries, faults };
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
function continues(line: string): boolean {
  const code = line.charCodeAt(0);
  return code === 32 || code === 41 || code === 93 || code === 125;
}

const MARKER = /^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$/;

function noEntry(head: string, line: number): Fault {
  if (MARKER.test(head)) return { kind: 'conflicted', line, what: `a conflict marker stands here (${head.slice(0, 40)})` };
  return { kind: 'unreadable', line, what: `this is no entry: ${head.length > 60 ? `${head.slice(0, 60)}…` : head}` };
}
