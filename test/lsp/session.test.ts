import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction, CodeLens, CompletionItem, DocumentSymbol, FoldingRange, Hover, Location, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver/node';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { edited, editsOf } from './apply.js';
import { at, Client, codes } from './client.js';
import { CART, CART_CODES, SHOP } from './specs.js';

let work: Scratch;
let client: Client;
let cart: string;
let shop: string;
beforeAll(async () => {
  work = scratch();
  work.write({ 'cart.spec.md': CART, 'shop.spec.md': SHOP });
  [cart, shop] = ['cart.spec.md', 'shop.spec.md'].map((name) => pathToFileURL(path.join(work.folder, name)).href) as [string, string];
  client = new Client();
  await client.initialize({ folders: [work.folder] });
  expect(codes(await client.open(cart, CART))).toEqual(CART_CODES);
});
afterAll(async () => {
  expect(await client.end()).toBe(0);
  expect(client.stderr).toBe('');
  work.remove();
});

const hover = async (part: string, into = 0): Promise<string> => {
  const found = await client.ask<Hover | null>('hover', cart, at(CART, part, into));
  return found === null ? '' : (found.contents as { readonly value: string }).value;
};
const lines = (places: readonly Location[]): readonly string[] => places.map(({ uri, range }) => `${path.basename(uri)} ${range.start.line}:${range.start.character}-${range.end.character}`);

describe('hover', () => {
  it('says of an id what its requirement is and what holds it', async () => {
    expect(await hover('CART-1: An', 2)).toBe('**CART-1: An empty cart costs nothing**\n\nMUST, confirmed\n\nThe total of an empty cart MUST be zero: `total([])` → `0`.\n\n- checks: 1 example\n- nothing is recorded of this spec');
    expect(await hover('CART-2;')).toContain('MUST, observed: nobody has confirmed it, so it does not judge');
    expect(await hover('CART-3: An')).toContain('- checks: 1 example, 1 property\n- free: `error.message`');
    expect(await hover('CART-4')).toContain('no checks: nothing holds the code to it; 1 sentence in prose asks for something');
  });

  it('says what an operation, a freedom and a fence are', async () => {
    expect(await hover('total([])', 2)).toBe('`total`, an operation\n\n- asked by CART-1, CART-2, CART-3\n- nothing is recorded of this spec');
    expect(await hover('error.message', 3)).toContain('the value at `error.message`, within its type');
    expect(await hover('ts property', 4)).toContain('A predicate over typed parameters');
  });

  it('says nothing of what only looks like an id, and of words', async () => {
    expect(await hover('UTF-8', 2)).toBe('');
    expect(await hover('Shopping', 2)).toBe('');
  });
});

describe('ids', () => {
  it('are defined in another spec, also for an anchor', async () => {
    await client.open(shop, SHOP);
    for (const name of ['CART-3', 'cart-3']) expect(lines(await client.ask('definition', shop, at(SHOP, name, 2)))).toEqual(['cart.spec.md 27:3-9']);
  });

  it('are named in words, code spans, anchors and comments, not in strings of code', async () => {
    const references = (part: string, includeDeclaration: boolean): Promise<Location[]> => client.ask('references', cart, at(CART, part), { context: { includeDeclaration } });
    expect(lines(await references('CART-3: An', false))).toEqual(['cart.spec.md 8:16-22', 'shop.spec.md 10:3-9', 'shop.spec.md 10:44-50']);
    expect(lines(await references('CART-1: An', true))).toEqual(['cart.spec.md 15:3-9', 'cart.spec.md 21:11-17']);
    expect(await client.ask('documentHighlight', cart, at(CART, 'CART-2'))).toHaveLength(3);
  });

  it('are renamed wherever they are named, and nowhere else', async () => {
    expect(await client.ask('prepareRename', cart, at(CART, 'CART-3: An', 2))).toMatchObject({ placeholder: 'CART-3' });
    const edit = await client.ask<WorkspaceEdit>('rename', cart, at(CART, 'CART-3: An'), { newName: 'CART-9' });
    expect(edited(CART, editsOf(edit, cart))).toBe(CART.replaceAll('CART-3', 'CART-9').replaceAll('cart-3', 'cart-9'));
    expect(edited(SHOP, editsOf(edit, shop))).toBe(SHOP.replaceAll('CART-3', 'CART-9').replaceAll('cart-3', 'cart-9'));
    expect(edit.documentChanges).toHaveLength(2);
  });

  it.each([
    ['CART-1', 'CART-1 is the id of a requirement in cart.spec.md already'], ['cart 9', '"cart 9" is no id'], ['SHOP-9', 'Ids in cart.spec.md begin with CART, not with SHOP'],
  ])('are not renamed to %s', async (newName, why) => {
    await expect(client.ask('rename', cart, at(CART, 'CART-3: An'), { newName })).rejects.toThrow(why);
  });

  it('that are none cannot be renamed', async () => {
    await expect(client.ask('prepareRename', cart, at(CART, 'UTF-8'))).rejects.toThrow('No requirement has the id UTF-8.');
    await expect(client.ask('prepareRename', cart, at(CART, 'Shopping'))).rejects.toThrow('No id of a requirement stands here.');
  });
});

describe('writing', () => {
  const complete = async (version: number, text: string, cursor: string): Promise<readonly CompletionItem[]> => {
    await client.change(cart, version, text.replace(cursor, cursor.replace('|', '')));
    return client.ask('completion', cart, at(text, cursor, cursor.indexOf('|')));
  };
  afterAll(async () => { await client.change(cart, 100, CART); });

  it.each([
    [10, CART.replace('See ', 'See CART-| '), 'See CART-| ', 'CART-2'], [11, CART.replace('- **CART-4', '```ts pro|\n\n- **CART-4'), '```ts pro|', 'ts property'],
    [12, CART.replace('[observed]', '[o|'), '[o|', 'observed'], [13, CART.replace('error.message\n', '#a|\n'), '#a|', '#arguments'],
    [14, CART.replace('ids: [CART]', 'o|'), 'o|\n', 'owns'], [15, CART.replace('## CART-3: An', '## |'), '## |', 'CART-5'], [16, CART.replace('`total([])`', '`to|'), '`to|', 'total'],
  ])('%i: proposes what may stand there', async (version, text, cursor, label) => {
    expect((await complete(version, text, cursor)).map((each) => each.label)).toContain(label);
  });

  it('offers changes of the requirement, each of which reads as it says', async () => {
    await client.change(cart, 101, CART);
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: cart }, range: { start: at(CART, 'CART-2: T'), end: at(CART, 'CART-2: T') }, context: { diagnostics: [] } });
    const after = (title: string): string => edited(CART, editsOf(actions.find((each) => each.title === title)?.edit ?? {}, cart));
    expect(after('Mark CART-2 as confirmed')).toBe(CART.replace(' [observed]', ''));
    expect(after('Mark CART-2 as deprecated')).toBe(CART.replace('[observed]', '[deprecated]'));
    expect(after('Add CART-5 behind CART-2')).toBe(CART.replace('| `10` |', '| `10` |\n\n## CART-5: '));
    // A skeleton holds nothing, and says so until it is filled in.
    const [example, property] = [await client.change(cart, 102, after('Insert an example beneath CART-2')), await client.change(cart, 103, after('Insert a property beneath CART-2'))];
    expect(codes(example)).toContain('SPEC-CODE-INVALID');
    expect(codes(property)).toContain('SPEC-CODE-INVALID');
    await client.change(cart, 104, CART);
  });

  it('offers only the kinds that are asked for', async () => {
    const params = { textDocument: { uri: cart }, range: { start: at(CART, 'CART-2: T'), end: at(CART, 'CART-2: T') } };
    expect(await client.connection.sendRequest('textDocument/codeAction', { ...params, context: { diagnostics: [], only: ['quickfix'] } })).toEqual([]);
    expect(await client.connection.sendRequest('textDocument/codeAction', { ...params, context: { diagnostics: [], only: ['refactor'] } })).toHaveLength(6);
  });
});

describe('overview', () => {
  const of = <R>(method: string): Promise<R> => client.connection.sendRequest<R>(`textDocument/${method}`, { textDocument: { uri: cart } });

  it('shows requirements beneath their headings', async () => {
    const [title] = await of<DocumentSymbol[]>('documentSymbol');
    expect(title?.name).toBe('Shopping cart totals');
    expect(title?.children?.map(({ name, detail }) => `${name} (${detail})`)).toEqual(['CART-1: An empty cart costs nothing (1 example)', 'CART-2: Totals (observed; 1 example)', 'CART-3: An unknown coupon is refused (1 example, 1 property)']);
    expect(title?.children?.at(-1)?.children?.map(({ name }) => name)).toEqual(['CART-4: Order does not matter, and SHOULD never']);
  });

  it('folds front matter, sections and fences', async () => {
    const folds = (await of<FoldingRange[]>('foldingRange')).map(({ startLine, endLine }) => [startLine, endLine]);
    expect(folds).toEqual(expect.arrayContaining([[0, 4], [10, 13], [15, 17], [19, 25], [27, 39], [31, 33]]));
  });

  it('says over each requirement what holds it, without a command that nobody has', async () => {
    const lenses = await of<CodeLens[]>('codeLens');
    expect(lenses.map(({ command }) => [command?.title, command?.command])).toEqual([['1 example · nothing recorded', ''], ['observed · 1 example · nothing recorded', ''], ['1 example, 1 property · nothing recorded', ''], ['no checks', '']]);
  });

  it('finds requirements by words', async () => {
    const found = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'COUPON' });
    expect(found.map(({ name }) => name)).toEqual(['CART-3: An unknown coupon is refused']);
  });
});
