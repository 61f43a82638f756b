import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordedShop, type Shop } from './shop.js';

const EXECUTIONS = ['--executions', '200'];
const CASE = /case [0-9a-f]{16}/;

let shop: Shop;
/** Of a row that the wrong candidate makes while the record is in order. */
let row = '';
let decision = '';
beforeAll(() => {
  shop = recordedShop();
  [decision = ''] = shop.decisions();
  wrong();
  row = /holdfast decide ([0-9a-f]{8})/.exec(shop.holdfast('verify', ...EXECUTIONS).stdout)?.[1] ?? '';
  shop.reset();
});
afterEach(() => shop.reset());
afterAll(() => shop.remove());

/** It gives everything away that has a coupon, and so differs from two recorded cases. */
function wrong(): void {
  shop.edit('cart.ts', 'Math.round(sum * 0.9)', '0');
}

const baseline = (change: (lines: string[]) => string[]): void => shop.write('cart.baseline', change(shop.read('cart.baseline').split('\n')).join('\n'));
const remove = (file: string): void => rmSync(path.join(shop.folder, file), { recursive: true });

/** What is done to the record, and what is told of it: code, and what the message holds. */
const TABLE: readonly (readonly [what: string, change: () => void, code: string, says: readonly RegExp[]])[] = [
  ['a baseline that ends in the middle of a line', () => shop.write('cart.baseline', shop.read('cart.baseline').slice(0, -30)), 'BASELINE-TRUNCATED', [/cart\.baseline:\d+/, CASE, /recorded-cart/]],
  ['a baseline that ends early', () => baseline((lines) => [...lines.slice(0, 3), '']), 'BASELINE-TRUNCATED', [/cart\.baseline:3/, CASE, /recorded-cart/]],
  ['conflict markers', () => baseline((lines) => [...lines.slice(0, 2), '<<<<<<< ours', ...lines.slice(2, 3), '=======', ...lines.slice(3, 4), '>>>>>>> theirs', ...lines.slice(4)]), 'BASELINE-CONFLICTED', [/cart\.baseline:3/, /holdfast merge/]],
  ['an entry edited to what the wrong candidate does', editEntry, 'BASELINE-EDITED', [/cart\.baseline:\d+/, CASE, /recorded-cart/]],
  ['one line short', () => baseline((lines) => lines.filter((_, i) => i !== 2)), 'BASELINE-ENTRY-MISSING', [/cart\.baseline:2/, CASE, /recorded-cart/]],
  ['a deleted baseline', () => remove('cart.baseline'), 'BASELINE-MISSING', [/cart\.baseline/, CASE, /recorded-cart/]],
  ['an edited decision', () => shop.edit(`decisions/${decision}.md`, 'nobody has said', 'Ada has said'), 'DECISION-EDITED', [/decisions\/.*recorded-cart/]],
  ['a decision whose list says another entry', editHash, 'DECISION-EDITED', [/decisions\/.*recorded-cart/, /cart\.baseline:\d+/, CASE]],
  ['a deleted decision', () => remove('decisions'), 'DECISION-MISSING', [/cart\.baseline:\d+/, CASE, /recorded-cart/]],
  ['baseline and decision both deleted', () => { remove('cart.baseline'); remove('decisions'); }, 'DECISION-MISSING', [CASE, /recorded-cart/]],
  ['baseline and decision both replaced', replaceBoth, 'DECISION-MISSING', [CASE, /recorded-cart/]],
];

/** Of an entry that a candidate answers otherwise which is wrong without coupons too. */
function editEntry(): void {
  shop.edit('cart.ts', 'return sum;', 'return 4711;');
  const text = shop.read('cart.baseline');
  const edited = text.replace(/(?<=^total\(\[.+\]\) → ).+/m, '4711');
  expect(edited).not.toBe(text);
  shop.write('cart.baseline', edited);
}

/** The hash of an entry becomes another one in the decision's own file or in its list. */
function editHash(): void {
  const name = readdirSync(path.join(shop.folder, 'decisions')).find((n) => n.endsWith('.list')) ?? `${decision}.md`;
  const text = shop.read(`decisions/${name}`);
  const lines = text.split('\n');
  const at = lines.findIndex((line) => /^\+ [0-9a-f]{16} [0-9a-f]{16}$/.test(line));
  expect(at).toBeGreaterThanOrEqual(0);
  lines[at] = lines[at]?.replace(/[0-9a-f]{16}$/, '0123456789abcdef') ?? '';
  shop.write(`decisions/${name}`, lines.join('\n'));
}

/** A record that is in order, of the wrong candidate, made where git does not look. */
function replaceBoth(): void {
  const aside = recordedShop();
  try {
    aside.edit('cart.ts', 'Math.round(sum * 0.9)', '0');
    aside.git('rm', '--quiet', '-r', 'cart.baseline', 'decisions');
    aside.git('commit', '--quiet', '-a', '-m', 'Start over');
    expect(aside.holdfast('record', '--executions', '300', '--most', '12').code).toBe(0);
    remove('cart.baseline');
    remove('decisions');
    for (const [name, text] of aside.files()) if (name === 'cart.baseline' || name.startsWith('decisions/')) shop.write(name, text);
  } finally {
    aside.remove();
  }
}

describe('nothing launders a wrong candidate', () => {
  it('which is not safe while the record is in order, and has a row', () => {
    wrong();
    const { code, stdout } = shop.holdfast('verify', ...EXECUTIONS);
    expect(stdout).toMatch(/^undecided/);
    expect(code).toBe(1);
    expect(row).toMatch(/^[0-9a-f]{8}$/);
  });

  it.each(TABLE)('%s', (_, change, findings, says) => {
    wrong();
    change();
    const before = shop.files();
    const { code, stdout } = shop.holdfast('verify', ...EXECUTIONS);
    expect(stdout).toMatch(/^invalid/);
    expect(stdout).toContain(findings);
    for (const part of says) expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(part);
    expect(code).toBe(2);

    const recorded = shop.holdfast('record', '--executions', '200');
    expect(recorded.said).toContain(findings);
    expect(recorded.code).toBe(2);
    shop.holdfast('verify', ...EXECUTIONS);
    const ruled = shop.holdfast('decide', row, '--as', 'kept', '--until', '2999-01-01', '--why', 'why not');
    expect(ruled.code).toBe(2);
    expect(shop.files()).toEqual(before);
  });

  it('a wrong example in the tree is a proposal, named first', () => {
    wrong();
    shop.edit('cart.spec.md', '### CART-4', '`total([{sku: "a", qty: 2, cents: 5}], "TEN")` → `0`\n\n### CART-4');
    const { code, stdout } = shop.holdfast('verify', '--base', 'main', ...EXECUTIONS);
    expect(stdout.split('\n').slice(0, 2)).toEqual(['undecided: cart.spec.md', 'rests on 1 changed requirement (CART-3)']);
    expect(stdout).toContain('PROPOSALS-UNTRUSTED');
    expect(code).toBe(1);
  });

  it('a decision in the tree is a proposal, named first', () => {
    wrong();
    shop.holdfast('verify', ...EXECUTIONS);
    expect(shop.holdfast('decide', row, '--as', 'kept', '--until', '2999-01-01', '--why', 'why not').code).toBe(0);
    const { code, stdout } = shop.holdfast('verify', '--base', 'main', ...EXECUTIONS);
    expect(stdout).toMatch(/^undecided: cart\.spec\.md\nrests on 1 new decision \(\d{4}-\d\d-\d\d-kept-/);
    expect(stdout).toContain('PROPOSALS-UNTRUSTED');
    expect(stdout).toContain('decide: holdfast decide');
    expect(code).toBe(1);
  });

  it('a spec that the tree takes out is judged as the base has it', () => {
    wrong();
    shop.git('rm', '--quiet', '-r', 'cart.spec.md', 'cart.baseline', 'decisions');
    const { code, stdout } = shop.holdfast('verify', '--base', 'main', ...EXECUTIONS);
    expect(stdout).toMatch(/^undecided: cart\.spec\.md\nrests on 4 changed requirements/);
    expect(stdout).toContain('decide: holdfast decide');
    expect(code).toBe(1);
  });

  it('another subject is another promise', () => {
    wrong();
    shop.write('other.ts', shop.git('show', 'HEAD:cart.ts'));
    shop.edit('cart.spec.md', 'subject: cart.ts', 'subject: other.ts');
    const { code, stdout } = shop.holdfast('verify', '--base', 'main', ...EXECUTIONS);
    expect(stdout).toMatch(/^undecided: cart\.spec\.md\nrests on 1 changed requirement \(cart\.spec\.md: subject\)/);
    expect(stdout).toContain('decide: holdfast decide');
    expect(code).toBe(1);
  });
});
