/** A bracket of a text with all that it holds. */
export interface Bracket {
  /** Offsets of the opening bracket and behind the closing one. */
  readonly open: number;
  end: number;
  /** Offsets of its own commas. */
  readonly commas: number[];
  /** Brackets directly in it, in order. */
  readonly inside: Bracket[];
}

/**
 * The brackets of one line in one pass: values are mostly words, numbers and strings. Null where there is more than these (regular
 * expressions, templates and comments of functions need a reader that knows them), or where brackets do not balance.
 */
export function bracketsOf(text: string): readonly Bracket[] | null {
  const top: Bracket = { open: -1, end: -1, commas: [], inside: [] };
  const around: Bracket[] = [];
  let now = top;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 34:
        i = closingQuote(text, i);
        if (i < 0) return null;
        break;
      case 40: case 91: case 123: {
        const bracket: Bracket = { open: i, end: -1, commas: [], inside: [] };
        now.inside.push(bracket);
        around.push(now);
        now = bracket;
        break;
      }
      case 41: case 93: case 125:
        if (now === top || !isPair(text.charCodeAt(now.open), text.charCodeAt(i))) return null;
        now.end = i + 1;
        now = around.pop()!;
        break;
      case 44:
        now.commas.push(i);
        break;
      case 10: case 13: case 39: case 47: case 59: case 96: return null;
      default:
    }
  }
  return now === top ? top.inside : null;
}

function isPair(open: number, close: number): boolean {
  return close === (open === 40 ? 41 : open + 2);
}

/** Most strings have no escapes, and then the engine finds their end. */
function closingQuote(text: string, at: number): number {
  const quick = text.indexOf('"', at + 1);
  if (quick < 0) return -1;
  const escape = text.indexOf('\\', at + 1);
  if (escape < 0 || escape > quick) return quick;
  for (let i = escape; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i;
  }
  return -1;
}
