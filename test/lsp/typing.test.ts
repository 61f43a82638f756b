import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeLens, Hover } from 'vscode-languageserver/node';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { at, Client, codes } from './client.js';
import { CART, CART_CODES } from './specs.js';

let work: Scratch;
let client: Client;
let uri: string;
let version = 1;
beforeAll(async () => {
  work = scratch();
  work.write({ 'cart.spec.md': CART });
  uri = pathToFileURL(path.join(work.folder, 'cart.spec.md')).href;
  client = new Client();
  await client.initialize({ folders: [work.folder] });
  await client.open(uri, CART);
});
afterAll(async () => {
  expect(await client.end()).toBe(0);
  work.remove();
});

const HALVES: readonly (readonly [string, string, readonly string[]])[] = [
  ['a fence that was opened', CART.replace('- **CART-4', '```ts property\n(items: Item[]) =>\n\n- **CART-4'), ['SPEC-CODE-INVALID']],
  ['a fence that swallows what comes next', CART.replace('## CART-2', '```\n\n## CART-2'), []],
  ['half a table', CART.replace('| `[{sku: "a", qty: 2, cents: 5}]` | | `10` |', '| `[{sku: "a", qty: 2, cents: 5}]` | '), ['SPEC-TABLE-RAGGED']],
  ['half a code span in a table', CART.replace('| `10` |', '| `10 |'), ['SPEC-TABLE-UNREADABLE']],
  ['front matter that does not end', CART.replace('ids: [CART]\n---\n', 'ids: [CART]\n'), ['SPEC-FRONT-MATTER']],
  ['front matter with half a list', CART.replace('ids: [CART]', 'ids: [CART'), ['SPEC-FRONT-MATTER']],
  ['nothing but the first line', '---\n', ['SPEC-FRONT-MATTER']],
  ['no text at all', '', ['SPEC-FRONT-MATTER']],
  ['half an id', CART.replace('## CART-3: An', '## CART-: An'), []],
  ['half a value', CART.replace('→ `0`', '→ `[{a:`'), ['SPEC-EXAMPLE-UNREADABLE']],
  ['half a surrogate pair', CART.replace('costs nothing', 'costs \ud83d nothing'), []],
];

describe('a document that is broken halfway through typing', () => {
  it.each(HALVES)('%s: says what is wrong with it, answers, and is as before when it is whole again', async (_, text, wanted) => {
    const found = await client.change(uri, ++version, text);
    expect(codes(found)).toEqual(expect.arrayContaining([...wanted]));
    expect(found.filter(({ code }) => code === 'INTERNAL')).toEqual([]);
    const end = at(`${text}$`, '$');
    for (const method of ['hover', 'completion', 'definition']) await client.ask(method, uri, end);
    for (const method of ['documentSymbol', 'foldingRange', 'codeLens']) expect(await client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri } })).toBeInstanceOf(Array);
    expect(codes(await client.change(uri, ++version, CART))).toEqual(CART_CODES);
    expect(await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } })).toHaveLength(4);
  });

  it('is told of each letter, in the version that the client has', async () => {
    const line = '\n## CART-7: Free\n\n`total([])` → `1`\n';
    const end = at(`${CART}$`, '$');
    for (const [i, text] of [...line].entries()) {
      const typed = line.slice(0, i);
      const lines = typed.split('\n');
      const position = { line: end.line + lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ range: { start: position, end: position }, text }] });
    }
    const found = await client.diagnostics(uri, version);
    expect(codes(found)).toEqual([...CART_CODES, 'SPEC-EXAMPLES-CONTRADICT']);
    expect(found.find(({ code }) => code === 'SPEC-EXAMPLES-CONTRADICT')?.range.start).toEqual({ line: end.line + 3, character: 0 });
    const versions = client.published.filter((each) => each.uri === uri).map((each) => each.version ?? 0);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    const shown = await client.ask<Hover | null>('hover', uri, { line: end.line + 1, character: 4 });
    expect(JSON.stringify(shown)).toContain('CART-7: Free');
    await client.change(uri, ++version, CART);
  });

  it('is cleared when it is closed, and what is said of other Markdown is nothing', async () => {
    await client.change(uri, ++version, `${CART}\n## CART-1: Twice\n`);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await client.until(() => (client.published.at(-1)?.diagnostics.length === 0 ? true : undefined));
    const other = pathToFileURL(path.join(work.folder, 'README.md')).href;
    await client.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: other, languageId: 'markdown', version: 1, text: '---\nholdfast: 2\n' } });
    expect(await client.ask('hover', other, { line: 0, character: 0 })).toBe(null);
    expect(codes(await client.open(uri, CART))).toEqual(CART_CODES);
    expect(client.published.filter((each) => each.uri === other)).toEqual([]);
  });
});
