import type { Definition, Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { hasFrontMatter, openUntil, possibleStarts } from './chunks.js';
import { shifted } from './shift.js';
import type { Source } from './source.js';

/** A run of whole top-level blocks. */
interface Chunk {
  readonly start: number;
  readonly text: string;
}

/** What a chunk was parsed to, by its text; places count from its beginning. */
export type ParsedChunks = Map<string, readonly RootContent[]>;

/**
 * CommonMark with GFM tables and YAML front matter. It is parsed from heading to heading, since the parser takes more than twice as long for
 * twice as much; what it gives is the same. Chunks in `known` are not parsed again; all that were
 * met are put into `met`.
 */
export function parseMarkdown(source: Source, known: ParsedChunks = new Map(), met: ParsedChunks = known): Root {
  const text = source.markdown;
  const parsed = (chunk: Chunk, appended = ''): readonly RootContent[] => {
    const whole = chunk.text + appended;
    const key = `${chunk.start === 0 ? '' : ' '}${whole}`;
    const found = known.get(key) ?? met.get(key) ?? parseChunk(whole, chunk.start === 0);
    met.set(key, found);
    return found;
  };
  const chunks = chunksOf(text, parsed);
  const definitions = chunks.flatMap((chunk) => definitionsIn(parsed(chunk)).map(({ position }) => chunk.text.slice(position?.start.offset, position?.end.offset)));
  // A reference is one only where it is defined, wherever that is.
  const appended = definitions.map((definition) => `\n\n${definition}`).join('');
  const children = chunks.flatMap((chunk) => {
    const blocks = appended !== '' && chunk.text.includes('[') ? parsed(chunk, appended).filter((node) => (node.position?.start.offset ?? 0) < chunk.text.length) : parsed(chunk);
    const offset = chunk.start + source.skipped;
    return blocks.map((node) => shifted(node, { offset: chunk.start, line: source.position(offset).line - 1 }));
  });
  return { type: 'root', children };
}

function chunksOf(text: string, parsed: (chunk: Chunk) => readonly RootContent[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  let open = 0;
  for (const next of possibleStarts(text)) {
    if (next < open) continue;
    // A fence in a list that is never closed would reach over the line break.
    const chunk = { start, text: text.slice(start, next).replace(/\r?\n$/, '') };
    const end = openUntil(parsed(chunk), chunk.text);
    if (end === null) {
      chunks.push(chunk);
      start = next;
    } else {
      end.lastIndex = next;
      open = end.test(text) ? end.lastIndex : text.length;
    }
  }
  return [...chunks, { start, text: text.slice(start) }];
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
