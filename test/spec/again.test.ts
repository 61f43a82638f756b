import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import type { ReadSpec } from '../../src/model/document.js';
import { parseMarkdown } from '../../src/spec/document/markdown.js';
import { Source } from '../../src/spec/document/source.js';
import { SpecMemory } from '../../src/spec/memory.js';
import { readSpecDocument } from '../../src/spec/read-spec.js';
import { corpus } from './corpus.js';
import { mutate } from './mutate.js';

/** In one piece, as the libraries do it; front matter that never ends is none, and would cost them the lists of the text. */
function inOnePiece(text: string): Root {
  const [front, frontFrom] = /^---[ \t]*\r?\n(?:[^]*?\n)?---[ \t]*(?:\r?\n|$)/.test(text) ? [[frontmatter(['yaml'])], [frontmatterFromMarkdown(['yaml'])]] : [[], []];
  return fromMarkdown(text, { extensions: [gfmTable(), ...front], mdastExtensions: [gfmTableFromMarkdown(), ...frontFrom] });
}

function blocks(root: Root): string {
  return JSON.stringify(root.children, (key, value: unknown) => (key === 'data' ? undefined : value));
}

function said(read: ReadSpec): unknown {
  const { passages, blocks: code, links, comments } = read.document();
  return JSON.parse(JSON.stringify([read.spec, passages, code, links, comments]));
}

/** One text behind the other, each a few changes on from the one before, as if somebody typed. */
function* typing(text: string, seed: number, times: number): Generator<string> {
  const random = xoroshiro128plus(seed);
  let now = text;
  for (let i = 0; i < times; i++) {
    // Now and then it is as it was: what was read two texts ago may not come back.
    now = i % 7 === 6 ? text : mutate(now, random);
    yield now;
  }
}

const PIECES: readonly (readonly [string, string])[] = [
  ['an open fence', '# A\n\n```ts\nx\n\n## B\n\ntext\n\n## C\n\n~~~\n## D\n~~~\n'],
  ['an open fence that a later one closes', '# A\n\n```ts property\nx\n\n## B\n\n```ts property\ny\n```\n\n## C\n'],
  ['a fence in a list', '# A\n\n- a\n\n  ```\n  x\n## B\n\n  ```\n## C\n'],
  ['a comment over headings', '# A\n\n<!-- here\n\n## B\n\n-->\n\n## C\n'],
  ['a comment at the end of a section', '# A\n\n<!-- here -->\n## B\n\n<div>\n## C\n\n</div>\n## D\n'],
  ['references', '# A\n\n[x] and [y][x] and [z]\n\n## B\n\n- [x]: a.md\n\n## C\n\n> [x] [Z]\n\n[z]:\n  b.md\n'],
  ['front matter with comments', '---\na: 1\n# b\n---\n# A\n## B\n'],
  ['front matter that does not end', '---\na: 1\n# b\n\n## B\ntext\n'],
  ['a byte order mark', '\ufeff---\na: 1\n---\n# A\r\n\r\n## B\r\ntext\r\n'],
  ['headings without text, and one under a paragraph', 'text\n# A\ntext\n##\n#x\n## B\n| a |\n|---|\n# C\n'],
];

describe('Markdown that is parsed in chunks', () => {
  it.each(PIECES)('is what it is in one piece: %s', (_, text) => {
    const source = new Source(text);
    expect(blocks(parseMarkdown(source))).toBe(blocks(inOnePiece(source.markdown)));
  });

  it('is what it is in one piece: all of the corpus, and while it is changed', () => {
    for (const [n, { text }] of corpus().entries()) {
      for (const now of [text, ...typing(text, n, 15)]) {
        const source = new Source(now);
        const [a, b] = [blocks(parseMarkdown(source)), blocks(inOnePiece(source.markdown))];
        if (a !== b) expect(JSON.parse(a), JSON.stringify(now)).toEqual(JSON.parse(b));
      }
    }
  });
});

describe('reading again what changed a little', () => {
  it('gives what reading it anew gives', () => {
    for (const [n, { text }] of corpus().entries()) {
      let memory = new SpecMemory();
      readSpecDocument(text, { file: 'case.spec.md', memory });
      for (const now of typing(text, 1000 + n, 12)) {
        memory = new SpecMemory(memory);
        const again = readSpecDocument(now, { file: 'case.spec.md', memory });
        const anew = readSpecDocument(now, { file: 'case.spec.md' });
        if (JSON.stringify(said(again)) !== JSON.stringify(said(anew))) expect(said(again), JSON.stringify(now)).toEqual(said(anew));
      }
    }
  });

  it('shows no place that chunks further up have moved', () => {
    const text = `---\nholdfast: 1\nsubject: a.ts\n---\n# A\n\n${Array.from({ length: 40 }, (_, i) => `## A-${i}: One\n\n\`f(${i})\` → \`${i}\`\n\n`).join('')}`;
    const memory = new SpecMemory();
    readSpecDocument(text, { file: 'a.spec.md', memory });
    const { spec } = readSpecDocument(text.replace('# A\n', '# A\n\nMore.\n'), { file: 'a.spec.md', memory: new SpecMemory(memory) });
    expect(spec.requirements.map((r) => r.span.start.line)).toEqual(Array.from({ length: 40 }, (_, i) => 9 + 4 * i));
    expect(spec.requirements.every((r) => r.checks[0]?.span.start.line === r.span.start.line + 2)).toBe(true);
  });

  it('parses no chunk again that takes the parser and is as it was', () => {
    const memory = new SpecMemory();
    const text = corpus().find(({ name }) => name === 'cart')?.text.replaceAll(/^#.*$/gm, '$&\n\n> Quoted.') ?? '';
    readSpecDocument(text, { file: 'cart.spec.md', memory });
    const next = new SpecMemory(memory);
    readSpecDocument(`${text}\nMore.\n`, { file: 'cart.spec.md', memory: next });
    const known = new Set<readonly Nodes[]>(memory.chunks.values());
    const again = [...next.chunks.values()].filter((chunk) => known.has(chunk));
    expect(again.length).toBe(next.chunks.size - 1);
    expect(again.length).toBeGreaterThan(3);
  });
});
