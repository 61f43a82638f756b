import type { EntryLine } from '../model/baseline.js';
import { drained } from './steps.js';
import { entryLine } from './text/entry.js';
import { layoutDifference, WIDTH } from './text/layout.js';
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
  return drained(readingEntries(lines, first));
}

/** Lines after which whoever reads may do something else. */
const STEP = 1000;

/** The same in steps: after each, the entries that are read so far. */
export function* readingEntries(lines: readonly string[], first: number): Generator<readonly EntryLine[], ReadEntries> {
  const entries: EntryLine[] = [];
  const faults: Fault[] = [];
  let pause = STEP;
  for (let i = 0; i < lines.length;) {
    if (i >= pause) {
      pause = i + STEP;
      yield entries;
    }
    let end = i + 1;
    while (end < lines.length && continues(lines[end]!)) end++;
    if (lines[i] !== '') {
      const own = lines.slice(i, end);
      const found = readOne(own, first + i);
      if ('kind' in found) faults.push(found);
      else {
        entries.push(found);
        const differs = end - i > 1 || own[0]!.length > WIDTH ? layoutDifference(found.text, own) : -1;
        if (differs >= 0) faults.push({ kind: 'layout', line: found.line + differs, what: 'the value is broken over lines in another way than Holdfast breaks it' });
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

function readOne(lines: readonly string[], line: number): EntryLine | Fault {
  const head = lines[0]!;
  const text = lines.length === 1 ? head : unlaid(lines);
  const entry = text === null ? null : entryLine(text, line);
  if (entry !== null) return entry;
  if (MARKER.test(head)) return { kind: 'conflicted', line, what: `a conflict marker stands here (${head.slice(0, 40)})` };
  return { kind: 'unreadable', line, what: `this is no entry: ${head.length > 60 ? `${head.slice(0, 60)}…` : head}` };
}
