import { isMap, isScalar, isSeq, parseDocument, Scalar, type Node } from 'yaml';
import { readSpec } from './read-spec.js';

export interface MovedPath {
  /** Where it stands: a key of the front matter, or `import` for what a signature takes types from. */
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

export interface MovedPaths {
  readonly text: string;
  readonly paths: readonly MovedPath[];
}

/** What a path of the old folder is called from the new one; null for one that stays as it is. */
export type Rebase = (path: string, key: string) => string | null;

/** Keys whose values are paths or globs, from the spec's folder. */
const PATHS: ReadonlySet<string> = new Set(['subject', 'owns', 'uses', 'signature']);
/** What needs no quotes in YAML, also between brackets. */
const PLAIN = /^(?:\.{1,2}\/|[A-Za-z])[\w./*@+-]*(?:#\w+)?$/;

/** The spec's text with the paths of its front matter, and those its signature imports, as they are from another folder; no other byte is touched. */
export function movePaths(text: string, file: string, rebase: Rebase): MovedPaths {
  const edits = [...frontMatterEdits(text, rebase), ...importEdits(text, file, rebase)];
  const moved = edits.toSorted((a, b) => b.at - a.at).reduce((now, { at, end, written }) => now.slice(0, at) + written + now.slice(end), text);
  return { text: moved, paths: edits.map(({ path }) => path) };
}

interface Edit {
  readonly at: number;
  readonly end: number;
  readonly written: string;
  readonly path: MovedPath;
}

function frontMatterEdits(text: string, rebase: Rebase): readonly Edit[] {
  const head = /^\ufeff?---[ \t]*(?:\r\n?|\n)/.exec(text)?.[0].length;
  const length = head === undefined ? -1 : text.slice(head).search(/^---[ \t]*$/m);
  if (head === undefined || length < 0) return [];
  // A lone CR ends a line, but not for this parser.
  const { contents, errors } = parseDocument(text.slice(head, head + length).replaceAll(/\r(?!\n)/g, '\n'), { logLevel: 'silent' });
  if (errors.length > 0 || !isMap(contents)) return [];
  return contents.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    return PATHS.has(name) ? scalarsOf(name, value as Node | null).flatMap((node) => scalarEdit(node, name, { head, rebase })) : [];
  });
}

/** The scalars that are paths: of a subject with a kind its entry alone. */
function scalarsOf(key: string, value: Node | null): readonly Scalar[] {
  if (isSeq(value)) return value.items.flatMap((item) => (isScalar(item) ? [item] : []));
  if (key === 'subject' && isMap(value)) return value.items.flatMap((pair) => (isScalar(pair.key) && pair.key.value === 'entry' && isScalar(pair.value) ? [pair.value] : []));
  return isScalar(value) ? [value] : [];
}

function scalarEdit({ value, range, type }: Scalar, key: string, { head, rebase }: { readonly head: number; readonly rebase: Rebase }): readonly Edit[] {
  if (typeof value !== 'string' || range == null || (type !== Scalar.PLAIN && type !== Scalar.QUOTE_DOUBLE && type !== Scalar.QUOTE_SINGLE)) return [];
  const hash = key === 'subject' ? value.lastIndexOf('#') : -1;
  const [from, rest] = hash > 0 ? [value.slice(0, hash), value.slice(hash)] : [value, ''];
  const to = rebase(from, key);
  if (to === null || to === from) return [];
  const written = type === Scalar.QUOTE_SINGLE ? `'${(to + rest).replaceAll("'", "''")}'` : type === Scalar.PLAIN && PLAIN.test(to + rest) ? to + rest : JSON.stringify(to + rest);
  return [{ at: head + range[0], end: head + range[1], written, path: { key, from, to } }];
}

const IMPORTED = /(?<before>\bfrom\s+["']|\bimport\(\s*["'])(?<path>\.{1,2}\/[^"'\n]+)/g;

function importEdits(text: string, file: string, rebase: Rebase): readonly Edit[] {
  return readSpec(text, { file }).signature.blocks.flatMap(({ span }) => [...text.slice(span.start.offset, span.end.offset).matchAll(IMPORTED)].flatMap(({ index, groups }): readonly Edit[] => {
    const { before = '', path: from = '' } = groups ?? {};
    const moved = rebase(from, 'import');
    if (moved === null || moved === from) return [];
    const to = moved.startsWith('.') ? moved : `./${moved}`;
    const at = span.start.offset + index + before.length;
    return [{ at, end: at + from.length, written: to, path: { key: 'import', from, to } }];
  }));
}
