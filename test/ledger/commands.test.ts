import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { move, moveTerminal, plainStyle, type MoveResult } from '../../src/index.js';
import { openLedger } from '../../src/ledger/open.js';
import type { Decision } from '../../src/model/baseline.js';
import { ledgerStore } from '../../src/store/ledger-store.js';
import { commitAll, decide, filesOf, git, holdfast, repository, temporaryFolder, tryGit, writeAll } from './kit.js';

const first = decide('recorded', { add: ['total(1) → 1', 'total(2) → 2'] }, { slug: 'first' });
const A = { decisions: [first], texts: ['total(1) → 1', 'total(2) → 2'] };
const ruling = decide('intended', { add: ['total(1) → 10'], revoke: [['total(1) → 1', [first.id]]] }, { slug: 'ruling', date: '2026-11-27' });
const recording = decide('recorded', { add: ['total(3) → 3'] }, { slug: 'second', date: '2026-11-28' });
const other = decide('intended', { add: ['total(1) → 11'], revoke: [['total(1) → 1', [first.id]]] }, { slug: 'other', date: '2026-11-29' });

/** Two branches from one base, on main the first of them. */
function branches(name: string, ours: readonly [Decision, string[]], theirs: readonly [Decision, string[]], driver = true): string {
  const folder = repository(name);
  if (!driver) git(folder, 'config', '--unset', 'merge.holdfast.driver');
  writeAll(folder, { ...filesOf(A.decisions, A.texts), 'cart.spec.md': '# Cart\n' });
  commitAll(folder, 'base');
  git(folder, 'branch', 'theirs');
  writeAll(folder, filesOf([first, ours[0]], ours[1]));
  commitAll(folder, 'ours');
  git(folder, 'checkout', '--quiet', 'theirs');
  writeAll(folder, filesOf([first, theirs[0]], theirs[1]));
  commitAll(folder, 'theirs');
  git(folder, 'checkout', '--quiet', 'main');
  return folder;
}

const RULED = ['total(1) → 10', 'total(2) → 2'];
const RECORDED = ['total(1) → 1', 'total(2) → 2', 'total(3) → 3'];

function baseline(folder: string, spec = 'cart'): string[] {
  return readFileSync(path.join(folder, `${spec}.baseline`), 'utf8').trimEnd().split('\n').slice(1);
}

async function opened(folder: string, spec = 'cart'): Promise<ReturnType<typeof openLedger>> {
  return openLedger(await ledgerStore().read(folder, spec), { folder, spec, shown: '' });
}

describe('holdfast merge', () => {
  test('is the driver of a rebase and of a cherry-pick too', async () => {
    for (const command of [['rebase', '--quiet', 'theirs'], ['cherry-pick', 'theirs']]) {
      const folder = branches('replay', [ruling, RULED], [recording, RECORDED]);
      const { code, stderr } = tryGit(folder, ...command);
      expect(code, stderr).toBe(0);
      expect(baseline(folder)).toEqual(['total(1) → 10', 'total(2) → 2', 'total(3) → 3']);
      expect((await opened(folder)).findings).toEqual([]);
    }
  });

  test('without the driver resolves what git left in conflict', async () => {
    const folder = branches('tree', [ruling, RULED], [decide('intended', { add: ['total(2) → 20'], revoke: [['total(2) → 2', [first.id]]] }, { slug: 'two' }), ['total(1) → 1', 'total(2) → 20']], false);
    git(folder, 'config', 'merge.holdfast.driver', 'false');
    expect(tryGit(folder, 'merge', '--quiet', '--no-edit', 'theirs').code).toBe(1);
    expect(holdfast(folder, 'merge')).toMatchObject({ code: 0, stdout: 'merged  cart.baseline\n' });
    expect(git(folder, 'ls-files', '--unmerged')).toBe('');
    git(folder, 'commit', '--quiet', '--no-edit');
    expect(baseline(folder)).toEqual(['total(1) → 10', 'total(2) → 20']);
    expect((await opened(folder)).findings).toEqual([]);
    expect(holdfast(folder, 'merge')).toMatchObject({ code: 0, stdout: 'No baseline is in conflict: there is nothing to merge.\n' });
  });

  test('names the decisions that disagree, and takes one of them with a reason', async () => {
    const folder = branches('conflict', [ruling, RULED], [other, ['total(1) → 11', 'total(2) → 2']]);
    const merged = tryGit(folder, 'merge', '--no-edit', 'theirs');
    expect(merged.code).toBe(1);
    expect(merged.stdout + merged.stderr).toContain(`The decisions ${[ruling.id, other.id].join(' and ')} accept different entries`);
    expect(baseline(folder)).toEqual([`<<<<<<< ${ruling.id}`, 'total(1) → 10', '=======', 'total(1) → 11', `>>>>>>> ${other.id}`, 'total(2) → 2']);
    expect((await opened(folder)).findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['BASELINE-CONFLICTED', 'LEDGER-CONFLICT']));
    expect((await opened(folder)).findings.map(({ message }) => message).join('\n')).toMatch(/, the first of 3\..*The decisions that they name disagree: holdfast merge --take[^]*one case, [0-9a-f]{16}: total\(1\) → 10, and total\(1\) → 11\. One/);
    expect(holdfast(folder, 'merge')).toMatchObject({ code: 1 });
    expect(holdfast(folder, 'merge', '--take', other.id)).toMatchObject({ code: 2, stderr: expect.stringContaining('--why') as string });
    expect(holdfast(folder, 'merge', '--take', 'nothing', '--why', 'x')).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no decision nothing') as string });
    const took = holdfast(folder, 'merge', '--take', other.id, '--why', 'sales agreed', '--json');
    expect(took.code, took.stderr).toBe(0);
    const { decision } = JSON.parse(took.stdout) as { decision: string };
    expect(readFileSync(path.join(folder, 'decisions', `${decision}.md`), 'utf8')).toMatch(new RegExp(`sales agreed[^]*- [0-9a-f]{16} [0-9a-f]{16} @${ruling.id}`));
    git(folder, 'commit', '--quiet', '--no-edit');
    expect(baseline(folder)).toEqual(['total(1) → 11', 'total(2) → 2']);
    expect((await opened(folder)).findings).toEqual([]);
  });

  test('refuses a side that was edited by hand, and leaves it to git', () => {
    const folder = branches('edited', [ruling, RULED], [recording, ['total(1) → 1', 'total(2) → 2', 'total(3) → 3']]);
    writeFileSync(path.join(folder, 'cart.baseline'), readFileSync(path.join(folder, 'cart.baseline'), 'utf8').replace('total(2) → 2', 'total(2) → 7'));
    commitAll(folder, 'by hand');
    const { code, stdout, stderr } = tryGit(folder, 'merge', '--no-edit', 'theirs');
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(/On the side of ours: cart\.baseline:3: the entry of total\(2\) \(case [0-9a-f]{16}\) is not the one that the decision 2026-11-26-first-/);
    expect(holdfast(folder, 'merge')).toMatchObject({ code: 2 });
  });

  test('follows a spec that one branch renamed', async () => {
    const folder = branches('renamed', [ruling, RULED], [recording, RECORDED]);
    expect(holdfast(folder, 'mv', 'cart.spec.md', 'basket.spec.md')).toMatchObject({ code: 0 });
    commitAll(folder, 'renamed');
    const { code, stderr, stdout } = tryGit(folder, 'merge', '--no-edit', 'theirs');
    expect(code, stderr + stdout).toBe(0);
    expect(existsSync(path.join(folder, 'cart.baseline'))).toBe(false);
    expect(baseline(folder, 'basket')).toEqual(['total(1) → 10', 'total(2) → 2', 'total(3) → 3']);
    expect((await opened(folder, 'basket')).findings).toEqual([]);
  });

  test('installs itself once', () => {
    const folder = temporaryFolder('install');
    git(folder, 'init', '--quiet');
    expect(holdfast(folder, 'merge', '--install')).toMatchObject({ code: 0, stdout: expect.stringContaining('npx --no-install holdfast merge %O %A %B %P') as string });
    const attributes = readFileSync(path.join(folder, '.gitattributes'), 'utf8');
    expect(attributes).toBe('*.baseline text eol=lf merge=holdfast\n**/decisions/*.list text eol=lf linguist-generated\n');
    expect(holdfast(folder, 'merge', '--install').code).toBe(0);
    expect(readFileSync(path.join(folder, '.gitattributes'), 'utf8')).toBe(attributes);
    expect(git(folder, 'config', 'merge.holdfast.driver')).toContain('merge %O %A %B %P');
    expect(holdfast(folder, 'merge', 'a', 'b')).toMatchObject({ code: 2, stderr: expect.stringContaining('OPTION-INVALID') as string });
    expect(holdfast(temporaryFolder('nowhere'), 'merge')).toMatchObject({ code: 2, stderr: expect.stringContaining('NOT-A-REPOSITORY') as string });
  });
});

describe('holdfast mv', () => {
  test('makes the folder that a spec is moved to, and leaves none where it refuses', () => {
    const folder = repository('mv-folder');
    writeAll(folder, { ...filesOf(A.decisions, A.texts), 'cart.spec.md': '# Cart\n' });
    commitAll(folder, 'base');
    expect(holdfast(folder, 'mv', 'crate.spec.md', 'shop/new/crate.spec.md')).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no spec crate.spec.md') as string });
    expect(holdfast(folder, 'mv', 'gone/cart.spec.md', 'shop/cart.spec.md')).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no spec gone/cart.spec.md') as string });
    expect(['shop', 'gone'].filter((name) => existsSync(path.join(folder, name)))).toEqual([]);
    const moved = holdfast(folder, 'mv', 'cart.spec.md', 'shop/new/cart.spec.md');
    expect(moved, moved.stderr).toMatchObject({ code: 0 });
    expect(readFileSync(path.join(folder, 'shop/new/cart.spec.md'), 'utf8')).toBe('# Cart\n');
    expect(baseline(folder, 'shop/new/cart')).toEqual(A.texts);
    expect(existsSync(path.join(folder, 'cart.baseline'))).toBe(false);
  });

  test('mends the paths of a spec that goes to another folder, and leaves what went along', async () => {
    const spec = '---\nholdfast: 1\nsubject: src/cart.ts   # src/cart.ts\nids: [CART]\nsignature: src/types.ts\n---\n# Cart\n';
    const folder = repositoryWith({ ...filesOf(A.decisions, A.texts), 'cart.spec.md': spec, 'src/cart.ts': '', 'src/types.ts': '' });
    const moving = (from: string, to: string): Promise<MoveResult> => move({ from, to, signal: new AbortController().signal }, { workingFolder: folder });
    const at = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
    const moved = await moving('cart.spec.md', 'specs/shop/cart.spec.md');
    expect(at('specs/shop/cart.spec.md')).toBe(spec.replace('subject: src/cart.ts', 'subject: ../../src/cart.ts').replace('signature: src/types.ts', 'signature: ../../src/types.ts'));
    expect(moved.paths).toEqual([{ key: 'subject', from: 'src/cart.ts', to: '../../src/cart.ts' }, { key: 'signature', from: 'src/types.ts', to: '../../src/types.ts' }]);
    expect(await moveTerminal(moved, plainStyle(100))).toContain('\nsubject: src/cart.ts is ../../src/cart.ts from there\n');
    await moving('specs/shop/cart.spec.md', 'cart.spec.md');
    expect(at('cart.spec.md')).toBe(spec);

    // By hand before, with what it is about left behind, and taken along.
    mkdirSync(path.join(folder, 'lib/src'), { recursive: true });
    renameSync(path.join(folder, 'cart.spec.md'), path.join(folder, 'lib/cart.spec.md'));
    renameSync(path.join(folder, 'src/types.ts'), path.join(folder, 'lib/src/types.ts'));
    expect((await moving('cart.spec.md', 'lib/cart.spec.md')).paths).toEqual([{ key: 'subject', from: 'src/cart.ts', to: '../src/cart.ts' }]);
    expect(at('lib/cart.spec.md')).toBe(spec.replace('subject: src/cart.ts', 'subject: ../src/cart.ts'));
    expect((await opened(path.join(folder, 'lib'), 'cart')).findings).toEqual([]);
  });

  test('follows a spec that was moved with its baseline by hand, and a baseline says so until then', async () => {
    for (const to of ['basket.spec.md', 'lib/basket.spec.md']) {
      const folder = repositoryWith({ ...filesOf(A.decisions, A.texts), 'cart.spec.md': '# Cart\n' });
      const place = path.join(folder, path.dirname(to));
      mkdirSync(place, { recursive: true });
      for (const kind of ['spec.md', 'baseline']) renameSync(path.join(folder, `cart.${kind}`), path.join(place, `basket.${kind}`));
      if (place === folder) expect((await opened(folder, 'basket')).findings).toMatchObject([{ code: 'BASELINE-ENTRY-UNDECIDED', message: expect.stringContaining('holdfast mv cart.spec.md basket.spec.md') as string }]);
      const { decision } = await move({ from: 'cart.spec.md', to, signal: new AbortController().signal }, { workingFolder: folder });
      const open = await opened(place, 'basket');
      expect(open.findings).toEqual([]);
      expect(baseline(place, 'basket')).toEqual(A.texts);
      expect(open.decisions.map(({ id }) => id)).toContain(decision);
    }
  });

  function repositoryWith(files: Readonly<Record<string, string>>): string {
    const folder = repository('mv');
    git(folder, 'config', 'user.name', 'Ada');
    git(folder, 'config', 'user.email', 'ada@example.org');
    writeAll(folder, files);
    return folder;
  }

  test('carries entries over a renamed export', async () => {
    const texts = ['Cart.from(1) → 1', 'cart = new Cart(2) → Cart {}\ncart.size → 1', 'total(1) → 1'];
    const decision = decide('recorded', { add: texts });
    const folder = repositoryWith({ ...filesOf([decision], texts), 'cart.spec.md': '# Cart\n' });
    const moved = holdfast(folder, 'mv', 'Cart', 'Basket', '--json');
    expect(moved.code, moved.stderr).toBe(0);
    expect(JSON.parse(moved.stdout)).toMatchObject({ holdfast: 1, command: 'mv', what: 'operation', from: 'Cart', to: 'Basket', entries: 2 });
    expect(baseline(folder)).toEqual(['basket = new Basket(2) → Cart {}', '  basket.size → 1', 'Basket.from(1) → 1', 'total(1) → 1']);
    const open = await opened(folder);
    expect(open.findings).toEqual([]);
    expect(open.decisions.find(({ kind }) => kind === 'moved')).toMatchObject({ moved: { what: 'operation', from: 'Cart', to: 'Basket' }, by: 'Ada <ada@example.org>' });
    expect(holdfast(folder, 'mv', 'Basket', 'Cart').code).toBe(0);
    expect(baseline(folder)).toEqual(['cart = new Cart(2) → Cart {}', '  cart.size → 1', 'Cart.from(1) → 1', 'total(1) → 1']);
    expect((await opened(folder)).findings).toEqual([]);
  });

  test('refuses what is not there, what is there already, what is meant twice, and an invalid ledger', () => {
    const decision = decide('recorded', { add: ['sum(1) → 2', 'total(1) → 1'] });
    const second = decide('recorded', { add: ['total(1) → 1'] }, { spec: 'order' });
    const folder = repositoryWith({ ...filesOf([decision], ['sum(1) → 2', 'total(1) → 1']), ...filesOf([second], ['total(1) → 1'], 'order'), 'cart.spec.md': '', 'order.spec.md': '' });
    const before = readdirSync(path.join(folder, 'decisions'));
    expect(holdfast(folder, 'mv', 'totl', 'x')).toMatchObject({ code: 2, stderr: expect.stringMatching(/MOVE-REFUSED None of 2 baselines/) as string });
    expect(holdfast(folder, 'mv', 'total', 'x')).toMatchObject({ code: 2, stderr: expect.stringContaining('cart.baseline and order.baseline have entries of an operation total') as string });
    expect(holdfast(folder, 'mv', 'total', 'sum', '--spec', 'cart.spec.md')).toMatchObject({ code: 2, stderr: expect.stringContaining('accepts another entry for sum(1) already (line 2)') as string });
    expect(holdfast(folder, 'mv', 'cart.spec.md', 'order.spec.md')).toMatchObject({ code: 2, stderr: expect.stringContaining('order.spec.md is there already') as string });
    expect(holdfast(folder, 'mv', 'features/cart.feature', 'features/basket.feature')).toMatchObject({ code: 2, stderr: expect.stringContaining('MOVE-REFUSED features/cart.feature is a spec of another dialect') as string });
    expect(readdirSync(path.join(folder, 'decisions'))).toEqual(before);
    writeFileSync(path.join(folder, 'cart.baseline'), readFileSync(path.join(folder, 'cart.baseline'), 'utf8').replace('sum(1) → 2', 'sum(1) → 3'));
    expect(holdfast(folder, 'mv', 'sum', 'add')).toMatchObject({ code: 2 });
    expect(holdfast(folder, 'mv', 'total', 'add', '--spec', 'cart.spec.md')).toMatchObject({ code: 2, stderr: expect.stringContaining('BASELINE-EDITED') as string });
  });

  test('takes a spec to another folder and name, with baseline and decisions, and what other specs have stays', async () => {
    const many = decide('recorded', { add: Array.from({ length: 25 }, (_, i) => `total(${i}) → ${i}`) });
    const texts = many.added.map((_, i) => `total(${i}) → ${i}`);
    const second = decide('recorded', { add: ['total(1) → 100'] }, { spec: 'order' });
    const folder = repositoryWith({ ...filesOf([many], texts), ...filesOf([second], ['total(1) → 100'], 'order'), 'cart.spec.md': '# Cart\n', 'order.spec.md': '# Order\n' });
    mkdirSync(path.join(folder, 'shop'));
    const moved = holdfast(folder, 'mv', 'cart.spec.md', 'shop/basket.spec.md', '--why', 'The shop is a folder now.');
    expect(moved.code, moved.stderr).toBe(0);
    expect(readdirSync(path.join(folder, 'decisions'))).toEqual([`${second.id}.md`]);
    expect(readFileSync(path.join(folder, 'shop/basket.spec.md'), 'utf8')).toBe('# Cart\n');
    expect(existsSync(path.join(folder, 'cart.spec.md')) || existsSync(path.join(folder, 'cart.baseline'))).toBe(false);
    expect((await opened(path.join(folder, 'shop'), 'basket')).findings).toEqual([]);
    expect(baseline(path.join(folder, 'shop'), 'basket')).toHaveLength(25);
    expect((await opened(folder, 'order')).findings).toEqual([]);
    expect(holdfast(folder, 'mv', 'shop/basket.spec.md', 'cart.spec.md').code).toBe(0);
    expect((await opened(folder)).findings).toEqual([]);
    expect(baseline(folder)).toHaveLength(25);
  });
});

test('holdfast migrate has nothing to do, and does not touch what is newer', () => {
  const folder = temporaryFolder('migrate');
  expect(holdfast(folder, 'migrate')).toMatchObject({ code: 0, stdout: 'Nothing to migrate: there are no baselines here.\n' });
  writeAll(folder, filesOf([first], A.texts));
  expect(holdfast(folder, 'migrate')).toMatchObject({ code: 0, stdout: 'Nothing to migrate: cart.baseline is of version 1.\n' });
  writeFileSync(path.join(folder, 'cart.baseline'), '# holdfast 2: node 30\n');
  expect(holdfast(folder, 'migrate')).toMatchObject({ code: 2, stderr: expect.stringMatching(/NOTATION-VERSION cart\.baseline:1: the notation is version 2, and this Holdfast reads version 1/) as string });
  expect(readFileSync(path.join(folder, 'cart.baseline'), 'utf8')).toBe('# holdfast 2: node 30\n');
});
