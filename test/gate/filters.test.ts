import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordedShop, WRONG, type Shop } from './shop.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/verify.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, allowUnionTypes: true }).compile(schema);

interface Json {
  readonly verdict: string;
  readonly specs: readonly { readonly spec: string; readonly seed: number; readonly questions: Record<'spec' | 'behaviour' | 'surface', { readonly verdict: string; readonly cases: number }> }[];
  readonly clusters: readonly { readonly witness: { readonly case: string } }[];
  readonly findings: readonly { readonly code: string; readonly message: string }[];
  readonly executions: number;
  readonly seed: number;
}

const TAX_SPEC = '---\nholdfast: 1\nsubject: tax.ts\nsignature: ./types.d.ts\nids: [TAX]\n---\n# Tax\n\n### TAX-1: A fifth\n\n`tax(500)` → `100`\n';

let shop: Shop;
beforeAll(() => {
  shop = recordedShop();
  shop.write('src/tax.ts', 'import { RATE } from \'./rate.ts\';\n\nexport function tax(cents: number): number {\n  return Math.round(cents * RATE);\n}\n');
  shop.write('src/rate.ts', 'export const RATE = 0.2;\n');
  shop.write('src/types.d.ts', 'export function tax(cents: 500 | 505): number;\n');
  shop.write('src/tax.spec.md', TAX_SPEC);
  expect(shop.holdfast('record', 'src/tax.spec.md', '--executions', '200', '--most', '8').code).toBe(0);
  shop.git('add', '.');
  shop.git('commit', '--quiet', '-m', 'Tax');
});
afterEach(() => shop.reset());
afterAll(() => shop.remove());

function verify(...args: readonly string[]): { readonly code: number | null; readonly json: Json } {
  const { code, stdout, stderr } = shop.holdfast('verify', '--executions', '200', '--json', ...args);
  expect(stderr).toBe('');
  const json = JSON.parse(stdout) as Json;
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  return { code, json };
}

const specsOf = ({ specs }: Json): readonly string[] => specs.map((s) => s.spec);

describe('what is asked', () => {
  it('is what the types allow that a spec takes from a file beside it', () => {
    expect(shop.read('src/tax.baseline').split('\n').slice(1)).toEqual(['tax(500) → 100', 'tax(505) → 101', '']);
  });

  it('is all specs, or those that are named, by path or by name', () => {
    expect(specsOf(verify().json)).toEqual(['cart.spec.md', 'src/tax.spec.md']);
    expect(specsOf(verify('src/tax.spec.md').json)).toEqual(['src/tax.spec.md']);
    expect(specsOf(verify('src/').json)).toEqual(['src/tax.spec.md']);
    expect(specsOf(verify('.').json)).toEqual(['cart.spec.md', 'src/tax.spec.md']);
    expect(specsOf(verify('tax', './cart.spec.md', 'cart').json)).toEqual(['src/tax.spec.md', 'cart.spec.md']);
    const { code, json } = verify('nothing');
    expect(json).toMatchObject({ verdict: 'invalid', findings: [{ code: 'SPEC-NOT-FOUND' }] });
    expect(code).toBe(2);
  });

  it('is one requirement, where one is named: its checks and the recorded cases that they name', () => {
    shop.edit(...WRONG);
    const { code, json } = verify('-t', 'CART-3');
    expect(json).toMatchObject({ verdict: 'safe', requirement: 'CART-3', executions: 0 });
    expect(json.specs).toMatchObject([{ spec: 'cart.spec.md', questions: { spec: { cases: 1 }, behaviour: { cases: 1 }, surface: { verdict: 'notAsked' } } }]);
    expect(code).toBe(0);
    shop.edit('cart.ts', 'throw new UnknownCoupon', 'throw new TypeError');
    const wrong = verify('-t', 'CART-3');
    expect(wrong.json.verdict).toBe('unsafe');
    expect(wrong.json.clusters.map((c) => c.witness.case)).toEqual(['total([], "NOPE")']);
    expect(wrong.code).toBe(1);
    expect(verify('-t', 'CART-1').json.verdict).toBe('safe');
    const none = verify('-t', 'CART-9');
    expect(none.json).toMatchObject({ verdict: 'invalid', findings: [{ code: 'REQUIREMENT-NOT-FOUND', message: expect.stringContaining('TAX-1') }] });
    expect(none.code).toBe(2);
  });

  it('is nothing where the requirement has no check: that is no pass, and the remedy is said', () => {
    shop.edit('cart.spec.md', '# Cart\n', '# Cart\n\n### CART-8: Quick\n\nThe total MUST be there at once.\n');
    shop.edit('cart.ts', 'return sum;', 'return sum + 1;');
    const { code, json } = verify('-t', 'CART-8');
    expect(json).toMatchObject({ verdict: 'notAsked', specs: [{ verdict: 'notAsked', questions: { spec: { cases: 0 }, behaviour: { cases: 0 }, surface: { cases: 0 } } }] });
    expect(json.findings).toMatchObject([{ code: 'NOTHING-ASKED', message: expect.stringContaining('CART-8 has no check') as string }]);
    expect(code).toBe(0);
    expect(shop.holdfast('verify', '-t', 'CART-8').stdout).toMatch(/^not asked: cart\.spec\.md, CART-8 alone\n/);
  });

  it('is what a change reaches: code, what it imports, specs and records', () => {
    expect(verify('--changed')).toMatchObject({ code: 0, json: { verdict: 'notAsked', specs: [] } });
    expect(shop.holdfast('verify', '--changed').stdout).toMatch(/^not asked: no spec's subject, nor what it is judged by, has changed\n/);
    shop.write('src/rate.ts', 'export const RATE = 0.20;\n');
    expect(specsOf(verify('--changed').json)).toEqual(['src/tax.spec.md']);
    shop.git('commit', '--quiet', '-a', '-m', 'Rate');
    expect(specsOf(verify('--changed').json)).toEqual([]);
    expect(specsOf(verify('--changed', 'HEAD~1').json)).toEqual(['src/tax.spec.md']);
    shop.edit('src/types.d.ts', '505', '505 | 510');
    expect(specsOf(verify('--changed').json)).toEqual(['src/tax.spec.md']);
    shop.git('checkout', '--quiet', '.');
    shop.edit('cart.spec.md', '# Cart', '# The cart');
    expect(specsOf(verify('--changed').json)).toEqual(['cart.spec.md']);
    expect(verify('--changed', 'no-such-ref')).toMatchObject({ code: 2, json: { findings: [{ code: 'REF-NOT-FOUND' }] } });
    expect(verify('--changed', 'cart.spec.md')).toMatchObject({ code: 2, json: { findings: [{ code: 'REF-NOT-FOUND', message: expect.stringContaining('holdfast verify cart.spec.md --changed') as string }] } });
    shop.git('checkout', '--quiet', '.');
    // On a branch all is committed: what counts is what it changes.
    expect(specsOf(verify('--base', 'HEAD~1', '--changed').json)).toEqual(['src/tax.spec.md']);
    shop.git('reset', '--quiet', '--hard', 'HEAD~1');
  });

  it('ends after so many specs that are not safe, and says which were not judged', () => {
    shop.edit('cart.ts', 'return sum;', 'return sum + 1;');
    shop.edit('src/rate.ts', '0.2', '0.1');
    const { json } = verify('--bail', '1', '--no-explore');
    expect(specsOf(json)).toEqual(['cart.spec.md']);
    expect(json.findings).toContainEqual(expect.objectContaining({ code: 'SPECS-LEFT-OUT', message: expect.stringContaining('src/tax.spec.md') as string }));
    expect(specsOf(verify('--no-explore').json)).toHaveLength(2);
    expect(verify('--bail', '0')).toMatchObject({ code: 2, json: { findings: [{ code: 'OPTION-INVALID' }] } });
  });

  it('is recorded and specified cases only, with --no-explore', () => {
    shop.edit(...WRONG);
    expect(verify('cart').json.executions).toBe(200);
    expect(verify('cart', '--no-explore').json).toMatchObject({ executions: 0, specs: [{ explored: null }] });
  });
});

describe('a verdict', () => {
  const said = (...args: readonly string[]): object => ({ ...verify(...args).json, seconds: 0 });

  it('is the same for the same content', () => {
    shop.edit(...WRONG);
    const first = said();
    expect(said()).toEqual(first);
  });

  it('has another seed after any edit of spec or code, and the old one when that is taken back', () => {
    const seed = (): number => verify('cart', '--no-explore').json.seed;
    const before = seed();
    const seeds = new Set([before]);
    for (const [file, part, by] of [['cart.spec.md', '# Cart', '# The cart'], ['cart.spec.md', 'MUST be zero', 'MUST be zero cents'], ['cart.ts', 'const sum', 'const  sum'], ['cart.spec.md', 'What a message', 'What  a message']] as const) {
      shop.edit(file, part, by);
      seeds.add(seed());
    }
    expect(seeds.size).toBe(5);
    shop.reset();
    expect(seed()).toBe(before);
  });
});
