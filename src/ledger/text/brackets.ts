/** The brackets of a text in the order in which they open; each is a number from 0 on, by which the lists go. Offsets are those of the text. */
export interface Brackets {
  readonly count: number;
  readonly opens: Int32Array;
  /** Behind the closing bracket. */
  readonly ends: Int32Array;
  /** The first bracket that opens behind this one's end. */
  readonly after: Int32Array;
  /** How many things it holds; 0 where it is empty, or what stands between its commas is no list. */
  readonly items: Int32Array;
  /** Commas within brackets, and the bracket in which each stands. */
  readonly commaCount: number;
  readonly commas: Int32Array;
  readonly owners: Int32Array;
  /** Where in `commas` those behind its opening bracket begin. */
  readonly firstComma: Int32Array;
}

/**
 * Reads the brackets of one line in one pass: values are mostly words, numbers and strings. Its lists are made once, and are good until the next text is
 * read by it: of thousands of short texts, lists of their own were most of what there was to collect.
 */
export class BracketReader implements Brackets {
  count = 0;
  commaCount = 0;
  opens = new Int32Array(64);
  ends = new Int32Array(64);
  after = new Int32Array(64);
  items = new Int32Array(64);
  firstComma = new Int32Array(64);
  commas = new Int32Array(64);
  owners = new Int32Array(64);
  /** Of each bracket: the one around it, its last comma so far, and whether one before that has no space behind it. */
  #around = new Int32Array(64);
  #last = new Int32Array(64);
  #loose = new Int32Array(64);

  /**
   * False where there is more than words, numbers, strings and brackets (regular expressions, templates and comments of functions need a reader that
   * knows them), or where brackets do not balance.
   */
  read(text: string, from: number, to: number): boolean {
    this.count = 0;
    this.commaCount = 0;
    let escape = -2;
    let now = -1;
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i);
      switch (code) {
        case 34:
          // Most strings have no escapes, and then the engine finds their end.
          if (escape !== -1 && escape < i) escape = text.indexOf('\\', i);
          i = escape < 0 ? text.indexOf('"', i + 1) : closingQuote(text, i, escape);
          if (i < 0 || i >= to) return false;
          break;
        case 40: case 91: case 123:
          now = this.#open(i, now);
          break;
        case 41: case 93: case 125:
          if (now < 0 || !isPair(text.charCodeAt(this.opens[now]!), code)) return false;
          now = this.#close(text, i, now);
          break;
        case 44:
          if (now >= 0) this.#comma(text, i, now);
          break;
        case 10: case 13: case 39: case 47: case 59: case 96: return false;
        default:
      }
    }
    return now < 0;
  }

  #open(at: number, around: number): number {
    const bracket = this.count++;
    if (bracket === this.opens.length) this.#grow();
    this.opens[bracket] = at;
    this.items[bracket] = 0;
    this.firstComma[bracket] = this.commaCount;
    this.#around[bracket] = around;
    this.#last[bracket] = -1;
    this.#loose[bracket] = 0;
    return bracket;
  }

  /** Gives the bracket around it. */
  #close(text: string, at: number, bracket: number): number {
    const last = this.#last[bracket]!;
    this.ends[bracket] = at + 1;
    this.after[bracket] = this.count;
    if (this.#loose[bracket] === 1 || at - this.opens[bracket]! < 2) this.items[bracket] = 0;
    else if (last < 0) this.items[bracket] = 1;
    // Nothing stands behind a comma at the end.
    else if (last + 1 < at) this.items[bracket] = text.charCodeAt(last + 1) === 32 ? this.items[bracket]! + 1 : 0;
    return this.#around[bracket]!;
  }

  #comma(text: string, at: number, bracket: number): void {
    const last = this.#last[bracket]!;
    if (last >= 0 && text.charCodeAt(last + 1) !== 32) this.#loose[bracket] = 1;
    this.#last[bracket] = at;
    this.items[bracket]!++;
    if (this.commaCount === this.commas.length) {
      this.commas = larger(this.commas);
      this.owners = larger(this.owners);
    }
    this.commas[this.commaCount] = at;
    this.owners[this.commaCount++] = bracket;
  }

  #grow(): void {
    this.opens = larger(this.opens);
    this.ends = larger(this.ends);
    this.after = larger(this.after);
    this.items = larger(this.items);
    this.firstComma = larger(this.firstComma);
    this.#around = larger(this.#around);
    this.#last = larger(this.#last);
    this.#loose = larger(this.#loose);
  }
}

function larger(list: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(list.length * 2);
  twice.set(list);
  return twice;
}

function isPair(open: number, close: number): boolean {
  return close === (open === 40 ? 41 : open + 2);
}

/** Where a string that begins at `at` ends; `escape` is the first one behind its beginning. */
function closingQuote(text: string, at: number, escape: number): number {
  const quick = text.indexOf('"', at + 1);
  if (quick < escape) return quick;
  for (let i = escape; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i;
  }
  return -1;
}
