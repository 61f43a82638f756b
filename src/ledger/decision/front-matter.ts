/** A value of the front matter, or why the line is none. */
export type Field = string | readonly string[];

export interface FrontMatter {
  readonly fields: ReadonlyMap<string, Field>;
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
  readonly body: readonly string[];
}

/** What is wrong with a file, and on which line of it. */
export class UnreadableText extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const KEY = /^([a-z]+):(?: +(\S.*?))? *$/;
const ITEM = /^ *- +(\S.*?) *$/;

/**
 * The part of YAML that decisions are written in: a key a line, with a word, a string in quotes, or a list of items beneath. Throws an
 * `UnreadableText`.
 */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  if (lines[0] !== '---') throw new UnreadableText('the file does not begin with "---" and what Holdfast reads', 1);
  const end = lines.indexOf('---', 1);
  if (end < 0) throw new UnreadableText('what began on line 1 with "---" does not end with another', lines.length);
  const fields = new Map<string, string | string[]>();
  let open: string[] | null = null;
  for (let i = 1; i < end; i++) {
    const item = ITEM.exec(lines[i]!);
    const key = KEY.exec(lines[i]!);
    if (item !== null && open !== null) open.push(unquoted(item[1]!, i + 1));
    else if (key !== null && fields.has(key[1]!)) throw new UnreadableText(`"${key[1]!}" stands here again`, i + 1);
    else if (key !== null) {
      open = key[2] === undefined ? [] : null;
      fields.set(key[1]!, open ?? unquoted(key[2]!, i + 1));
    } else throw new UnreadableText(`this is no "key: value": ${lines[i]!.slice(0, 60)}`, i + 1);
  }
  return { fields, bodyLine: end + 2, body: lines.slice(end + 1) };
}

function unquoted(text: string, line: number): string {
  if (text.startsWith("'") && text.endsWith("'") && text.length > 1) return text.slice(1, -1).replaceAll("''", "'");
  if (!text.startsWith('"')) return text;
  try {
    return JSON.parse(text) as string;
  } catch {
    throw new UnreadableText(`this is no string in quotes: ${text.slice(0, 60)}`, line);
  }
}
