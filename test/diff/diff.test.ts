import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { filesOf, holdfast, temporaryFolder } from '../ledger/kit.js';
import { commitAll, diffExitCode, ENTRIES, git, openShop, problems, RECORDED, recorded, refusal, shopIn, SPEC, told } from './kit.js';

const shop = openShop('diff');
afterEach(() => shop.back());

const exit = async (ref?: string): Promise<number> => diffExitCode(await shop.diff(ref));
const FREE = '\n```ts unspecified\nerror.message\n```\n';

describe('what is compared', () => {
  it('nothing changed', async () => {
    expect(await shop.diff()).toMatchObject({ ref: 'HEAD', isMergeBase: false, specs: [], compared: 1, findings: [] });
    expect(await exit()).toBe(0);
  });

  it('formatting, line ends and the order of requirements are no change', async () => {
    const [head = '', ...requirements] = SPEC.split(/^(?=### )/m);
    shop.write({ 'cart.spec.md': [head, ...requirements.toReversed()].join('\n').replaceAll('\n', '\r\n').replaceAll('|---|---|', '| :-- | --: |') });
    shop.write({ 'cart.baseline': shop.read('cart.baseline').replaceAll('\n', '\r\n') });
    expect((await shop.diff()).specs).toEqual([]);
  });

  it('specs of other dialects, also where there are no others', async () => {
    const folder = temporaryFolder('diff-dialects');
    git(folder, 'init', '--quiet');
    const own = shopIn(folder);
    own.write({
      'openspec/specs/auth/spec.md': '# auth Specification\n\n## Requirements\n### Requirement: Login\nThe system SHALL log in.\n\n#### Scenario: Right\n- **WHEN** it is right\n- **THEN** a session starts\n\n### Requirement: Logout\nThe system SHALL log out.\n',
      'docs/spec.txt': '# A\n\n## Tabs\n\n```` example\na\n.\nb\n````\n',
    });
    commitAll(folder, 'Specs');
    expect((await own.diff()).specs).toEqual([]);
    own.edit('openspec/specs/auth/spec.md', 'a session starts', 'nothing happens');
    own.edit('openspec/specs/auth/spec.md', '### Requirement: Logout\nThe system SHALL log out.\n', '');
    own.edit('docs/spec.txt', '\nb\n', '\nc\n');
    const said = await own.diff();
    expect(said.bootstrap).toBe(false);
    expect(said.specs.flatMap((spec) => spec.changes.map(({ kind, requirement, what }) => [kind, requirement, what]))).toEqual([
      ['expectation-changed', 'TABS', 'render("a\\n")'], ['requirement-removed', 'LOGOUT', 'Logout'], ['requirement-reworded', 'LOGIN', 'criteria'],
    ]);
  });

  it('words outside of requirements are told as such, and a term of the glossary as that', async () => {
    const [head = '', rest = ''] = SPEC.split(/(?=### CART-1)/);
    const prose = (scope: string, glossary: string): string => `${head}## Scope\n\n${scope}\n\n## Glossary\n\n${glossary}\n\n## Requirements\n\n${SPEC.slice(head.length)}`;
    shop.write({ 'cart.spec.md': prose('Carts of one shop are in scope.\n\nPrices are whole cents.', '- **cart**: what is bought at once\n- **coupon**: a word that lowers a total') });
    expect(rest).not.toBe('');
    git(shop.folder, 'checkout', '--quiet', '-b', 'prose');
    commitAll(shop.folder, 'Prose');
    const changes = async (): Promise<readonly unknown[]> => (await shop.diff()).specs.flatMap((spec) => spec.changes.map(({ kind, effect, what, before, after, requirement, line }) => [kind, effect, what, before, after, requirement, line]));
    shop.write({ 'cart.spec.md': prose('Carts of all shops are in scope.\n\nPrices are whole cents.', '- **coupon**: a word that lowers a total\n- **Cart**: what is held\n- **total**: what is paid') });
    expect(await changes()).toEqual([
      ['term-changed', 'changed', 'Cart', 'cart: what is bought at once', 'Cart: what is held', null, 21],
      ['term-added', 'changed', 'total', null, 'total: what is paid', null, 22],
      ['prose-changed', 'changed', 'Scope', 'Carts of one shop are in scope.', 'Carts of all shops are in scope.', null, 14],
    ]);
    shop.write({ 'cart.spec.md': prose('Prices are whole\ncents.\n\nCarts of *one* shop are in scope.', '* __coupon__: a word that lowers a total\n* **cart**: what is bought at once') });
    expect(await changes()).toEqual([]);
    shop.write({ 'cart.spec.md': prose('Carts of one shop are in scope.', '- **cart**: what is bought at once').replace('## Scope', '## What it is about') });
    expect(await changes()).toEqual([
      ['term-removed', 'changed', 'coupon', 'coupon: a word that lowers a total', null, null, null],
      ['prose-changed', 'changed', 'heading', 'Scope', null, null, null],
      ['prose-changed', 'changed', 'Scope', 'Prices are whole cents.', null, null, null],
      ['prose-changed', 'changed', 'heading', null, 'What it is about', null, 12],
    ]);
    expect((await shop.diff()).specs[0]?.mayMove).toBe(0);
    git(shop.folder, 'checkout', '--quiet', '--force', 'main');
    git(shop.folder, 'branch', '--quiet', '-D', 'prose');
  });

  it('code alone is no change of a spec, and with one it is named', async () => {
    shop.edit('cart.ts', 'items.length', 'items.length + 1');
    expect((await shop.diff()).specs).toEqual([]);
    shop.edit('cart.spec.md', 'MUST', 'SHOULD');
    expect((await shop.diff()).specs).toMatchObject([{ spec: 'cart.spec.md', code: ['cart.ts'] }]);
  });

  it('against the common ancestor, whatever happened on the ref since', async () => {
    git(shop.folder, 'checkout', '--quiet', '-b', 'change');
    shop.edit('cart.spec.md', 'MUST', 'SHOULD');
    commitAll(shop.folder, 'Weaker');
    git(shop.folder, 'checkout', '--quiet', '-b', 'other', 'main');
    shop.edit('cart.spec.md', '### CART-3: Wording', '### CART-3: Words');
    commitAll(shop.folder, 'Other');
    git(shop.folder, 'checkout', '--quiet', 'change');
    const result = await shop.diff('other');
    expect(result).toMatchObject({ isMergeBase: true, commit: git(shop.folder, 'rev-parse', 'main').trim() });
    expect(told(result)).toEqual(['weaker CART-1 asked less strongly']);
    git(shop.folder, 'checkout', '--quiet', '--force', 'main');
    git(shop.folder, 'branch', '--quiet', '-D', 'change', 'other');
  });

  it('a ref that does not exist', async () => {
    expect(await refusal(shop.diff('nowhere'))).toMatchObject({ code: 'REF-NOT-FOUND', message: expect.stringContaining('nowhere') });
  });

  it('a shallow clone says what to fetch', async () => {
    shop.edit('cart.ts', 'length', 'length + 0');
    commitAll(shop.folder, 'Second');
    const clone = path.join(temporaryFolder('diff-clone'), 'clone');
    git(shop.folder, 'clone', '--quiet', '--depth', '1', `file://${shop.folder}`, clone);
    expect(await refusal(shopIn(clone).diff('HEAD~1'))).toMatchObject({ code: 'REF-NOT-FOUND', message: expect.stringContaining('git fetch --unshallow') });
    expect((await shopIn(clone).diff()).specs).toEqual([]);
    git(shop.folder, 'reset', '--quiet', '--hard', 'HEAD~1');
  });

  it('no repository, and no commit', async () => {
    const folder = temporaryFolder('diff-nothing');
    expect(await refusal(shopIn(folder).diff())).toMatchObject({ code: 'NOT-A-REPOSITORY' });
    git(folder, 'init', '--quiet');
    expect(await refusal(shopIn(folder).diff())).toMatchObject({ code: 'REF-NOT-FOUND' });
  });

  it('a base without Holdfast: all is new, and nothing is unexplained', async () => {
    const folder = temporaryFolder('diff-first');
    git(folder, 'init', '--quiet', '--initial-branch=main');
    commitAll(folder, 'Nothing');
    expect(await refusal(shopIn(folder).diff())).toMatchObject({ code: 'SPEC-NOT-FOUND' });
    shopIn(folder).write({ 'cart.spec.md': SPEC, 'cart.ts': '', ...filesOf([RECORDED], ENTRIES) });
    const result = await shopIn(folder).diff();
    expect(result).toMatchObject({ bootstrap: true, compared: 1 });
    expect(told(result)).toEqual(['stronger - new spec']);
    expect(recorded(result)).toEqual(['ruling explained +4 -0 ~0']);
  });

  it('a spec that cannot be read in the tree exits 2, and one that could not be read at the base is compared as far as it goes', async () => {
    shop.edit('cart.spec.md', '| `[1]` | `1` |', '| `[1]` | |');
    const broken = await shop.diff();
    expect(broken.findings).toMatchObject([{ code: 'SPEC-TABLE-UNREADABLE', severity: 'error' }]);
    expect(await diffExitCode(broken)).toBe(2);
    commitAll(shop.folder, 'Broken');
    shop.write({ 'cart.spec.md': SPEC });
    const mended = await shop.diff();
    expect(mended.findings).toMatchObject([{ code: 'SPEC-TABLE-UNREADABLE', severity: 'info', message: expect.stringMatching(/^At the base: /) }]);
    expect(told(mended)).toEqual(['stronger CART-2 check added']);
    expect(await diffExitCode(mended)).toBe(0);
    git(shop.folder, 'reset', '--quiet', '--hard', 'HEAD~1');
  });

  it('a spec that is no text in UTF-8', async () => {
    writeFileSync(path.join(shop.folder, 'cart.spec.md'), Buffer.concat([Buffer.from(SPEC), Buffer.from([0xff])]));
    expect((await shop.diff()).findings).toMatchObject([{ code: 'SPEC-UNREADABLE' }]);
    expect(await exit()).toBe(2);
  });

  it('the configuration: what lets more pass first', async () => {
    const config = (trust: string, more = ''): Readonly<Record<string, string>> => ({ 'holdfast.config.ts': `import { defineConfig } from 'holdfast';\nexport default defineConfig({ trust: '${trust}'${more} });\n` });
    shop.write(config('signers', ', strict: true'));
    commitAll(shop.folder, 'Configured');
    shop.write(config('reviewed-tree', ", salt: 'b'"));
    const result = await shop.diff();
    expect(result.settings.map((s) => `${s.effect} ${s.what}: ${s.before ?? ''} ⇒ ${s.after ?? ''}`)).toEqual(['weaker trust: signers ⇒ reviewed-tree', 'weaker strict: true ⇒ false', expect.stringMatching(/^changed salt: .* ⇒ b$/)]);
    git(shop.folder, 'reset', '--quiet', '--hard', 'HEAD~1');
  });
});

describe('recorded cases that may move', () => {
  it('by a freedom: those that hold what it frees', async () => {
    shop.write({ 'cart.spec.md': SPEC + FREE });
    expect((await shop.diff()).specs).toMatchObject([{ mayMove: 1, recorded: { before: 4, now: 4 }, movable: [{ why: 'freed', requirement: 'CART-3', by: 'error.message', operations: ['total'], count: 1, moved: 0, cases: [{ case: 'total([9])', wanted: null }] }] }]);
  });

  it('by an example: those that it expects something else of', async () => {
    shop.edit('cart.spec.md', '| `[1]` | `1` |', '| `[1]` | `1` |\n| `[2]` | `3` |\n| `[9]` | `9` |\n| `[8]` | `8` |');
    const [spec] = (await shop.diff()).specs;
    expect(spec).toMatchObject({ mayMove: 2, movable: [{ why: 'pinned', requirement: 'CART-2', count: 2, cases: [{ case: 'total([2])', recorded: '→ 2', wanted: '→ 3' }, { case: 'total([9])', recorded: 'throws RangeError("much")', wanted: '→ 9' }] }] });
  });

  it('not by an example that nobody has confirmed, nor within a tolerance', async () => {
    shop.edit('cart.spec.md', '### CART-3: Wording', '### CART-4: Later [draft]\n\n`total([2])` → `3`\n\n### CART-5: Nearly\n\n`total([1])` → `1.01`\n\n```ts unspecified\nsum: #console\ntotal: result #within 0.05\n```\n\n### CART-3: Wording');
    shop.edit('cart.spec.md', '| `[1]` | `1` |', '| `[1]` | `1.02` |');
    const movable = (await shop.diff()).specs.flatMap((s) => s.movable);
    expect(movable.map((m) => `${m.why} ${m.by} ${m.count}`)).toEqual(['freed total: result #within 0.05 3']);
  });

  it('by what only running decides: models, properties over one call, predicates, another subject', async () => {
    shop.write({ 'cart.spec.md': `${SPEC.replace('subject: cart.ts', 'subject: other.ts')}\n\`\`\`ts model\nfunction total(items: number[]) { return items.length; }\n\`\`\`\n\n\`\`\`ts property\n(items: number[], coupon?: string) => total(items, coupon) >= 0\n\`\`\`\n\n\`\`\`ts unspecified for total\n(items) => items.length > 9\n\`\`\`\n` });
    const [spec] = (await shop.diff()).specs;
    expect(spec?.movable.map((m) => `${m.why} ${m.by} ${m.count}`)).toEqual(['running subject 4', 'running unspecified for total 4', 'running model of total 4', 'running property over total 4']);
    expect(spec?.mayMove).toBe(4);
  });
});

describe('what nothing explains exits 1', () => {
  it('an entry that was edited, taken out, or put in by hand', async () => {
    shop.edit('cart.baseline', 'total([2]) → 2', 'total([2]) → 3');
    const edited = await shop.diff();
    expect(edited.specs[0]?.record).toMatchObject([{ kind: 'entry-unexplained', explained: false, changed: 1, entries: [{ case: 'total([2])', before: 'total([2]) → 2', after: 'total([2]) → 3' }] }]);
    expect(await exit()).toBe(1);
    shop.back();
    shop.edit('cart.baseline', 'total([2]) → 2\n', '');
    expect(recorded(await shop.diff())).toEqual(['entry-unexplained unexplained +0 -1 ~0']);
    shop.back();
    shop.edit('cart.baseline', 'total([9])', 'total([3]) → 3\ntotal([9])');
    expect(recorded(await shop.diff())).toEqual(['entry-unexplained unexplained +1 -0 ~0']);
  });

  it('an entry of which the spec says the same is none the less a change that nobody ruled on', async () => {
    shop.edit('cart.baseline', 'total([2]) → 2', 'total([2]) → 3');
    shop.edit('cart.spec.md', '| `[1]` | `1` |', '| `[1]` | `1` |\n| `[2]` | `3` |');
    const result = await shop.diff();
    expect(recorded(result)).toEqual(['entry-unexplained unexplained +0 -0 ~1']);
    expect(result.specs[0]?.movable).toMatchObject([{ why: 'pinned', count: 1 }]);
  });

  it('a decision that is gone, edited, or past reading', async () => {
    const file = `decisions/${RECORDED.id}.md`;
    rmSync(path.join(shop.folder, file));
    const gone = recorded(await shop.diff());
    expect(gone).toEqual(['decision-removed unexplained +0 -0 ~0']);
    expect(problems(await shop.diff())[0]).toContain(`Restore ${file}`);
    shop.back();
    shop.edit(file, 'Because it is so.', 'Because I say so.');
    expect(recorded(await shop.diff())).toEqual(['decision-edited unexplained +0 -0 ~0']);
    shop.back();
    shop.write({ [file]: 'nothing\n' });
    expect(recorded(await shop.diff())[0]).toBe('decision-edited unexplained +0 -0 ~0');
    expect(await exit()).toBe(1);
  });

  it('a baseline that was deleted, cut, or holds conflict markers', async () => {
    rmSync(path.join(shop.folder, 'cart.baseline'));
    expect(recorded(await shop.diff())).toContain('entry-unexplained unexplained +0 -4 ~0');
    shop.back();
    shop.edit('cart.baseline', 'total([2])', '<<<<<<< ours\ntotal([2])');
    expect(problems(await shop.diff()).join(' ')).toContain('holdfast merge');
    expect(await exit()).toBe(1);
  });

  it('a spec that was renamed without its record', async () => {
    git(shop.folder, 'mv', 'cart.spec.md', 'bag.spec.md');
    expect(problems(await shop.diff())).toEqual([expect.stringContaining('holdfast mv cart.spec.md bag.spec.md')]);
    expect(told(await shop.diff())).toEqual(['same - file renamed']);
    expect(await exit()).toBe(1);
  });

  it('a record that git ignores is none that the base has', async () => {
    shop.write({ 'bag.spec.md': SPEC.replaceAll('CART', 'BAG') });
    commitAll(shop.folder, 'Bag');
    shop.write({ '.git/info/exclude': 'bag.baseline\n', 'bag.baseline': '# holdfast 1: node 20.20.2, icu 74.1, linux x64\ntotal([]) → 7\n' });
    expect(recorded(await shop.diff())).toEqual(['entry-unexplained unexplained +1 -0 ~0']);
    shop.write({ '.git/info/exclude': '' });
    git(shop.folder, 'reset', '--quiet', '--hard', 'HEAD~1');
  });

  it('a spec that nobody touched is not read again, and is compared all the same', async () => {
    shop.write({ 'bag/bag.spec.md': SPEC.replaceAll('CART', 'BAG') });
    commitAll(shop.folder, 'Bag');
    shop.edit('cart.spec.md', 'MUST', 'MAY');
    const result = await shop.diff();
    expect(result.compared).toBe(2);
    expect(told(result)).toEqual(['weaker CART-1 asked less strongly']);
    git(shop.folder, 'reset', '--quiet', '--hard', 'HEAD~1');
  });

  it('two specs that share a folder tell of a decision once', async () => {
    shop.write({ 'bag.spec.md': SPEC.replaceAll('CART', 'BAG'), [`decisions/${RECORDED.id}.md`]: 'nothing\n' });
    expect(recorded(await shop.diff()).filter((r) => r.startsWith('decision-edited'))).toHaveLength(1);
  });
});

describe('the command line', () => {
  it('has help whose examples run', () => {
    git(shop.folder, 'update-ref', 'refs/remotes/origin/main', 'main');
    const { code, stdout } = holdfast(shop.folder, 'diff', '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Exit codes: 0/);
    const examples = Array.from(stdout.matchAll(/^ {2}holdfast (diff[^>\n]*)/gm), ([, line = '']) => line.trim().split(' '));
    expect(examples.map((words) => words.length)).toEqual([1, 2, 3]);
    for (const words of examples) expect(holdfast(shop.folder, ...words)).toMatchObject({ code: 0, stderr: '' });
  });

  it('exits 0, 1 and 2, on stdout or as JSON', () => {
    expect(holdfast(shop.folder, 'diff')).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^none: working tree against HEAD \([0-9a-f]{12}\)\n1 spec compared, and no meaning changed\n$/) });
    shop.edit('cart.baseline', 'total([2]) → 2', 'total([2]) → 3');
    expect(holdfast(shop.folder, 'diff')).toMatchObject({ code: 1, stdout: expect.stringMatching(/^unexplained: /) });
    expect(holdfast(shop.folder, 'diff', '--markdown')).toMatchObject({ code: 1, stdout: expect.stringMatching(/^### Holdfast: unexplained\n/) });
    expect(JSON.parse(holdfast(shop.folder, 'diff', '--json').stdout)).toMatchObject({ holdfast: 1, command: 'diff', verdict: 'unexplained', unexplained: 1 });
    expect(holdfast(shop.folder, 'diff', 'nowhere')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('REF-NOT-FOUND') });
    const { code, stdout } = holdfast(shop.folder, 'diff', 'nowhere', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ command: 'diff', ref: 'nowhere', specs: [], findings: [{ code: 'REF-NOT-FOUND' }] });
    expect(holdfast(shop.folder, 'diff', '--json', '--markdown')).toMatchObject({ code: 2, stdout: expect.stringContaining('OPTION-INVALID') });
  });

  it('what is written in a spec cannot move the cursor, and is no Markdown of the comment', () => {
    shop.edit('cart.spec.md', 'CART-3: Wording', 'CART-3: @ada <b>safe</b> \u001b[2J\u202e `````` ok');
    const terminal = holdfast(shop.folder, 'diff').stdout;
    for (const hidden of ['\u001b', '\u202e']) expect(terminal).not.toContain(hidden);
    const { stdout } = holdfast(shop.folder, 'diff', '--markdown');
    for (const hidden of ['\u001b', '\u202e']) expect(stdout).not.toContain(hidden);
    for (const line of stdout.split('\n').filter((l) => l.includes('@ada'))) expect(line).toMatch(/^ {2}[-+] |`/);
  });

  it('a table that went is a few rows and a number', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `| \`[${i + 10}]\` | \`${i}\` |\n`).join('');
    shop.edit('cart.spec.md', '| `[1]` | `1` |\n', `| \`[1]\` | \`1\` |\n${rows}`);
    commitAll(shop.folder, 'Rows');
    shop.edit('cart.spec.md', rows, '');
    const { stdout } = holdfast(shop.folder, 'diff');
    expect(stdout).toContain('and 35 more of CART-2: check removed');
    expect(stdout.split('\n').length).toBeLessThan(20);
    expect((await shop.diff()).specs[0]?.changes).toHaveLength(40);
    git(shop.folder, 'reset', '--quiet', '--hard', 'HEAD~1');
  });

  it('runs nothing: the subject need not load', async () => {
    shop.write({ 'cart.ts': 'throw new Error("no");\n' });
    shop.edit('cart.spec.md', 'MUST', 'MAY');
    expect(told(await shop.diff())).toEqual(['weaker CART-1 asked less strongly']);
  });
});
