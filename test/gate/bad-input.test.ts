import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openShop, recordedShop, type Ran, type Shop } from './shop.js';

let shop: Shop;
beforeAll(() => { shop = recordedShop(); });
afterEach(() => shop.reset());
afterAll(() => shop.remove());

const append = (file: string, text: string): void => appendFileSync(path.join(shop.folder, file), text);
const fence = (info: string, body: string): string => `\n### CART-6: Something\n\n\`\`\`${info}\n${body}\n\`\`\`\n`;
const flat = ({ said }: Ran): string => said.replaceAll(/\s+/g, ' ');

function wellSaid(ran: Ran): void {
  expect(ran.said).not.toMatch(/\n\s+at .*:\d+:\d+/);
  expect(ran.said).not.toContain('INTERNAL');
}

/** What is wrong, its code, and the place and remedy that are told: these stop verify, record and decide alike. */
const BROKEN: readonly (readonly [what: string, change: () => void, code: string, says: readonly RegExp[]])[] = [
  ['malformed front matter', () => shop.edit('cart.spec.md', 'holdfast: 1', 'holdfast: ['), 'SPEC-FRONT-MATTER', [/cart\.spec\.md:3/, /A spec begins with front matter/]],
  ['no subject', () => shop.edit('cart.spec.md', 'subject: cart.ts\n', ''), 'SPEC-FRONT-MATTER', [/cart\.spec\.md:1/, /Write "subject: "/]],
  ['an unknown fence', () => shop.edit('cart.spec.md', '```ts signature', '```ts signatures'), 'SPEC-FENCE-UNKNOWN', [/cart\.spec\.md:10/, /Write "ts signature"/]],
  ['a signature that does not parse', () => shop.edit('cart.spec.md', 'coupon?: string', 'coupon?: strin(g'), 'SPEC-CODE-INVALID', [/cart\.spec\.md:12/, /Mend the code/]],
  ['a signature that does not compile', () => shop.edit('cart.spec.md', 'coupon?: string', 'coupon?: Coupon'), 'SIGNATURE-INVALID', [/cart\.spec\.md:12/, /Cannot find name 'Coupon'/, /Declare it/]],
  ['a property that does not parse', () => append('cart.spec.md', fence('ts property', '(items: Item[]) => total(items')), 'SPEC-CODE-INVALID', [/cart\.spec\.md:36/, /Mend the code/]],
  ['a property of a type that is not there', () => append('cart.spec.md', fence('ts property', '(items: Nope[]) => total(items) >= 0')), 'SIGNATURE-INVALID', [/cart\.spec\.md:3[56]/, /CART-6/, /Cannot find name 'Nope'/]],
  ['examples that contradict each other', () => shop.edit('cart.spec.md', '### CART-4', '`total([])` → `1`\n\n### CART-4'), 'SPEC-EXAMPLES-CONTRADICT', [/cart\.spec\.md:29/, /line 17/, /mend the other/]],
  ['a missing entry', () => rmSync(path.join(shop.folder, 'cart.ts')), 'PATH-NOT-FOUND', [/cart\.spec\.md:3/, /no cart\.ts, which this spec names/, /from its own folder/]],
  ['code that does not parse', () => shop.edit('cart.ts', 'function total(', 'function total(('), 'SOURCE-UNREADABLE', [/cart\.ts:3/, /Mend it/]],
  ['a decision that is none', () => shop.write('decisions/notes.md', 'garbage'), 'DECISION-UNREADABLE', [/decisions\/notes\.md:1/, /Restore/]],
  ['a baseline that is none', () => shop.write('cart.baseline', 'garbage\n'), 'BASELINE-UNREADABLE', [/cart\.baseline:1/, /Restore/]],
  ['a subject that cannot be run', () => shop.edit('cart.spec.md', 'subject: cart.ts', 'subject: {kind: command, command: cart}'), 'SUBJECT-UNSUPPORTED', [/cart\.spec\.md:3/, /command/]],
];

describe('bad input', () => {
  it.each(BROKEN)('%s', (_, change, code, says) => {
    change();
    const before = shop.files();
    for (const command of [['verify', '--no-explore'], ['record', '--executions', '100']]) {
      const ran = shop.holdfast(...command);
      expect(ran.said).toContain(code);
      for (const part of says) expect(flat(ran)).toMatch(part);
      wellSaid(ran);
      expect(ran.code).toBe(2);
    }
    const json = shop.holdfast('verify', '--no-explore', '--json');
    expect(json.stderr).toBe('');
    expect(JSON.parse(json.stdout)).toMatchObject({ verdict: 'invalid', findings: expect.arrayContaining([expect.objectContaining({ code, file: expect.any(String) as string, line: expect.any(Number) as number })]) as unknown });
    expect(shop.files()).toEqual(before);
  });

  it('a configuration that cannot be used', () => {
    shop.write('holdfast.config.ts', 'export default { trust: 7 };\n');
    for (const command of [['verify'], ['record']]) {
      const ran = shop.holdfast(...command);
      expect(flat(ran)).toMatch(/CONFIG-INVALID.*trust is 'reviewed-tree' or 'signers', not 7/);
      wellSaid(ran);
      expect(ran.code).toBe(2);
    }
  });

  it('an export that the candidate lacks is what it does', () => {
    shop.edit('cart.ts', 'export function total', 'export function sum');
    const ran = shop.holdfast('verify', '--no-explore');
    expect(ran.stdout).toMatch(/^unsafe/);
    expect(ran.stdout).toContain('has no export total');
    expect(ran.code).toBe(1);
  });

  it('an export that the spec names as its subject, and that is not there, is told where it is named', () => {
    shop.edit('cart.spec.md', 'subject: cart.ts', 'subject: cart.ts#nope');
    const ran = shop.holdfast('verify', '--no-explore');
    expect(flat(ran)).toMatch(/EXPORT-NOT-FOUND cart\.spec\.md:3: .*nope.*It has UnknownCoupon, total/);
    wellSaid(ran);
    expect(ran.code).toBe(1);
  });

  it('an export that neither side has is told', () => {
    shop.write('cart.spec.md', shop.read('cart.spec.md').replaceAll('total', 'amount'));
    const ran = shop.holdfast('verify', '--no-explore');
    expect(flat(ran)).toMatch(/EXPORT-NOT-FOUND cart\.spec\.md:17: The spec speaks of amount.*nor has its prior.*There is UnknownCoupon, total\. Mend the name/);
    wellSaid(ran);
    expect(ran.code).toBe(1);
  });

  it('a module that throws while it loads has behaved so', () => {
    append('cart.ts', 'throw new Error("boom");\n');
    const ran = shop.holdfast('verify', '--no-explore');
    expect(ran.stdout).toMatch(/^unsafe/);
    expect(flat(ran)).toMatch(/LOAD-FAILED cart\.ts:9: .*boom/);
    wellSaid(ran);
    expect(ran.code).toBe(1);
  });

  const OPTIONS: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [['verify', '--base', 'no-such-ref'], /REF-NOT-FOUND.*no-such-ref.*git fetch --tags/],
    [['verify', '--changed', 'no-such-ref'], /REF-NOT-FOUND.*no-such-ref/],
    [['verify', 'gone.spec.md'], /SPEC-NOT-FOUND.*gone\.spec\.md.*There is cart\.spec\.md/],
    [['record', 'gone.spec.md'], /SPEC-NOT-FOUND.*gone\.spec\.md/],
    [['verify', 'cart', '--candidate', 'gone.ts'], /PATH-NOT-FOUND.*gone\.ts/],
    [['verify', '--candidate', 'cart.ts'], /OPTION-INVALID.*Name its spec/],
    [['verify', '--executions', '0'], /OPTION-INVALID.*--executions/],
    [['verify', '--bail', 'x'], /--bail.*number/],
    [['record', '--most', '-1'], /OPTION-INVALID.*--most/],
    [['init', 'gone.ts'], /PATH-NOT-FOUND.*gone\.ts/],
    [['decide', '--adopt', 'gone.spec.md', '--why', 'x'], /SPEC-NOT-FOUND.*gone\.spec\.md/],
  ];

  it.each(OPTIONS)('%j', (args, says) => {
    const ran = shop.holdfast(...args);
    expect(flat(ran)).toMatch(says);
    wellSaid(ran);
    expect(ran.code).toBe(2);
  });

  it('init where there is a spec, or nothing to specify', () => {
    const there = shop.holdfast('init', 'cart.ts');
    expect(flat(there)).toMatch(/INIT-REFUSED.*cart\.spec\.md is there already/);
    expect(there.code).toBe(1);
    for (const [entry, why] of [['../cart.ts', /INIT-REFUSED \.\.\/cart\.ts lies outside/], ['npm:ms@2', /INIT-REFUSED npm:ms@2 is no file of this folder/]] as const) {
      const before = shop.files();
      const elsewhere = shop.holdfast('init', entry);
      expect(flat(elsewhere)).toMatch(why);
      expect(elsewhere.code).toBe(1);
      wellSaid(elsewhere);
      expect(shop.files()).toEqual(before);
    }
    const empty = openShop('empty');
    try {
      const ran = empty.holdfast('init');
      expect(flat(ran)).toMatch(/INIT-REFUSED.*Name one/);
      expect(ran.code).toBe(1);
      wellSaid(ran);
    } finally {
      empty.remove();
    }
  });

  it('a shallow clone says how to get the rest', () => {
    shop.git('commit', '--quiet', '--allow-empty', '-m', 'One more');
    const clone = path.join(shop.folder, '..', 'shallow');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${shop.folder}`, clone], { env: shop.env });
    execFileSync('git', ['checkout', '--quiet', '--orphan', 'other'], { cwd: shop.folder, env: shop.env });
    shop.git('commit', '--quiet', '-m', 'Another history');
    execFileSync('git', ['fetch', '--quiet', '--depth', '1', 'origin', 'other:other'], { cwd: clone, env: shop.env });
    shop.git('checkout', '--quiet', 'main');
    for (const [ref, says] of [['no-such-ref', /REF-NOT-FOUND.*shallow.*git fetch --unshallow/], ['other', /REF-NOT-FOUND.*no common ancestor.*shallow.*git fetch --unshallow/]] as const) {
      const ran = shop.holdfastIn(clone, 'verify', '--base', ref);
      expect(flat(ran)).toMatch(says);
      expect(ran.code).toBe(2);
      wellSaid(ran);
    }
  });

  it('--base and --changed outside of a repository', () => {
    for (const option of ['--base', '--changed']) {
      const bare = openShop();
      try {
        rmSync(path.join(bare.folder, '.git'), { recursive: true });
        const ran = bare.holdfast('verify', option, 'main');
        expect(flat(ran)).toMatch(/NOT-A-REPOSITORY.*leave out --base and --changed/);
        expect(ran.code).toBe(2);
        wellSaid(ran);
        expect(bare.holdfast('record', '--executions', '100', '--most', '5').code).toBe(0);
        expect(bare.holdfast('verify', '--no-explore').code).toBe(0);
      } finally {
        bare.remove();
      }
    }
  });
});
