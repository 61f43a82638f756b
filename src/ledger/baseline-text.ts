import type { EntryLine, EntryText } from '../model/baseline.js';
import { orderFaults, readEntries } from './read-entries.js';
import type { Fault } from './read-entries.js';
import { entryLine } from './text/entry.js';
import { laidOut } from './text/layout.js';
import { compareEntries } from './text/order.js';

/** Of the notation, as the first line of a baseline names it. */
export const NOTATION_VERSION = 1;

/** A baseline file as far as it could be read. */
export interface ReadBaseline {
  /** Null where the first line does not say. */
  readonly version: number | null;
  /** A version that this Holdfast does not read; then there are no entries. */
  readonly isOtherVersion: boolean;
  readonly environment: string | null;
  readonly entries: readonly EntryLine[];
  /** By line; empty for a file that is as Holdfast writes it. */
  readonly faults: readonly Fault[];
}

const HEADER = /^# holdfast (\d+): (\S.*)$/;

/** Reads the text of a baseline. Never throws, and parses no value: whether the entries are the accepted ones is for `checkLedger`. */
export function readBaseline(text: string): ReadBaseline {
  const clean = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text;
  const [headLine = ''] = clean.split('\n', 1);
  const head = HEADER.exec(headLine);
  const version = head === null ? null : Number(head[1]);
  // The notation of another version is not for us to read.
  if (version !== null && version !== NOTATION_VERSION) return { version, isOtherVersion: true, environment: head![2]!, entries: [], faults: [{ kind: 'header', line: 1, what: `the notation is version ${version}, and this Holdfast reads version ${NOTATION_VERSION}` }] };
  const { entries, faults, last } = head === null ? readEntries(clean, 0, 1) : readEntries(clean, headLine.length + 1, 2);
  const isWhole = clean === '' || clean.endsWith('\n');
  const all = [...headerFaults(head, headLine), ...(isWhole ? faults : cutShort(faults, last)), ...blankFaults(clean), ...(faults.some(({ kind }) => kind === 'conflicted') ? [] : orderFaults(entries))];
  return { version, isOtherVersion: false, environment: head?.[2] ?? null, entries, faults: all.toSorted((a, b) => a.line - b.line) };
}

function headerFaults(head: RegExpExecArray | null, line: string): readonly Fault[] {
  if (head !== null || /^<{7}/.test(line)) return [];
  return [{ kind: 'header', line: 1, what: line === '' ? 'the file is empty' : 'the first line does not name the version of the notation and the environment, as in "# holdfast 1: node 20.20.2, icu 74.1, linux x64"' }];
}

/** A file that was cut within a line: that the rest of it cannot be read says nothing more. */
function cutShort(faults: readonly Fault[], last: number): readonly Fault[] {
  return [...faults.filter((fault) => fault.line !== last), { kind: 'truncated', line: last, what: 'the file ends in the middle of a line' }];
}

function blankFaults(text: string): readonly Fault[] {
  const before = text.indexOf('\n\n');
  return before < 0 ? [] : [{ kind: 'layout', line: text.slice(0, before + 1).split('\n').length, what: 'a blank line stands here' }];
}

/** The text of a baseline: its first line, then the entries in canonical order, each once. */
export function writeBaseline(environment: string, texts: Iterable<EntryText>): string {
  const entries = sortedEntries(texts);
  return `# holdfast ${NOTATION_VERSION}: ${environment}\n${entries.map(({ text }) => `${laidOut(text).join('\n')}\n`).join('')}`;
}

/** The same text once, in the baseline's order. Throws on a text that is no entry, which no file that was read holds. */
export function sortedEntries(texts: Iterable<EntryText>): readonly EntryLine[] {
  return [...new Set(texts)].map((text) => {
    const entry = entryLine(text, 0);
    if (entry === null) throw new Error(`no entry: ${text}`);
    return entry;
  }).toSorted(compareEntries);
}
