import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { plainBlocks, plainFront } from './blocks.js';
import { Lines } from './lines.js';

function plain(text: string): unknown {
  const lines = new Lines(text);
  return plainBlocks(lines, 0, lines.count);
}

function parsed(text: string): unknown {
  const nodes = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] }).children;
  return JSON.parse(JSON.stringify(nodes, (key, value: unknown) => (key === 'data' ? undefined : value)));
}

const READ: readonly (readonly [string, string])[] = [
  ['headings', '# A\n##\n### `b` c\n#######\n#d\n'],
  ['paragraphs', 'a\nb `c` d\n`e`\nf\n\n\n  \ng 1 < 2 & 3, snake_case, a * b, c _ d\n'],
  ['code spans', '`a\nb` `` c`d `` ` e ` `  `\n` f\n`'],
  ['links and brackets', '[a](b.md#c) [observed] [x][y] [a [b](c) d\n'],
  ['emphasis', '**A-1**: b *c* (**d `e` f**) **`g`**, *a\nb*.\n'],
  ['escapes', 'a\\*b \\[c\\](d) \\` \\q \\\\ e\n'],
  ['fences', '```ts example x=1\na\n\n  b\t\n```\n~~~\n~~~\n````\n```\n\n````\n'],
  ['comments', '<!-- a -->\n<!-- b\n\nc -->\ntext\n'],
  ['tables', '| a | `b` |\n|---|:-:|\n| `c` |  |\n| d\\|e | `f\\|g` |\n\ntext\n\n|a|\n| -: |\n'],
  ['lists', '- **A-1**: b\n  c `d`\n- e\n\n- f\n\ntext\n- g\n# H\n* i\n'],
  ['line breaks of other systems', 'a\r\n`b\r\n`\r\n\r\n- c\r\n  d\r\n\r\n| a |\r\n|---|\r\n| b |\r\n\r\n```\r\nx\r\n\r\ny\r\n```\r\ne\rf'],
  ['characters beyond ASCII', 'é 😀 `é😀` “x”\n'],
];

const LEFT = [
  'a  \nb', 'a\\\nb', 'a\n===', 'a\n---', '---', '> a', '1. a', '    a', ' a', '+ a\n\n  b', '- a\n  - b', '- a\nb', '- \n', '<b>a</b>', '<https://a.b>', '&amp;', '![a](b)', '[a](b "c")', '[a]: b', '_a_', '*a **b***', '**a', '`a',
  '# a #', '# a ', '```\na', '```a`b\n```', '``` a&amp;\n```', ' ```\n```', '<!--> a -->', '<!-- a', '| a |\n|---|---|', '| a |\n|---|\nb', 'a | b\n--|--', '| a', 'a\tb', '**é**é', '| a |\n|---|\n| b | c |',
];

describe('plain Markdown', () => {
  it.each(READ)('is what the parser makes of it: %s', (_, text) => {
    expect(plain(text)).not.toBeNull();
    expect(plain(text)).toEqual(parsed(text));
  });

  it.each(LEFT)('is left to the parser where it may be something else: %j', (text) => {
    expect(plain(text)).toBeNull();
    expect(plain(`# A\n\n${text}`)).toBeNull();
  });

  it('is what the parser makes of it when it is broken in any way', () => {
    const random = xoroshiro128plus(20_261_127);
    const draw = (most: number): number => uniformInt(random, 0, most);
    const marks = ['`', '``', '*', '**', '_', '[', ']', '](a)', '\\', '|', ' ', '  ', '\n', '\n\n', '\r\n', '\n  ', '\n- ', '\n| ', '|\n', '# ', '\n#', '```', '\n```\n', '<', '<!-- ', '-->', '&', '!', '1. ', '> ', '---', '===', '\t', 'é', '[a]: '];
    let read = 0;
    for (let i = 0; i < 4000; i++) {
      let text = READ[i % READ.length]?.[1] ?? '';
      for (let times = draw(3); times > 0; times--) {
        const at = draw(text.length);
        text = text.slice(0, at) + (marks[draw(marks.length - 1)] ?? '') + text.slice(at + draw(3));
      }
      const found = plain(text);
      if (found === null) continue;
      read += 1;
      if (JSON.stringify(found) !== JSON.stringify(parsed(text))) expect(found, JSON.stringify(text)).toEqual(parsed(text));
    }
    expect(read).toBeGreaterThan(1000);
  });
});

describe('plain front matter', () => {
  it.each(['---\na: 1\n---\n', '---\na: 1\nb: [c]\n---'])('is what stands between its lines: %j', (text) => {
    expect(plainFront(new Lines(text))?.node.value).toBe(text.split('---')[1]?.trim());
  });

  it.each(['---\n---\n', '--- \na: 1\n---\n', '---\na: 1\n--- \n', '---\na: 1\n', 'a\n'])('is left to the parser where it is not as one writes it: %j', (text) => {
    expect(plainFront(new Lines(text))).toBeNull();
  });
});
