import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Source } from './source.js';

/** CommonMark with GFM tables and YAML front matter. */
export function parseMarkdown(source: Source): Root {
  return fromMarkdown(source.markdown, {
    extensions: [gfmTable(), frontmatter(['yaml'])],
    mdastExtensions: [gfmTableFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  });
}

/** Offsets of a node in the whole text. */
export function placeOf(node: Nodes, source: Source): { readonly start: number; readonly end: number } {
  const { start, end } = node.position ?? {};
  return { start: (start?.offset ?? 0) + source.skipped, end: (end?.offset ?? 0) + source.skipped };
}
