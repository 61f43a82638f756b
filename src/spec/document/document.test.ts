import { describe, expect, it } from 'vitest';
import { readSpecDocument } from '../read-spec.js';

const TEXT = `\ufeff---
holdfast: 1
---
# Cart *totals*

Loose [words](a.md) and \`code\`.

## CART-1: Costs \`total([])\`

<!-- holdfast-disable x -->
The **total** of \\* MUST be &amp; zero.

- One item, [by name][n]
  - deeper <!-- here -->

| a | b |
|---|---|
| \`x\` | cell |

\`\`\`ts property meta
x
\`\`\`

## Other

[n]: https://example.org
`;

describe.each([['LF', TEXT], ['CRLF', TEXT.replaceAll('\n', '\r\n')]])('the words of a document, %s', (_, text) => {
  const document = readSpecDocument(text, { file: 'a.spec.md' }).document();

  it('are read with their kind, depth and owner', () => {
    expect(document.passages.map(({ kind, level, listDepth, requirement, text: said }) => [kind, level, listDepth, requirement, said])).toEqual([
      ['heading', 1, 0, null, 'Cart totals'],
      ['paragraph', 0, 0, null, 'Loose words and code.'],
      ['heading', 2, 0, 'CART-1', 'CART-1: Costs total([])'],
      ['paragraph', 0, 0, 'CART-1', 'The total of * MUST be & zero.'],
      ['paragraph', 0, 1, 'CART-1', 'One item, by name'],
      ['paragraph', 0, 2, 'CART-1', 'deeper '],
      ['cell', 0, 0, 'CART-1', 'a'], ['cell', 0, 0, 'CART-1', 'b'], ['cell', 0, 0, 'CART-1', 'x'], ['cell', 0, 0, 'CART-1', 'cell'],
      ['heading', 2, 0, null, 'Other'],
    ]);
    expect(document.blocks.map(({ lang, meta, text: code, requirement }) => [lang, meta, code, requirement])).toEqual([['ts', 'property meta', 'x', 'CART-1']]);
    expect(document.links.map(({ target, text: said, requirement }) => [target, said, requirement])).toEqual([['a.md', 'words', null], ['https://example.org', 'by name', 'CART-1']]);
    expect(document.comments.map(({ text: said, span }) => [said, span.start.line])).toEqual([['holdfast-disable x', 10], ['here', 14]]);
  });

  it('hold code that no word reaches into', () => {
    expect(document.passages[2]?.prose).toBe(`CART-1: Costs ${'\u0000'.repeat('total([])'.length)}`);
  });

  it('are found where they stand, over escapes, entities and emphasis', () => {
    for (const { text: said, place } of document.passages) {
      for (const { index, 0: word } of said.matchAll(/[A-Za-z0-9]+/g)) {
        const { start, end } = place(index, index + word.length);
        expect(text.slice(start.offset, end.offset)).toBe(word);
      }
    }
    expect(document.span(1, 4)).toMatchObject({ start: { line: 1, column: 1 }, end: { line: 1, column: 4 } });
  });
});
