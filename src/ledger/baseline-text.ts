import type { EntryLine, EntryText } from '../model/baseline.js';
import { orderFaults, readingEntries } from './read-entries.js';
import type { Fault } from './read-entries.js';
import { drained } from './steps.js';
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
  return drained(readingBaseline(text));
}

/** The same in steps: after each, the entries that are read so far. */
export function* readingBaseline(text: string): Generator<readonly EntryLine[], ReadBaseline> {
  const lines = (text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text).split('\n');
  const isWhole = lines.at(-1) === '';
  if (isWhole) lines.pop();
  const head = HEADER.exec(lines[0] ?? '');
  const version = head === null ? null : Number(head[1]);
  // The notation of another version is not for us to read.
  if (version !== null && version !== NOTATION_VERSION) return { version, isOtherVersion: true, environment: head![2]!, entries: [], faults: [{ kind: 'header', line: 1, what: `the notation is version ${version}, and this Holdfast reads version ${NOTATION_VERSION}` }] };
  const from = head === null ? 0 : 1;
  const { entries, faults } = yield* readingEntries(from === 0 ? lines : lines.slice(1), from + 1);
  yield entries;
  const all = [...headerFaults(head, lines[0] ?? ''), ...(isWhole ? faults : cutShort(faults, lines.length)), ...blankFaults(lines), ...(faults.some(({ kind }) => kind === 'conflicted') ? [] : orderFaults(entries))];
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

function blankFaults(lines: readonly string[]): readonly Fault[] {
  const blank = lines.indexOf('', 1);
  return blank < 0 ? [] : [{ kind: 'layout', line: blank + 1, what: 'a blank line stands here' }];
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
