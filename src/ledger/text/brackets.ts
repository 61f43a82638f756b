/** The brackets of a text in the order in which they open; each is a number from 0 on, by which the lists go. Offsets are those of the text. */
export interface Brackets {
  readonly count: number;
  readonly opens: readonly number[];
  /** Behind the closing bracket. */
  readonly ends: readonly number[];
  /** The first bracket that opens behind this one's end. */
  readonly after: readonly number[];
  /** How many things it holds; 0 where it is empty, or what stands between its commas is no list. */
  readonly items: readonly number[];
  /** All commas, and the bracket in which each stands; those outside of all belong to -1. */
  readonly commas: readonly number[];
  readonly owners: readonly number[];
  /** Where in `commas` those behind its opening bracket begin. */
  readonly firstComma: readonly number[];
}

/**
 * The brackets of one line in one pass: values are mostly words, numbers and strings. Null where there is more than these (regular
 * expressions, templates and comments of functions need a reader that knows them), or where brackets do not balance.
 */
export function scanBrackets(text: string, from: number, to: number): Brackets | null {
  const opens: number[] = [];
  const ends: number[] = [];
  const after: number[] = [];
  const items: number[] = [];
  const commas: number[] = [];
  const owners: number[] = [];
  const firstComma: number[] = [];
  const around: number[] = [];
  /** Of each bracket: its last comma so far, and whether one before that has no space behind it. */
  const lasts: number[] = [];
  const loose: boolean[] = [];
  let escape = -2;
  let now = -1;
  for (let i = from; i < to; i++) {
    switch (text.charCodeAt(i)) {
      case 34:
        // Most strings have no escapes, and then the engine finds their end.
        if (escape !== -1 && escape < i) escape = text.indexOf('\\', i);
        i = escape < 0 ? text.indexOf('"', i + 1) : closingQuote(text, i, escape);
        if (i < 0 || i >= to) return null;
        break;
      case 40: case 91: case 123:
        around.push(now);
        now = opens.length;
        opens.push(i);
        ends.push(-1);
        after.push(-1);
        items.push(0);
        firstComma.push(commas.length);
        lasts.push(-1);
        loose.push(false);
        break;
      case 41: case 93: case 125:
        if (now < 0 || !isPair(text.charCodeAt(opens[now]!), text.charCodeAt(i))) return null;
        ends[now] = i + 1;
        after[now] = opens.length;
        if (loose[now] === true || i - opens[now]! < 2) items[now] = 0;
        else if (lasts[now] === -1) items[now] = 1;
        // Nothing stands behind a comma at the end.
        else if (lasts[now]! + 1 < i) items[now] = text.charCodeAt(lasts[now]! + 1) === 32 ? items[now]! + 1 : 0;
        now = around.pop()!;
        break;
      case 44:
        if (now >= 0) {
          if (lasts[now] !== -1 && text.charCodeAt(lasts[now]! + 1) !== 32) loose[now] = true;
          lasts[now] = i;
          items[now]!++;
        }
        commas.push(i);
        owners.push(now);
        break;
      case 10: case 13: case 39: case 47: case 59: case 96: return null;
      default:
    }
  }
  return now < 0 ? { count: opens.length, opens, ends, after, items, commas, owners, firstComma } : null;
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
