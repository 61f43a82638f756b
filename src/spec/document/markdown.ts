import type { Definition, Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { hasFrontMatter, openUntil, possibleStarts } from './chunks.js';
import { plainBlocks, plainFront } from '../plain/blocks.js';
import { Lines } from '../plain/lines.js';
import { shifted } from './shift.js';
import type { Source } from './source.js';

/** A run of whole top-level blocks, from one line to before another; lines count from 0. */
interface Chunk {
  readonly line: number;
  readonly start: number;
  readonly text: string;
  /** In the places of the whole text; null where it takes the parser to read them. */
  readonly plain: readonly RootContent[] | null;
}

/** What a chunk was parsed to, by its text; places count from its beginning. */
export type ParsedChunks = Map<string, readonly RootContent[]>;

/**
 * CommonMark with GFM tables and YAML front matter. It is parsed from heading to heading, since the parser takes more than twice as long for
 * twice as much, and what is plain without the parser; what it gives is the same. Chunks in `known` are not parsed again; all that were
 * met are put into `met`.
 */
export function parseMarkdown(source: Source, known: ParsedChunks = new Map(), met: ParsedChunks = known): Root {
  const parsed = ({ line, text }: Pick<Chunk, 'line' | 'text'>, appended = ''): readonly RootContent[] => {
    const whole = text + appended;
    const key = `${line === 0 ? '' : ' '}${whole}`;
    const found = known.get(key) ?? met.get(key) ?? parseChunk(whole, line === 0);
    met.set(key, found);
    return found;
  };
  const chunks = chunksOf(source.markdown, parsed);
  const definitions = chunks.flatMap((chunk) => (chunk.plain === null ? definitionsIn(parsed(chunk)).map(({ position }) => chunk.text.slice(position?.start.offset, position?.end.offset)) : []));
  // A reference is one only where it is defined, wherever that is.
  const appended = definitions.map((definition) => `\n\n${definition}`).join('');
  const children = chunks.flatMap((chunk) => {
    const refers = appended !== '' && chunk.text.includes('[');
    if (chunk.plain !== null && !refers) return chunk.plain;
    const blocks = refers ? parsed(chunk, appended).filter((node) => (node.position?.start.offset ?? 0) < chunk.text.length) : parsed(chunk);
    return blocks.map((node) => shifted(node, { offset: chunk.start, line: chunk.line }));
  });
  return { type: 'root', children };
}

function chunksOf(text: string, parsed: (chunk: Pick<Chunk, 'line' | 'text'>) => readonly RootContent[]): readonly Chunk[] {
  const lines = new Lines(text);
  const canBePlain = !text.includes('\0');
  const chunks: Chunk[] = [];
  let line = 0;
  let open = 0;
  for (const next of [...possibleStarts(lines), lines.count]) {
    const isLast = next === lines.count;
    if (lines.start(next) < open && !isLast) continue;
    const plain = canBePlain ? plainChunk(lines, line, next) : null;
    const start = lines.start(line);
    // A fence in a list that is never closed would reach over the line break.
    const chunk = { line, start, text: isLast ? text.slice(start) : text.slice(start, lines.start(next)).replace(/\r?\n$/, ''), plain };
    const end = plain !== null || isLast ? null : openUntil(parsed(chunk), chunk.text);
    if (end === null) {
      chunks.push(chunk);
      line = next;
    } else {
      end.lastIndex = lines.start(next);
      open = end.test(text) ? end.lastIndex : text.length;
    }
  }
  return chunks;
}

function plainChunk(lines: Lines, line: number, end: number): readonly RootContent[] | null {
  if (line > 0 || !hasFrontMatter(lines.text)) return plainBlocks(lines, line, end);
  const front = plainFront(lines);
  const blocks = front === null ? null : plainBlocks(lines, front.next, end);
  return front === null || blocks === null ? null : [front.node, ...blocks];
}

/** The extension for front matter takes the lists away from a text in which it was begun and never ends. */
function parseChunk(text: string, isFirst: boolean): readonly RootContent[] {
  const front = isFirst && hasFrontMatter(text);
  return fromMarkdown(text, {
    extensions: [gfmTable(), ...(front ? [frontmatter(['yaml'])] : [])],
    mdastExtensions: [gfmTableFromMarkdown(), ...(front ? [frontmatterFromMarkdown(['yaml'])] : [])],
  }).children;
}

function definitionsIn(nodes: readonly Nodes[]): readonly Definition[] {
  return nodes.flatMap((node) => (node.type === 'definition' ? [node] : 'children' in node ? definitionsIn(node.children) : []));
}

/** Offsets of a node in the whole text. */
export function placeOf(node: Nodes, source: Source): { readonly start: number; readonly end: number } {
  const { start, end } = node.position ?? {};
  return { start: (start?.offset ?? 0) + source.skipped, end: (end?.offset ?? 0) + source.skipped };
}
