/** One step from a value to a part of it. */
export type Segment =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  /** An entry of a Map, a member of a Set, a property under a symbol: nothing that a path can name. */
  | { readonly kind: 'member' };

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name);
}

/** A pattern over paths: what `ts unspecified` writes, read. The first part is the root. */
export interface Pattern {
  readonly root: string;
  readonly parts: readonly PatternPart[];
}

export type PatternPart =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  /** `*`: any one level. */
  | { readonly kind: 'one' }
  /** `**`: any number of levels, none too. */
  | { readonly kind: 'any' };

const TOKEN = /\.\*\*|\.\*|\[\*\]|\[\]|\[(?<index>\d+)\]|\[(?<quoted>"(?:[^"\\]|\\.)*")\]|\.(?<name>[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*)/uy;

/** Reads `result.items[*]["odd key"].**.id`; gives what is wrong with it as text otherwise. */
export function readPattern(text: string): Pattern | string {
  const root = /^(?:result|error|args)(?![\p{ID_Continue}$])/u.exec(text)?.[0];
  if (root === undefined) return `A path starts with result, error or args, as in result.items[0].id or error.message; ${JSON.stringify(text)} does not`;
  const parts: PatternPart[] = [];
  for (let at = root.length; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (token === null) return `${JSON.stringify(text)} cannot be read from ${JSON.stringify(text.slice(at))} on. After the root come .name, ["odd name"], [0], .* or [*] for one level, .** for any depth`;
    const part = partOf(token);
    if (part === null) return `${token[0]} is no key in double quotes`;
    parts.push(part);
  }
  if (root === 'args' && parts.length === 0) parts.push({ kind: 'any' });
  return { root, parts };
}

function partOf(token: RegExpExecArray): PatternPart | null {
  const { index, quoted, name } = token.groups ?? {};
  if (name !== undefined) return { kind: 'key', name };
  if (index !== undefined) return { kind: 'index', index: Number(index) };
  if (quoted !== undefined) return quotedPart(quoted);
  return token[0] === '.**' ? { kind: 'any' } : { kind: 'one' };
}

function quotedPart(quoted: string): PatternPart | null {
  try {
    return { kind: 'key', name: JSON.parse(quoted) as string };
  } catch {
    return null;
  }
}
