import { expect, test } from 'vitest';
import type { Product } from '../model/observation.js';
import type { Operation } from '../model/shape.js';
import { caseText, parseCase } from '../value/case.js';
import { Explorer } from './explorer.js';
import type { Executed, Proposal } from './plan.js';

const number = { parameters: [{ name: 'n', shape: { kind: 'number' }, optional: false, rest: false }], returns: { kind: 'any' } } as const;
const operation = (name: string): Operation => ({ name, kind: 'function', signatures: [number], members: [] });
const counter: Product = { of: null, by: '', route: '', arity: null, members: [{ name: 'add', kind: 'method', arity: 1 }, { name: 'size', kind: 'getter', arity: 0 }] };

function search(products: readonly Product[], batches: number): readonly Proposal[] {
  const explorer = new Explorer({ seed: 1, definitions: {}, constants: { strings: [], numbers: [], bigints: [], keys: [], expressions: [] }, operations: ['make', 'plain'].map((name) => ({ operation: operation(name), examples: [] })) });
  let results: readonly Executed[] = [];
  return Array.from({ length: batches }, () => {
    const batch = explorer.step(results, 50);
    results = batch.map((proposal) => ({ proposal, differs: false, costly: false, news: { shape: caseText(proposal.case), branches: [], path: null, leads: [], ...(proposal.case.operation === 'make' && { products: [products, products] }) } }));
    return batch;
  }).flat();
}

test('what a function makes is asked from its own share: no other has less, and independent draws stay calls', () => {
  const [with_, without] = [search([counter], 20), search([], 20)];
  const texts = (all: readonly Proposal[], name: string): readonly string[] => all.filter((p) => p.case.operation === name).map((p) => caseText(p.case));
  expect(texts(with_, 'plain')).toEqual(texts(without, 'plain'));
  const sessions = with_.filter((p) => p.case.kind === 'session');
  expect(sessions.length).toBeGreaterThan(250);
  expect(sessions.every((p) => p.case.operation === 'make' && p.origin !== 'independent')).toBe(true);
  expect(without.every((p) => p.case.kind === 'call')).toBe(true);
});

test('sessions ask what is there, go on with what is given, and are read as they are written', () => {
  const own: Product = { ...counter, of: '', by: 'add' };
  const texts = search([counter, own], 20).filter((p) => p.case.kind === 'session').map((p) => caseText(p.case));
  for (const text of texts) expect(text).toMatch(/^it = make\(.*?\)(?:; (?:(?:it|got\d+)\.size|(?:(?:it|got\d+) = )?(?:it|got\d+)\.add\(.*?\)))*$/);
  expect(texts.filter((text) => text.includes('it = it.add(')).length).toBeGreaterThan(50);
  // What an earlier step gave is asked while the session goes on with another.
  expect(texts.filter((text) => /got1 = it\.add\(.*; it\.add\(.*; got1\./.test(text)).length).toBeGreaterThan(20);
  for (const text of texts) expect(caseText(parseCase(text))).toBe(text);
});

test('what comes through promises is also not waited for, and once it is not, never again', () => {
  const later: Product = { ...counter, of: '', by: 'add', members: [], isLater: true };
  const texts = search([counter, later], 20).filter((p) => p.case.kind === 'session').map((p) => caseText(p.case));
  const started = texts.filter((text) => text.includes('void it.add('));
  expect(started.length).toBeGreaterThan(50);
  for (const text of started) expect(text.slice(text.indexOf('void'))).not.toMatch(/; it\.add\(/);
  expect(texts.some((text) => text.includes('; it.add('))).toBe(true);
});

test('a member that hangs is seldom asked, an operation that hangs seldom has its turn, and independent draws are no others for it', () => {
  const draw = (hangs: (text: string) => boolean): readonly Proposal[] => {
    const cart: Operation = { name: 'Cart', kind: 'class', signatures: [number], members: ['add', 'fill'].map((name) => ({ name, kind: 'method', signatures: [number] })) };
    const explorer = new Explorer({ seed: 1, definitions: {}, constants: { strings: [], numbers: [], bigints: [], keys: [], expressions: [] }, operations: [cart, operation('spin')].map((own) => ({ operation: own, examples: [] })) });
    let results: readonly Executed[] = [];
    return Array.from({ length: 20 }, () => {
      const batch = explorer.step(results, 50);
      results = batch.map((proposal): Executed => {
        const { case: of } = proposal;
        const endedAt = of.kind === 'call' ? (hangs(of.operation) ? 0 : -1) : of.steps.findIndex((step) => hangs(step.member));
        return { proposal, differs: false, costly: endedAt >= 0, ...(endedAt >= 0 && { endedAt }), news: { shape: caseText(of), branches: [], path: null, leads: [] } };
      });
      return batch;
    }).flat();
  };
  const [usual, held] = [draw(() => false), draw((name) => name === 'fill' || name === 'spin')];
  const count = (all: readonly Proposal[], part: string): number => all.filter((p) => p.origin !== 'independent' && caseText(p.case).includes(part)).length;
  expect(count(usual, '.fill(')).toBeGreaterThan(200);
  expect(count(held.slice(100), '.fill(')).toBeLessThan(30);
  expect(count(held, '.add(')).toBeGreaterThan(300);
  expect(count(held.slice(100), 'spin(')).toBeLessThan(30);
  const independent = (all: readonly Proposal[]): readonly string[] => all.filter((p) => p.origin === 'independent' && p.case.operation === 'Cart').map((p) => caseText(p.case));
  const some = independent(held);
  expect(some.length).toBeGreaterThan(0);
  expect(some).toEqual(independent(usual).slice(0, some.length));
});
