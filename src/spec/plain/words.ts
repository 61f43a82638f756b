import type { Emphasis, Link, PhrasingContent, Strong } from 'mdast';
import { isSpace, runLength } from './lines.js';
import type { Lines, Point } from './lines.js';

/** What of a line belongs to a paragraph, heading or cell: without what it is indented by. */
export interface Segment {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** A link whose words and target hold nothing that has to be read. */
const LINK = /\[([^[\]`*_<&\\!\r\n\t]+)\]\(([\w\-./#:?=%+,~]+)\)/y;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** Words, code spans, links and single emphasis; null where anything else may be meant. In a cell a backslash before `|` counts in code as well. */
export function plainWords(lines: Lines, segments: readonly Segment[], inCell = false): PhrasingContent[] | null {
  const reader = new WordReader(lines, segments, inCell);
  return reader.read() ? reader.children : null;
}

class WordReader {
  readonly children: PhrasingContent[] = [];
  readonly #lines: Lines;
  readonly #segments: readonly Segment[];
  readonly #inCell: boolean;
  /** The segment that is read, and where in the text. */
  #index = 0;
  #at = 0;
  /** The emphasis that is open: of how many marks. */
  #open: { readonly node: Strong | Emphasis; readonly marks: number } | null = null;

  constructor(lines: Lines, segments: readonly Segment[], inCell: boolean) {
    this.#inCell = inCell;
    this.#lines = lines;
    this.#segments = segments;
  }

  read(): boolean {
    for (; this.#index < this.#segments.length; this.#index++) {
      const { line, from } = this.#segment;
      if (this.#index > 0) this.#say(this.#lines.text.slice(this.#lines.end(line - 1), this.#lines.start(line)), this.#lines.point(line - 1, this.#lines.end(line - 1)), this.#lines.point(line, this.#lines.start(line)));
      this.#at = from;
      if (!this.#line()) return false;
    }
    return this.#open === null;
  }

  get #segment(): Segment {
    return this.#segments[this.#index] as Segment;
  }

  #line(): boolean {
    const { text } = this.#lines;
    // A code span may end on a later line: the segment is asked for anew each time.
    while (this.#at < this.#segment.to) {
      const next = firstSpecial(text, this.#at, this.#segment.to);
      if (next > this.#at) this.#words(this.#at, next, next);
      if (next === this.#segment.to) return true;
      this.#at = next;
      if (!this.#special(text.charCodeAt(next))) return false;
    }
    return true;
  }

  #special(code: number): boolean {
    switch (code) {
      case 96: return this.#code();
      case 42: return this.#emphasis();
      case 95: return this.#underscores();
      case 91: return this.#link();
      case 93: return this.#nextIs(40) ? false : this.#words(this.#at, this.#at + 1);
      case 60: return this.#nextIs(32) && this.#words(this.#at, this.#at + 1);
      case 38: return !/[A-Za-z#]/.test(this.#lines.text.charAt(this.#at + 1)) && this.#words(this.#at, this.#at + 1);
      case 92: return this.#backslash();
      default: return false;
    }
  }

  /** Whether the next character is this one. */
  #nextIs(code: number): boolean {
    return this.#at + 1 < this.#segment.to && this.#lines.text.charCodeAt(this.#at + 1) === code;
  }

  #words(from: number, to: number, next = to): true {
    const { line } = this.#segment;
    this.#say(this.#lines.text.slice(from, to), this.#lines.point(line, from), this.#lines.point(line, to));
    this.#at = next;
    return true;
  }

  #say(value: string, start: Point, end: Point): void {
    const children = this.#into;
    const last = children.at(-1);
    if (last?.type === 'text' && last.position !== undefined) {
      last.value += value;
      last.position.end = end;
    } else children.push({ type: 'text', value, position: { start, end } });
  }

  get #into(): PhrasingContent[] {
    return this.#open?.node.children ?? this.children;
  }

  #backslash(): boolean {
    if (this.#at + 1 === this.#segment.to) return false;
    if (!PUNCTUATION.test(this.#lines.text.charAt(this.#at + 1))) return this.#words(this.#at, this.#at + 1);
    const { line } = this.#segment;
    this.#say(this.#lines.text.charAt(this.#at + 1), this.#lines.point(line, this.#at), this.#lines.point(line, this.#at + 2));
    this.#at += 2;
    return true;
  }

  #code(): boolean {
    const { text } = this.#lines;
    const { line, to: lineEnd } = this.#segment;
    const start = this.#at;
    const ticks = runLength(text, start, lineEnd);
    const parts: string[] = [];
    let from = start + ticks;
    for (let index = this.#index; index < this.#segments.length; index++) {
      const segment = this.#segments[index] as Segment;
      if (index > this.#index) {
        parts.push(text.slice(this.#lines.end(segment.line - 1), this.#lines.start(segment.line)));
        from = segment.from;
      }
      const end = closing(text, { from, to: segment.to, ticks });
      parts.push(text.slice(from, end ?? segment.to));
      if (end === null) continue;
      this.#into.push({ type: 'inlineCode', value: this.#codeValue(parts.join('')), position: { start: this.#lines.point(line, start), end: this.#lines.point(segment.line, end + ticks) } });
      this.#index = index;
      this.#at = end + ticks;
      return true;
    }
    return false;
  }

  #codeValue(content: string): string {
    const value = unpadded(content);
    return this.#inCell ? value.replaceAll(/\\([\\|])/g, (both, mark: string) => (mark === '|' ? mark : both)) : value;
  }

  #link(): boolean {
    const { text } = this.#lines;
    const { line, from, to } = this.#segment;
    if (this.#at > from && text.charCodeAt(this.#at - 1) === 33) return false;
    LINK.lastIndex = this.#at;
    const [whole, words = '', url = ''] = LINK.exec(text) ?? [];
    if (whole === undefined || this.#at + whole.length > to) return this.#words(this.#at, this.#at + 1);
    const start = this.#at;
    const point = (offset: number): Point => this.#lines.point(line, offset);
    const link: Link = {
      type: 'link', title: null, url, children: [{ type: 'text', value: words, position: { start: point(start + 1), end: point(start + 1 + words.length) } }],
      position: { start: point(start), end: point(start + whole.length) },
    };
    this.#into.push(link);
    this.#at += whole.length;
    return true;
  }

  /** Within a word they are words. */
  #underscores(): boolean {
    const end = this.#at + runLength(this.#lines.text, this.#at, this.#segment.to);
    const [before, after] = [this.#kind(this.#at - 1), this.#kind(end)];
    return before === after && (before === 'word' || before === 'space') && this.#words(this.#at, end);
  }

  #emphasis(): boolean {
    const start = this.#at;
    const marks = runLength(this.#lines.text, start, this.#segment.to);
    const end = start + marks;
    const [before, after] = [this.#kind(start - 1), this.#kind(end)];
    const { line } = this.#segment;
    if (before === 'space' && after === 'space') return this.#words(start, end);
    if (marks > 2 || before === 'other' || after === 'other') return false;
    if (this.#open === null) {
      if (!(after === 'word' ? before !== 'word' : after === 'mark' && before === 'space')) return false;
      const node: Strong | Emphasis = { type: marks === 2 ? 'strong' : 'emphasis', children: [], position: { start: this.#lines.point(line, start), end: this.#lines.point(line, end) } };
      this.#into.push(node);
      this.#open = { node, marks };
    } else {
      if (this.#open.marks !== marks || before === 'space' || after === 'word' || this.#open.node.position === undefined) return false;
      this.#open.node.position.end = this.#lines.point(line, end);
      this.#open = null;
    }
    this.#at = end;
    return true;
  }

  /** What stands beside marks, as emphasis looks at it. */
  #kind(offset: number): 'space' | 'word' | 'mark' | 'other' {
    const { from, to } = this.#segment;
    if (offset < from || offset >= to || isSpace(this.#lines.text.charCodeAt(offset))) return 'space';
    const character = this.#lines.text.charAt(offset);
    if (/[A-Za-z0-9]/.test(character)) return 'word';
    return PUNCTUATION.test(character) && !'*_'.includes(character) ? 'mark' : 'other';
  }
}

/** Where stands what may begin something other than text; `to` where nothing does. */
function firstSpecial(text: string, from: number, to: number): number {
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    // ` * _ [ ] < & \ and the tab.
    if (code === 96 || code === 42 || code === 95 || code === 91 || code === 93 || code === 60 || code === 38 || code === 92 || code === 9) break;
  }
  return at;
}

/** Where a run of exactly so many backticks begins. */
function closing(text: string, { from, to, ticks }: { readonly from: number; readonly to: number; readonly ticks: number }): number | null {
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) !== 96) continue;
    const length = runLength(text, at, to);
    if (length === ticks) return at;
    at += length;
  }
  return null;
}

/** Without the blank or line break on either side that keeps a backtick apart. */
function unpadded(value: string): string {
  return /^[ \r\n][^]*[ \r\n]$/.test(value) && /[^ \r\n]/.test(value) ? value.replace(/^(?:\r\n|[ \r\n])/, '').replace(/(?:\r\n|[ \r\n])$/, '') : value;
}
