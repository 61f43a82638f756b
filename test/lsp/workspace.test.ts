import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction, CodeLens, Hover, Location } from 'vscode-languageserver/node';
import { holdfast } from '../cli/holdfast.js';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { edited, editsOf } from './apply.js';
import { at, Client, codes } from './client.js';
import { CART, CART_CODES, SHOP } from './specs.js';

let work: Scratch;
let client: Client;
beforeAll(() => { work = scratch(); });
afterEach(async () => { expect(await client.end()).toBe(0); });
afterAll(() => work.remove());

const uriOf = (...parts: readonly string[]): string => pathToFileURL(path.join(work.folder, ...parts)).href;
const contents = (hover: Hover | null): string => (hover?.contents as { readonly value: string } | undefined)?.value ?? '';
const changedOnDisk = (...uris: readonly string[]): Promise<void> => client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type: 2 })) });

describe('specs that lie together', () => {
  it('what is open and unsaved wins over the disk, and the disk counts again when it is closed', async () => {
    work.write({ 'one/cart.spec.md': CART, 'one/shop.spec.md': SHOP });
    client = new Client();
    await client.initialize({ folders: [path.join(work.folder, 'one')] });
    const [cart, shop] = [uriOf('one', 'cart.spec.md'), uriOf('one', 'shop.spec.md')];
    await client.open(shop, SHOP);
    await client.open(cart, CART.replace('An unknown coupon is refused', 'Renamed and not saved'));
    const title = async (): Promise<string> => contents(await client.ask('hover', shop, at(SHOP, 'CART-3')));
    expect(await title()).toContain('**CART-3: Renamed and not saved**\n\nMUST, confirmed, in cart.spec.md');
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: cart } });
    expect(await title()).toContain('**CART-3: An unknown coupon is refused**');
  });

  it('are read again when they change on disk, appear and vanish', async () => {
    work.write({ 'two/cart.spec.md': CART, 'two/shop.spec.md': SHOP });
    const folder = path.join(work.folder, 'two');
    client = new Client();
    await client.initialize({ folders: [folder] });
    const shop = uriOf('two', 'shop.spec.md');
    await client.open(shop, SHOP);
    const definition = (): Promise<readonly Location[]> => client.ask('definition', shop, at(SHOP, 'CART-3'));
    expect(await definition()).toHaveLength(1);
    // Of the same time and size: only who watches knows.
    const file = path.join(folder, 'cart.spec.md');
    const moment = new Date(1_700_000_000_000);
    utimesSync(file, moment, moment);
    expect((await definition())[0]?.range.start.line).toBe(27);
    writeFileSync(file, CART.replace('\nWHEN the', 'WHEN the\n').replace('\n\n## CART-3', '\n## CART-3\n'.slice(0, -1)).padEnd(CART.length, ' '));
    utimesSync(file, moment, moment);
    await changedOnDisk(uriOf('two', 'cart.spec.md'));
    expect((await definition())[0]?.range.start.line).toBe(26);
    rmSync(file);
    await changedOnDisk(uriOf('two', 'cart.spec.md'));
    expect(await definition()).toEqual([]);
    mkdirSync(path.join(folder, 'deep'));
    writeFileSync(path.join(folder, 'deep', 'other.spec.md'), CART);
    await changedOnDisk(uriOf('two', 'deep', 'other.spec.md'));
    expect((await definition()).map(({ uri }) => path.basename(uri))).toEqual(['other.spec.md']);
    await client.until(() => (client.refreshed >= 3 ? true : undefined));
  });

  it('of two folders know nothing of each other, until a folder comes or goes', async () => {
    work.write({ 'a/cart.spec.md': CART, 'a/shop.spec.md': SHOP, 'b/cart.spec.md': CART.replace('An unknown coupon is refused', 'Another'), 'b/shop.spec.md': SHOP });
    client = new Client();
    await client.initialize({ folders: [path.join(work.folder, 'a'), path.join(work.folder, 'b')] });
    for (const folder of ['a', 'b']) {
      await client.open(uriOf(folder, 'shop.spec.md'), SHOP);
      const found = await client.ask<readonly Location[]>('definition', uriOf(folder, 'shop.spec.md'), at(SHOP, 'CART-3'));
      expect(found.map(({ uri }) => uri)).toEqual([uriOf(folder, 'cart.spec.md')]);
    }
    const names = async (): Promise<number> => (await client.connection.sendRequest<readonly unknown[]>('workspace/symbol', { query: 'CART-3' })).length;
    expect(await names()).toBe(2);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: uriOf('b'), name: 'b' }] } });
    expect(await names()).toBe(1);
  });

  it('are not renamed where it is not sure what is meant', async () => {
    work.write({ 'c/cart.spec.md': CART, 'c/more.spec.md': CART, 'c/shop.spec.md': SHOP });
    client = new Client();
    await client.initialize({ folders: [path.join(work.folder, 'c')] });
    await client.open(uriOf('c', 'cart.spec.md'), CART);
    await client.open(uriOf('c', 'shop.spec.md'), SHOP);
    await expect(client.ask('prepareRename', uriOf('c', 'shop.spec.md'), at(SHOP, 'CART-3'))).rejects.toThrow('CART-3 is the id of 2 requirements (cart.spec.md:28, more.spec.md:28)');
    await expect(client.ask('rename', uriOf('c', 'cart.spec.md'), at(CART, 'CART-3: An'), { newName: 'CART-9' })).rejects.toThrow('shop.spec.md:11 names CART-3, and more than one spec has a requirement of that id');
  });
});

const SLUG = `---
holdfast: 1
subject: src/slug.mjs
ids: [SLUG]
---

# Slugs

\`\`\`ts signature
export function slug(text: string): string
\`\`\`

## SLUG-1: Words are joined by dashes

\`slug("Hello World")\` → \`"hello-world"\`

## SLUG-2: Letters are small

Nothing else.
`;

describe('what is recorded', () => {
  it('is shown over requirements and operations, keeps an id that a decision names, and is said to be wrong where it is', async () => {
    work.write({ 'd/slug.spec.md': SLUG, 'd/src/slug.mjs': "export const slug = (text) => String(text).toLowerCase().replaceAll(' ', '-');\n", 'd/package.json': '{"type": "module"}' });
    const folder = path.join(work.folder, 'd');
    const recorded = holdfast(['record', '--most', '12', '--executions', '200', '--json'], { ...work, folder });
    expect(recorded.code, recorded.stderr).toBe(0);
    client = new Client();
    await client.initialize({ folders: [folder], options: { trusted: true, verifyCommand: 'holdfast.verify' } });
    const uri = uriOf('d', 'slug.spec.md');
    await client.open(uri, SLUG);
    const lenses = async (): Promise<readonly CodeLens[]> => client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
    const [first, verify] = await lenses();
    const cases = /recorded: (\d+) cases of slug, ([01]) of 1 pinned$/.exec(first?.command?.title ?? '');
    expect(Number(cases?.[1])).toBeGreaterThan(3);
    expect(verify?.command).toEqual({ title: 'verify', command: 'holdfast.verify', arguments: [uri, 'SLUG-1'] });
    expect(contents(await client.ask('hover', uri, at(SLUG, 'slug("Hello', 1)))).toContain(`recorded: ${cases?.[1]} cases`);
    // A decision that names a requirement, as the ledger writes it.
    const file = 'd/decisions/2026-11-26-a-1f2e3d4c.md';
    work.write({ [file]: '---\nholdfast: 1\nspec: "slug"\nkind: kept\ndate: 2026-11-26\nby: "Ada <ada@example.org>"\nrequirement: "SLUG-2"\nexpires: 2027-01-01\nimplementation: "1"\nname: "src/slug.mjs"\nenvironment: "node"\n---\n\nKnown.\n\n```ledger\n```\n' });
    await changedOnDisk(uriOf(file));
    await expect(client.ask('prepareRename', uri, at(SLUG, 'SLUG-2'))).rejects.toThrow('SLUG-2 is named by the decision 2026-11-26-a-1f2e3d4c, and what was decided is not rewritten');
    expect(await client.ask('prepareRename', uri, at(SLUG, 'SLUG-1'))).toMatchObject({ placeholder: 'SLUG-1' });
    const hover = contents(await client.ask('hover', uri, at(SLUG, 'SLUG-2')));
    expect(hover).toContain('decisions that name it: kept of 2026-11-26');
    expect(hover).toMatch(/the record is not as it was decided \(\d findings?\): holdfast verify says what is wrong/);
  });

  it('is run from no lens where the workspace is not trusted', async () => {
    client = new Client();
    await client.initialize({ folders: [path.join(work.folder, 'd')], options: { trusted: false, verifyCommand: 'holdfast.verify' } });
    const uri = uriOf('d', 'slug.spec.md');
    await client.open(uri, SLUG);
    const lenses = await client.connection.sendRequest<readonly CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    expect(lenses.map(({ command }) => command?.command)).toEqual(['', '']);
  });
});

describe('what lint says', () => {
  const published = async (uri: string, wanted: (codes: readonly string[]) => boolean): Promise<readonly string[]> => codes(await client.last(uri, wanted));

  it('of references counts once the other specs are read, and again when they change', async () => {
    work.write({ 'e/cart.spec.md': CART, 'e/shop.spec.md': SHOP });
    client = new Client();
    await client.initialize({ folders: [path.join(work.folder, 'e')] });
    const shop = uriOf('e', 'shop.spec.md');
    await client.open(shop, SHOP.replace('CART-3 says', 'CART-33 says'));
    await published(shop, (found) => found.includes('LINT-REFERENCE-DANGLING'));
    work.write({ 'e/cart.spec.md': `${CART}\n## CART-33: It is there\n\n\`total([])\` → \`0\`\n` });
    await changedOnDisk(uriOf('e', 'cart.spec.md'));
    await published(shop, (found) => !found.includes('LINT-REFERENCE-DANGLING'));
  });

  it('follows holdfast.config.ts, which is code, only where the workspace is trusted', { timeout: 40_000 }, async () => {
    work.write({ 'f/cart.spec.md': CART, 'f/holdfast.config.ts': "import { defineConfig } from 'holdfast';\nexport default defineConfig({ lint: { rules: { 'LINT-OBSERVED-UNCONFIRMED': 'off' } } });\n" });
    const uri = uriOf('f', 'cart.spec.md');
    client = new Client();
    await client.initialize({ folders: [path.join(work.folder, 'f')] });
    expect(codes(await client.open(uri, CART))).toEqual(CART_CODES);
    expect(await client.end()).toBe(0);
    client = new Client();
    await client.initialize({ folders: [path.join(work.folder, 'f')], options: { trusted: true } });
    await client.open(uri, CART);
    await published(uri, (found) => found.length === 0);
    work.write({ 'f/holdfast.config.ts': 'export default {};\n' });
    await changedOnDisk(uriOf('f', 'holdfast.config.ts'));
    await published(uri, (found) => found.length === 1);
  });

  it('comes with its fixes, as actions that name the finding', async () => {
    const text = CART.replace('total of an', 'total of of an');
    client = new Client();
    await client.initialize({ folders: [] });
    const uri = uriOf('nowhere', 'cart.spec.md');
    const shown = (await client.open(uri, text)).find(({ code }) => code === 'LINT-WORD-REPEATED');
    expect(shown).toBeDefined();
    const actions = await client.connection.sendRequest<readonly CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range: shown?.range, context: { diagnostics: [shown], only: ['quickfix'] } });
    expect(actions).toHaveLength(1);
    expect(actions[0]?.diagnostics).toEqual([shown]);
    expect(edited(text, editsOf(actions[0]?.edit ?? {}, uri))).toBe(CART);
  });
});
