import { describe, expect, it } from 'vitest';
import type { Ingredient } from '../model/ingredient.js';
import type { Operation, Parameter, Shape } from '../model/shape.js';
import { caseText } from '../value/case.js';
import { Explorer } from './explorer.js';
import { INGREDIENTS } from './ingredients.js';
import { novelty } from './novelty.js';
import type { Executed, ExplorePlan, Proposal } from './plan.js';

const string: Shape = { kind: 'string' };
const number: Shape = { kind: 'number' };
const option: Shape = { kind: 'record', properties: ['sep', 'pad'].map((name) => ({ name, shape: string, optional: true })) };
const parameter = (shape: Shape): Parameter => ({ name: 'p', shape, optional: false, rest: false });
const returns: Shape = { kind: 'any' };

const join: Operation = { name: 'join', kind: 'function', signatures: [{ parameters: [{ kind: 'array', of: string } as const, number, option].map(parameter), returns }], members: [] };
const queue: Operation = {
  name: 'Queue', kind: 'class', signatures: [{ parameters: [parameter(number)], returns }],
  members: ['put', 'take', 'has'].map((name) => ({ name, kind: 'method' as const, signatures: [{ parameters: name === 'take' ? [] : [parameter(string)], returns }] })),
};
const PLAN: ExplorePlan = {
  seed: 1, definitions: {},
  operations: [{ operation: join, examples: [[['a-b', 'c.d'], 3, { sep: ', ' }], [['k=v;w'], 12, {}]] }, { operation: queue, examples: [] }],
  constants: { strings: ['quetzal', 'AUG', 'GCA', 'UUU'], numbers: [7351], bigints: [], keys: ['axolotl'], expressions: [{ source: '^#[0-9a-f]{6}$', flags: '' }] },
};

/** What was drawn without an ingredient is drawn once, however many tests look at it. */
const draws = new Map<Ingredient, readonly Proposal[]>();
const EVERYTHING = draw([]);

function drawn(without: Ingredient): readonly Proposal[] {
  const known = draws.get(without) ?? draw([without]);
  draws.set(without, known);
  return known;
}

function draw(without: readonly Ingredient[]): readonly Proposal[] {
  const explorer = new Explorer({ ...PLAN, without: new Set(without), contract: { strings: [], numbers: [], bigints: [], keys: [], expressions: [] } });
  let results: readonly Executed[] = [];
  return Array.from({ length: 100 }, () => {
    const batch = explorer.step(results, 40);
    results = batch.map((proposal) => ({ proposal, news: { shape: novelty(caseText(proposal.case)), branches: [], path: null, leads: [] }, differs: false, costly: false }));
    explorer.rule(results.map(({ proposal, news }) => ({ proposal, news, within: caseText(proposal.case).length % 4 === 0 })));
    return batch;
  }).flat();
}

const texts = (proposals: readonly Proposal[]): readonly string[] => proposals.map((p) => caseText(p.case));

describe('the ingredients of a search', () => {
  // Guidance is what drives the explorer, and no part of it.
  it.each((Object.keys(INGREDIENTS) as Ingredient[]).filter((name) => name !== 'guidance'))('without %s it draws otherwise, and as many', (ingredient) => {
    const others = drawn(ingredient);
    expect(others).toHaveLength(EVERYTHING.length);
    expect(texts(others)).not.toEqual(texts(EVERYTHING));
  });

  it.each<readonly [Ingredient, RegExp]>([
    ['constants', /quetzal|\b735[012]\b/], ['families', /(?!(\w{3})\1{5})(?:AUG|GCA|UUU){6}/], ['expressions', /"#[0-9a-f]{6}"/], ['trouble', /999999999999999999999|\\u001b\[31m/], ['boundaries', /, (?:NaN|2147483648)[,)]/],
  ])('%s alone brings what it takes them to', (ingredient, shown) => {
    expect(texts(EVERYTHING).filter((text) => shown.test(text)).length).toBeGreaterThan(0);
    expect(texts(drawn(ingredient)).filter((text) => shown.test(text))).toEqual([]);
  });

  it.each(['natural', 'wild', 'independent', 'mutation'] as const)('draws of the kind %s are replaced by another', (kind) => {
    expect(EVERYTHING.some((p) => p.origin === kind)).toBe(true);
    expect(drawn(kind).some((p) => p.origin === kind)).toBe(false);
  });
});
