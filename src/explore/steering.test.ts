import { describe, expect, it } from 'vitest';
import type { Constants } from '../model/implementation.js';
import type { Operation, Parameter, Shape } from '../model/shape.js';
import { caseText } from '../value/case.js';
import { parse } from '../value/parse.js';
import { Explorer } from './explorer.js';
import type { Proposal, Ruled } from './plan.js';

const string: Shape = { kind: 'string' };
const number: Shape = { kind: 'number' };
const array = (of: Shape): Shape => ({ kind: 'array', of });
const record = (properties: Readonly<Record<string, Shape>>): Shape => ({ kind: 'record', properties: Object.entries(properties).map(([name, shape]) => ({ name, shape, optional: false })) });
const parameter = (shape: Shape): Parameter => ({ name: 'p', shape, optional: false, rest: false });

const NOTHING: Constants = { strings: [], numbers: [], bigints: [], keys: [], expressions: [] };

/** Proposals of a search that is told what the predicate says, and those of them that it accepts. */
function search(parameters: readonly Shape[], where: (...args: never[]) => boolean, { contract, without, batches = 60 }: { contract: Partial<Constants>; without?: 'steering'; batches?: number }): { readonly all: readonly Proposal[]; readonly accepted: readonly Proposal[] } {
  const operation: Operation = { name: 'f', kind: 'function', signatures: [{ parameters: parameters.map(parameter), returns: { kind: 'any' } }], members: [] };
  const known = { ...NOTHING, ...contract };
  const explorer = new Explorer({ seed: 1, definitions: {}, operations: [{ operation, examples: [] }], constants: known, contract: known, without: new Set(without === undefined ? [] : [without]) });
  const ruled = Array.from({ length: batches }, () => {
    const batch = explorer.step([], 250).map((proposal): Ruled & { readonly proposal: Proposal } => {
      const within = proposal.case.kind === 'call' && (where as (...args: unknown[]) => boolean)(...parse(proposal.case.input) as unknown[]);
      // As with a predicate that is no more than one expression: no branch tells how far an input came.
      return { proposal, within, news: { shape: String(within), branches: [], path: null, leads: [] } };
    });
    explorer.rule(batch);
    return batch;
  }).flat();
  return { all: ruled.map((r) => r.proposal), accepted: ruled.filter((r) => r.within).map((r) => r.proposal) };
}

const distinct = (proposals: readonly Proposal[]): number => new Set(proposals.map((p) => caseText(p.case))).size;

const CONTRACTS: readonly (readonly [name: string, parameters: readonly Shape[], where: (...args: never[]) => boolean, contract: Partial<Constants>])[] = [
  ['a long list in order', [array(number)], (list: number[]) => list.length >= 8 && list.every((n, i) => i === 0 || (list[i - 1] as number) <= n), { numbers: [8, 0, 1] }],
  ['an id of a format', [string], (id: string) => /^[A-Z]{2}-\d{4}-[a-f]{3}$/.test(id), { expressions: [{ source: String.raw`^[A-Z]{2}-\d{4}-[a-f]{3}$`, flags: '' }] }],
  ['rising arguments', [number, number, number, number, number, number], (...n: number[]) => n.every((v, i) => i === 0 || (n[i - 1] as number) < v), { numbers: [0, 1] }],
  ['a pattern beside a range', [string, number], (text: string, n: number) => /^v\d+\.\d+-rc$/.test(text) && n > 512 && n < 600, { numbers: [512, 600], expressions: [{ source: String.raw`^v\d+\.\d+-rc$`, flags: '' }] }],
  ['two arguments alike', [record({ x: number, tags: array(string) }), record({ x: number, tags: array(string) })], (a: { tags: string[] }, b: object) => a.tags.length > 2 && JSON.stringify(a) === JSON.stringify(b), { numbers: [2] }],
  ['records in order with distinct ids', [array(record({ id: number, at: number }))], (rows: { id: number; at: number }[]) => rows.length > 4 && rows.every((r, i) => i === 0 || (rows[i - 1]?.at ?? 0) < r.at) && new Set(rows.map((r) => r.id)).size === rows.length, { numbers: [4, 0, 1] }],
];

describe('a contract that hardly any input meets', () => {
  it.each(CONTRACTS)('%s: is met by thousands of different inputs', (_, parameters, where, contract) => {
    const { all, accepted } = search(parameters, where, { contract });
    expect(all).toHaveLength(15_000);
    expect(distinct(accepted)).toBeGreaterThan(1000);
  });

  // Arguments of one type are made alike anyway.
  it.each(CONTRACTS.filter(([name]) => name !== 'two arguments alike'))('%s: is hardly met where nothing is steered', (_, parameters, where) => {
    expect(search(parameters, where, { contract: {}, without: 'steering' }).accepted.length).toBeLessThan(60);
  });

  it('moves no independent draw', () => {
    const [, parameters, where, contract] = CONTRACTS[1] as (typeof CONTRACTS)[number];
    const texts = (without?: 'steering'): readonly string[] => search(parameters, where, { contract, batches: 20, ...(without !== undefined && { without }) }).all.filter((p) => p.origin === 'independent').map((p) => caseText(p.case));
    expect(texts()).toEqual(texts('steering'));
  });

  it('is met in the same way each time', () => {
    const [, parameters, where, contract] = CONTRACTS[0] as (typeof CONTRACTS)[number];
    const once = (): readonly string[] => search(parameters, where, { contract, batches: 8 }).all.map((p) => caseText(p.case));
    expect(once()).toEqual(once());
  });
});

describe('a contract that most inputs meet', () => {
  it('leaves the draws as they are', () => {
    const texts = (without?: 'steering'): readonly string[] => search([number, number], (_, b: number) => b !== 0, { contract: {}, batches: 8, ...(without !== undefined && { without }) }).all.map((p) => caseText(p.case));
    expect(texts()).toEqual(texts('steering'));
  });
});

describe('a contract of what a class is constructed with', () => {
  it('is met by thousands of sessions', () => {
    const members = [{ name: 'take', kind: 'method' as const, signatures: [{ parameters: [parameter(number)], returns: { kind: 'any' as const } }] }];
    const queue: Operation = { name: 'Queue', kind: 'class', signatures: [{ parameters: [parameter(array(number)), parameter(number)], returns: { kind: 'any' } }], members };
    const explorer = new Explorer({ seed: 1, definitions: {}, operations: [{ operation: queue, examples: [] }], constants: NOTHING, contract: NOTHING });
    let accepted = 0;
    for (let batches = 40; batches > 0; batches--) {
      const ruled = explorer.step([], 250).map((proposal): Ruled => {
        const [list, size] = parse(proposal.case.kind === 'session' ? proposal.case.steps[0]!.input : '[]') as [number[], number];
        const within = list.length > 5 && list.length === size;
        return { proposal, within, news: { shape: String(within), branches: [], path: null, leads: [] } };
      });
      accepted += ruled.filter((r) => r.within).length;
      explorer.rule(ruled);
    }
    expect(accepted).toBeGreaterThan(1000);
  });
});
