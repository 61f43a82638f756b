/** As the parser of Markdown writes it: lines and columns count from 1. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A text by its lines, which end at LF, CRLF or CR. Lines count from 0 here, and offsets from the beginning of the text. */
export class Lines {
  readonly text: string;
  readonly #starts: readonly number[];
  readonly #ends: readonly number[];

  constructor(text: string) {
    const starts = [0];
    const ends: number[] = [];
    for (const { index, 0: mark } of text.matchAll(/\r\n?|\n/g)) {
      ends.push(index);
      starts.push(index + mark.length);
    }
    ends.push(text.length);
    this.text = text;
    this.#starts = starts;
    this.#ends = ends;
  }

  get count(): number {
    return this.#starts.length;
  }

  start(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  /** Without what ends it. */
  end(line: number): number {
    return this.#ends[line] ?? this.text.length;
  }

  /** The code of the character that is so many behind the beginning of a line; NaN behind its end. */
  code(line: number, column = 0): number {
    const at = this.start(line) + column;
    return at < this.end(line) ? this.text.charCodeAt(at) : Number.NaN;
  }

  of(line: number): string {
    return this.text.slice(this.start(line), this.end(line));
  }

  isBlank(line: number): boolean {
    for (let at = this.start(line); at < this.end(line); at++) if (!isSpace(this.text.charCodeAt(at))) return false;
    return true;
  }

  endsInSpace(line: number): boolean {
    return this.end(line) > this.start(line) && isSpace(this.text.charCodeAt(this.end(line) - 1));
  }

  /** The place of an offset on a line. */
  point(line: number, offset: number): Point {
    return { line: line + 1, column: offset - this.start(line) + 1, offset };
  }
}

/** A block that was read, and the line behind it. */
export interface Read<Node> {
  readonly node: Node;
  readonly next: number;
}

/** A blank or a tab. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

/** How often the character at an offset stands there in a row, before `end`. */
export function runLength(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  let to = at;
  while (to < end && text.charCodeAt(to) === code) to++;
  return to - at;
}
