import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction, CodeLens, CompletionItem, Diagnostic, DocumentSymbol, Hover, Location, Range, WorkspaceEdit } from 'vscode-languageserver/node';
import { holdfast } from '../cli/holdfast.js';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { edited, editsOf } from './apply.js';
import { at, Client, codes } from './client.js';

/** A spec of each dialect, with something that lint says of it. */
const FILES: Readonly<Record<string, string>> = {
  'openspec/specs/cart/spec.md': '# Cart\n\n## Purpose\nTotals.\n\n## Requirements\n\n### Requirement: Empty cart\nAn empty cart SHALL cost nothing.\n\n#### Scenario: No item\n- **WHEN** the cart is empty\n- **THEN** the total is zero\n\n### Gifts\nGifts SHALL be free.\n',
  'openspec/changes/free/specs/cart/spec.md': '## MODIFIED Requirements\n\n### Requirement: Empty cart\nAn empty cart SHALL cost nothing, gifts apart.\n\n#### Scenario: No item\n- **WHEN** the cart is empty\n- **THEN** the total is zero\n\n#### Scenario: A gift\n- **WHEN** it holds a gift\n- **THEN** the total is zero\n\n## ADDED Requirements\n\n### Requirement: Wrapping\nA gift SHALL be wrapped.\n\n#### Scenario: Paper\n- **WHEN** there is a gift\n- **THEN** it is wrapped\n\n## MODIFIED Requirements\n\n### Requirement: Coupons\nThey SHALL be honoured.\n\n#### Scenario: One\n- **WHEN** there is one\n- **THEN** it counts\n',
  'features/login.feature': 'Feature: Login\n\n  @wip\n  Scenario: Nothing\n\n  Rule: Strangers stay outside\n    Example: A wrong password\n      When somebody logs in in a hurry\n      Then they stay outside\n',
  'features/orders.feature.md': '# Feature: Orders\n\n## Scenario: Two items\n\n* When these are ordered:\n\n| item |\n| ---- |\n| cake |\n\n* Then the bill has one line\n',
  '.kiro/specs/albums/requirements.md': '# Albums\n\n## Requirements\n\n### Requirement 1: Keeping photos\n\n#### Acceptance Criteria\n\n1. WHEN a photo is added THEN the album SHALL keep the the photo\n',
  'specs/001-carts/spec.md': '# Feature Specification: Carts\n\n## Requirements\n\n- **FR-001**: The cart MUST keep its items, as FR-002 says.\n- **FR-002**: The cart MUST be be small.\n- FR 3: No id.\n',
  'specs/002-more/spec.md': '# Feature Specification: More\n\n## Requirements\n\n- **FR-001**: The cart MUST grow.\n',
  'docs/spec.txt': '# Rules\n\n## Block quotes\n\nOf of them.\n\n```````` example\n> a\n.\n<q>a</q>\n````````\n',
  'docs/requirements.md': '# What we need\n\nA  cart cart.\n',
};

let work: Scratch;
let client: Client;
const uriOf = (name: string): string => pathToFileURL(path.join(work.folder, name)).href;
const hover = async (name: string, part: string, into = 0): Promise<string> => ((await client.ask<Hover | null>('hover', uriOf(name), at(FILES[name] ?? '', part, into)))?.contents as { readonly value: string } | undefined)?.value ?? '';
const spot = ({ start }: Range, code: unknown): string => `${start.line + 1}:${start.character + 1} ${String(code)}`;
const places = (found: readonly Location[]): readonly string[] => found.map(({ uri, range }) => `${path.relative(work.folder, new URL(uri).pathname)}:${range.start.line + 1}`);
const definition = async (name: string, part: string): Promise<readonly string[]> => places(await client.ask('definition', uriOf(name), at(FILES[name] ?? '', part)));
const references = async (name: string, part: string): Promise<readonly string[]> => places(await client.ask('references', uriOf(name), at(FILES[name] ?? '', part), { context: { includeDeclaration: false } }));

async function start(options: object = {}): Promise<void> {
  client = new Client({ HOLDFAST_CACHE: work.cache });
  await client.initialize({ folders: [work.folder], options });
}

beforeAll(() => {
  work = scratch();
  work.write(FILES);
});
afterEach(async () => {
  expect(await client.end()).toBe(0);
  expect(client.stderr).toBe('');
});
afterAll(() => work.remove());

describe('specs of other dialects', () => {
  it('have what lint says of them said as one types, and of what is no spec nothing', { timeout: 60_000 }, async () => {
    const { stdout } = holdfast(['lint', '--json'], work);
    const { findings } = JSON.parse(stdout) as { findings: readonly { readonly file: string; readonly line: number; readonly column: number; readonly code: string }[] };
    const linted = (name: string): readonly string[] => findings.filter(({ file }) => file === name).map(({ line, column, code }) => `${line}:${column} ${code}`);
    await start();
    for (const [name, text] of Object.entries(FILES)) {
      if (name === 'docs/requirements.md') continue;
      await client.open(uriOf(name), text);
      const wanted = linted(name);
      const found = await client.last(uriOf(name), (said) => said.length === new Set(wanted.map((each) => each.split(' ')[1])).size);
      expect(found.map(({ range, code }: Diagnostic) => spot(range, code)).toSorted(), name).toEqual(wanted.toSorted());
    }
    expect(new Set(findings.map(({ file }) => file)).size).toBe(6);
    const name = 'docs/requirements.md';
    await client.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriOf(name), languageId: 'markdown', version: 1, text: FILES[name] } });
    expect(await hover(name, 'cart')).toBe('');
    expect(codes(await client.change(uriOf(name), 2, '# What we need\n\n### Requirement 1: A\n\n#### Acceptance Criteria\n\n1. WHEN a THEN the the cart SHALL b\n'))).toContain('LINT-WORD-REPEATED');
    expect(client.published.filter(({ uri, version }) => uri === uriOf(name) && version === 1).flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  it('of a change follow the main spec as it stands in the editor', async () => {
    const [change, main] = ['openspec/changes/free/specs/cart/spec.md', 'openspec/specs/cart/spec.md'];
    await start();
    await client.open(uriOf(main), FILES[main] ?? '');
    expect(codes(await client.open(uriOf(change), FILES[change] ?? ''))).toContain('SPEC-CHANGE-REFUSED');
    await client.change(uriOf(main), 2, `${FILES[main]}\n### Requirement: Coupons\nThey SHALL be honoured.\n\n#### Scenario: One\n- **WHEN** b\n- **THEN** c\n`);
    expect(codes(await client.change(uriOf(change), 2, `${FILES[change]}\n`))).not.toContain('SPEC-CHANGE-REFUSED');
  });

  it('are found by their headings where ids come from those, and a change leads to what it changes', async () => {
    const [change, main] = ['openspec/changes/free/specs/cart/spec.md', 'openspec/specs/cart/spec.md'];
    await start();
    for (const name of [change, main]) await client.open(uriOf(name), FILES[name] ?? '');
    expect(await hover(main, 'Empty cart')).toBe('**EMPTY-CART: Empty cart**\n\nMUST, confirmed\n\nAn empty cart SHALL cost nothing.\n\n- no checks: nothing holds the code to it; 2 criteria ask for something\n- nothing is recorded of this spec');
    expect(await hover(change, 'Empty cart')).toContain('MUST, confirmed, in spec.md\n\nAn empty cart SHALL cost nothing.\n');
    expect(await definition(change, 'Requirement: Empty')).toEqual([`${main}:8`]);
    expect(await definition(change, 'Wrapping')).toEqual([`${change}:16`]);
    expect(await references(main, 'Empty cart')).toEqual([`${change}:3`]);
    expect(await hover(change, 'Wrapping')).toContain('**WRAPPING: Wrapping**\n\nMUST, draft');
  });

  it('with ids of their own count in each file anew', async () => {
    const [one, two] = ['specs/001-carts/spec.md', 'specs/002-more/spec.md'];
    await start();
    for (const name of [one, two]) await client.open(uriOf(name), FILES[name] ?? '');
    expect(await definition(one, 'FR-002 says')).toEqual([`${one}:6`]);
    expect(await references(one, 'FR-002**')).toEqual([`${one}:5`]);
    expect(await references(two, 'FR-001')).toEqual([]);
    const edit = await client.ask<WorkspaceEdit>('rename', uriOf(one), at(FILES[one] ?? '', 'FR-002**'), { newName: 'FR-009' });
    expect(edited(FILES[one] ?? '', editsOf(edit, uriOf(one)))).toBe(FILES[one]?.replaceAll('FR-002', 'FR-009'));
    expect(edit.documentChanges).toHaveLength(1);
    await expect(client.ask('rename', uriOf(one), at(FILES[one] ?? '', 'FR-002**'), { newName: 'FR-001' })).rejects.toThrow('FR-001 is the id of a requirement in spec.md already');
    const completion = await client.ask<readonly CompletionItem[]>('completion', uriOf(two), at(FILES[two] ?? '', '-001**', 1));
    expect(completion.map(({ label }) => label)).toContain('FR-002');
  });

  it.each([
    ['openspec/specs/cart/spec.md', 'Empty cart', 'EMPTY-CART is written nowhere: it comes from the heading "Empty cart" of spec.md'],
    ['openspec/changes/free/specs/cart/spec.md', 'Empty cart', 'EMPTY-CART is written nowhere: it comes from the heading "Empty cart" of spec.md'],
    ['features/login.feature', 'Strangers', 'STRANGERS-STAY-OUTSIDE is written nowhere'],
    ['.kiro/specs/albums/requirements.md', 'Keeping', 'REQUIREMENT-1 is written nowhere'],
    ['docs/spec.txt', 'Block quotes', 'BLOCK-QUOTES is written nowhere'],
  ])('%s: an id that is not written is not renamed, and it says why', async (name, part, why) => {
    await start();
    await client.open(uriOf(name), FILES[name] ?? '');
    await expect(client.ask('prepareRename', uriOf(name), at(FILES[name] ?? '', part))).rejects.toThrow(why);
    await expect(client.ask('rename', uriOf(name), at(FILES[name] ?? '', part), { newName: 'A-1' })).rejects.toThrow('Change that heading');
  });

  it('have an outline, and no actions but fixes', async () => {
    const name = 'features/login.feature';
    await start();
    await client.open(uriOf(name), FILES[name] ?? '');
    const symbols = await client.connection.sendRequest<readonly DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: uriOf(name) } });
    const shown = (all: readonly DocumentSymbol[]): unknown => all.map(({ name: title, detail, children = [] }) => [title, detail, shown(children)]);
    expect(shown(symbols)).toEqual([['Login', '', [
      ['NOTHING: Nothing', 'draft; 1 criterion', []],
      ['STRANGERS-STAY-OUTSIDE: Strangers stay outside', '1 criterion', [['A wrong password', '', []]]],
    ]]]);
    const range = { start: at(FILES[name] ?? '', 'Strangers'), end: at(FILES[name] ?? '', 'they stay') };
    const actions = await client.connection.sendRequest<readonly CodeAction[]>('textDocument/codeAction', { textDocument: { uri: uriOf(name) }, range, context: { diagnostics: [] } });
    expect(actions.map(({ title, kind }) => [title, kind])).toEqual([[expect.stringContaining('in'), 'quickfix']]);
    expect(await client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: uriOf(name) } })).toEqual([]);
  });

  it('are what holdfast.config.ts makes of them, with lenses where it gives them a subject', { timeout: 60_000 }, async () => {
    const name = 'docs/rules.md';
    const text = '# Rules\n\n## Tabs\n\n```````` example\n→a\n.\n<pre>a</pre>\n````````\n';
    work.write({ [name]: text, 'holdfast.config.ts': "import { defineConfig } from 'holdfast';\nexport default defineConfig({ specs: [{ files: 'docs/rules.md', dialect: 'commonmark', subject: 'src/render.ts' }] });\n" });
    await start({ trusted: true });
    await client.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriOf(name), languageId: 'markdown', version: 1, text } });
    await client.until(() => client.published.find(({ uri }) => uri === uriOf(name)));
    const lenses = await client.connection.sendRequest<readonly CodeLens[]>('textDocument/codeLens', { textDocument: { uri: uriOf(name) } });
    expect(lenses.map(({ command, range }) => [range.start.line, command?.title])).toEqual([[2, '1 example · nothing recorded']]);
  });
});

describe('what git remembers', () => {
  const head = '---\nholdfast: 1\nsubject: a.ts\nids: [A]\n---\n\n# Title\n\n';
  const check = (id: number, title: string): string => `## A-${id}: ${title}\n\n\`f(${id})\` → \`1\`\n\n`;
  const git = (...args: readonly string[]): void => void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: work.folder, stdio: 'ignore' });
  const commit = (text: string): void => {
    work.write({ 'a.spec.md': text });
    git('add', 'a.spec.md');
    git('commit', '-qm', 'x');
  };

  it('of ids is said as one types, and asked again once somebody saves after a commit', { timeout: 60_000 }, async () => {
    git('init', '-q');
    commit(head + check(1, 'One') + check(2, 'Two') + check(3, 'Three'));
    commit(head + check(1, 'One') + check(3, 'Three'));
    await start();
    const uri = uriOf('a.spec.md');
    await client.open(uri, head + check(1, 'One') + check(2, 'Postage') + check(3, 'Three'));
    const reused = (all: readonly string[]): boolean => all.includes('LINT-ID-REUSED');
    expect((await client.last(uri, reused)).map(({ range, code }) => spot(range, code))).toEqual(['13:1 LINT-ID-REUSED']);
    expect(codes(await client.change(uri, 2, head + check(1, 'One') + check(2, 'Two') + check(3, 'Three')))).toEqual([]);
    commit(head + check(1, 'One'));
    expect(codes(await client.change(uri, 3, head + check(1, 'One') + check(3, 'Fourth')))).toEqual([]);
    await client.save(uri);
    expect((await client.last(uri, reused)).map(({ range, code }) => spot(range, code))).toEqual(['13:1 LINT-ID-REUSED']);
  });
});
