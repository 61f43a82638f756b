import type { Position, Span } from '../../model/spec.js';

/** The text of a spec, with places in it. Lines end at LF, CRLF or CR. */
export class Source {
  readonly text: string;
  /** Without the byte order mark that the file may begin with. */
  readonly markdown: string;
  /** Characters before `markdown`. */
  readonly skipped: number;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.skipped = text.startsWith('\ufeff') ? 1 : 0;
    this.markdown = text.slice(this.skipped);
    const starts = [this.skipped];
    for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
    this.#starts = starts;
  }

  /** Of an offset in the text. */
  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(1, offset - (this.#starts[low] ?? 0) + 1), offset };
  }

  span(start: number, end: number): Span {
    return { start: this.position(start), end: this.position(end) };
  }

  /** Where a line begins; lines count from 1. */
  lineStart(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** Where a line ends, without its line break. */
  lineEnd(line: number): number {
    let end = this.#starts[line] ?? this.text.length;
    while (end > this.lineStart(line) && '\r\n'.includes(this.text.charAt(end - 1))) end--;
    return end;
  }
}
