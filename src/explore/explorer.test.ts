import { describe, expect, it } from 'vitest';
import type { Operation, Parameter, Shape } from '../model/shape.js';
import { caseText } from '../value/case.js';
import { FunctionSources } from '../value/functions.js';
import { parse } from '../value/parse.js';
import { fits } from './conforms.js';
import { Explorer } from './explorer.js';
import { novelty } from './novelty.js';
import type { ExplorePlan, Executed, Proposal } from './plan.js';

const NOTHING = { strings: [], numbers: [], bigints: [], keys: [], expressions: [] };
const CONSTANTS = { strings: ['BAD', 'a-b', '', 'é'], numbers: [0, 10, 0.5], bigints: ['7'], keys: ['sku', '__proto__'], expressions: [{ source: String.raw`^\d+px$`, flags: 'g' }] };
const string: Shape = { kind: 'string' };
const number: Shape = { kind: 'number' };

function parameter(shape: Shape, more: Partial<Parameter> = {}): Parameter {
  return { name: 'p', shape, optional: false, rest: false, ...more };
}

function operation(parameters: readonly Parameter[]): Operation {
  return { name: 'f', kind: 'function', signatures: [{ parameters, returns: { kind: 'any' } }], members: [] };
}

function plan(of: Operation, more: Partial<ExplorePlan> = {}): ExplorePlan {
  return { seed: 1, operations: [{ operation: of, examples: [] }], definitions: {}, constants: CONSTANTS, ...more };
}

it('hands in functions of examples again as they were written', () => {
  const functions = FunctionSources.create();
  const examples = [parse('[(a) => a * 7]', { functions }) as unknown[]];
  const explorer = new Explorer(plan(operation([parameter({ kind: 'function', parameters: [], returns: { kind: 'any' } })]), { functions, operations: [{ operation: operation([parameter({ kind: 'any' })]), examples }] }));
  const inputs = explorer.step([], 200).map(({ case: of }) => caseText(of));
  expect(inputs[0]).toBe('f((a) => a * 7)');
  expect(inputs.filter((text) => text.includes('<function'))).toEqual([]);
});

/** Runs a search in which the shape of the input is the signal. */
function search(explorer: Explorer, batches: number): readonly Proposal[] {
  let results: readonly Executed[] = [];
  return Array.from({ length: batches }, () => {
    const batch = explorer.step(results, 40);
    results = batch.map((proposal) => ({ proposal, news: { shape: novelty(caseText(proposal.case)), branches: [], path: null, leads: [] }, differs: false, costly: false }));
    return batch;
  }).flat();
}

const record = (...properties: readonly (readonly [string, Shape, boolean?])[]): Shape => ({ kind: 'record', properties: properties.map(([name, shape, optional = false]) => ({ name, shape, optional })) });
const union = (...of: readonly Shape[]): Shape => ({ kind: 'union', of });
const array = (of: Shape): Shape => ({ kind: 'array', of });
const builtin = (name: Extract<Shape, { kind: 'builtin' }>['name'], ...of: readonly Shape[]): Shape => ({ kind: 'builtin', name, of });
const literal = (value: string): Shape => ({ kind: 'literal', value });

it('draws graphs with ways that part and meet where the nodes can be any value', () => {
  const edge: Shape = { kind: 'tuple', items: [parameter({ kind: 'any' }), parameter({ kind: 'any' })] };
  const meeting = search(new Explorer(plan(operation([parameter(array(edge))]))), 50).filter(({ case: of }) => {
    const [edges] = parse(of.kind === 'call' ? of.input : '[]') as [[unknown, unknown][]];
    return edges.some(([a, b], i) => edges.some(([from, to], j) => i !== j && from === a && to !== b && edges.some(([other, meets]) => other === to && meets === b)));
  });
  expect(meeting.length).toBeGreaterThan(20);
});

it('draws paths that lead from one argument into a document before it', () => {
  const drawn = search(new Explorer(plan(operation([parameter({ kind: 'any' }), parameter(string)]))), 100).map(({ case: of }) => parse(of.kind === 'call' ? of.input : '[]') as [unknown, unknown]);
  const leading = drawn.filter(([document, path]) => {
    const keys = typeof path === 'string' && path.startsWith('/') ? path.slice(1).split('/') : [];
    return keys.length > 1 && keys.reduce((value: unknown, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), document) !== undefined;
  });
  expect(leading.length).toBeGreaterThan(1);
});

const SHAPES: readonly Shape[] = [
  { kind: 'any' }, string, number, { kind: 'boolean' }, { kind: 'bigint' }, { kind: 'symbol' }, { kind: 'null' }, { kind: 'undefined' }, { kind: 'object' }, { kind: 'json' },
  literal('"on"'), literal('-1'), literal('12n'), literal('null'), literal('true'),
  { kind: 'template', parts: ['v', number, '.', number] }, { kind: 'template', parts: ['(', string, ')'] },
  array(string), array(array(number)), array(union(string, number)),
  { kind: 'tuple', items: [parameter(string), parameter(number)] },
  { kind: 'tuple', items: [parameter(string), parameter(number, { optional: true })] },
  { kind: 'tuple', items: [parameter(string), parameter(number, { rest: true })] },
  record(['a', string]), record(['a', string], ['b', number, true]), record(['a', record(['b', record(['c', number])])]),
  { kind: 'record', properties: [], index: { key: string, value: number } },
  { kind: 'record', properties: [{ name: 'id', shape: number, optional: false }], index: { key: string, value: number } },
  union(literal('"asc"'), literal('"desc"')), union(string, { kind: 'null' }), union(record(['kind', literal('"a"')]), record(['kind', literal('"b"')], ['n', number])),
  { kind: 'function', parameters: [parameter(number)], returns: { kind: 'boolean' } },
  builtin('Date'), builtin('RegExp'), builtin('Map', string, number), builtin('Set', number), builtin('Error'), builtin('Uint8Array'), builtin('Float64Array'), builtin('ArrayBuffer'),
  builtin('Iterable', number),
  { kind: 'reference', name: 'Tree' },
];
const DEFINITIONS = { Tree: record(['value', number], ['children', array({ kind: 'reference', name: 'Tree' })]) };

describe('what is invented', () => {
  it.each(SHAPES.map((shape) => [JSON.stringify(shape), shape] as const))('fits %s, mutations too', (_, shape) => {
    const of = operation([parameter(shape), parameter(string, { optional: true })]);
    for (const constants of [NOTHING, CONSTANTS]) {
      const seen = search(new Explorer(plan(of, { definitions: DEFINITIONS, constants })), 6);
      expect(seen).toHaveLength(240);
      expect(seen.filter((p) => p.origin === 'mutation').length).toBeGreaterThan(40);
      const astray = seen.filter((p) => p.case.kind === 'call' && !fits(parse(p.case.input) as unknown[], of.signatures, DEFINITIONS));
      expect(astray.map((p) => `${p.origin}: ${caseText(p.case)}`)).toEqual([]);
    }
  });

  it('reaches special cases that stand in the source', () => {
    const seen = search(new Explorer(plan(operation([parameter(string)]))), 12).map((p) => caseText(p.case));
    expect(seen).toContain('f("BAD")');
    expect(seen.some((text) => /f\("\d+px"\)/.test(text))).toBe(true);
    const numbers = search(new Explorer(plan(operation([parameter(number)]))), 12).map((p) => caseText(p.case));
    for (const n of ['10', '9', '11', '-10', '0.5']) expect(numbers).toContain(`f(${n})`);
  });

  it('gives examples first, each once, and stays near them without a signature', () => {
    const examples = [['a', 1], ['b', 2, { deep: true }]];
    const bare: Operation = { name: 'f', kind: 'function', signatures: [], members: [] };
    const explorer = new Explorer(plan(bare, { operations: [{ operation: bare, examples }] }));
    const seen = search(explorer, 4);
    expect(seen.slice(0, 3).map((p) => [p.origin === 'example', p.origin === 'example' ? caseText(p.case) : ''])).toEqual([[true, 'f("a", 1)'], [true, 'f("b", 2, {deep: true})'], [false, '']]);
    expect(seen.filter((p) => p.origin === 'example')).toHaveLength(2);
    for (const p of seen) expect(explorer.allows('f', p.case.kind === 'call' ? p.case.input : '')).toBe(true);
    expect(explorer.allows('f', '[1, "a"]')).toBe(false);
  });
});

it('takes what a comparison stopped past it with what was wanted there', () => {
  const explorer = new Explorer(plan(operation([parameter(string)])));
  const stopped = (of: string): string => `mended ${of.length}`;
  const news = (p: Proposal): Executed['news'] => ({ shape: 'same', branches: [], path: null, leads: p.case.kind === 'call' ? [[parse(p.case.input) as [string], stopped(p.case.input)].flat() as [string, string]] : [] });
  const first = explorer.step([], 400);
  const asked = new Set(first.map((p) => stopped(p.case.kind === 'call' ? p.case.input : '')));
  const next = explorer.step(first.map((proposal) => ({ proposal, news: news(proposal), differs: false, costly: false })), 400);
  const mended = next.filter((p) => p.origin === 'mutation' && p.case.kind === 'call' && asked.has((parse(p.case.input) as [string])[0]));
  expect(mended.length).toBeGreaterThan(5);
  expect(next.filter((p) => p.origin !== 'mutation' && p.case.kind === 'call' && asked.has((parse(p.case.input) as [string])[0]))).toEqual([]);
});

it('lowers numbers in texts once a case was long, and stays within the types', () => {
  const explorer = new Explorer(plan(operation([parameter(union(literal('"iso8601"'), literal('"any"'))), parameter(string)]), { operations: [{ operation: operation([parameter(union(literal('"iso8601"'), literal('"any"'))), parameter(string)]), examples: [['iso8601', 'x99999']] }] }));
  let results: readonly Executed[] = [];
  const asked: unknown[][] = [];
  for (let round = 0; round < 20; round++) {
    const batch = explorer.step(results, 40);
    const inputs = batch.map((p) => parse(p.case.kind === 'call' ? p.case.input : '[]') as [string, string]);
    results = batch.map((proposal, i) => ({ proposal, news: { shape: novelty(caseText(proposal.case)), branches: [], path: null, leads: [], effort: /\d{5}/.test(inputs[i]?.[1] ?? '') ? 20 : 3 }, differs: false, costly: false }));
    asked.push(...inputs);
  }
  expect(new Set(asked.map(([kind]) => kind))).toEqual(new Set(['iso8601', 'any']));
  expect(asked.length).toBe(800);
});

it('draws fewer large numbers once cases with such took much of the time', () => {
  const isLarge = ({ case: of }: Proposal): boolean => of.kind === 'call' && Math.abs((parse(of.input) as [number])[0]) > 100_000;
  const large = (slow: boolean): number => {
    const explorer = new Explorer(plan(operation([parameter(number)])));
    let results: readonly Executed[] = [];
    let seen = 0;
    for (let round = 0; round < 20; round++) {
      const batch = explorer.step(results, 40);
      results = batch.map((proposal) => ({ proposal, news: { shape: novelty(caseText(proposal.case)), branches: [], path: null, leads: [] }, differs: false, costly: false, ...(slow && isLarge(proposal) && { took: 120 }) }));
      if (round >= 10) seen += batch.filter(isLarge).length;
    }
    return seen;
  };
  expect(large(true)).toBeLessThan(large(false) / 4);
});

describe('the same search again', () => {
  it('is the same with the same seed and results, and another with another seed', () => {
    const of = operation([parameter(union(string, array(number)))]);
    const texts = (seed: number): readonly string[] => search(new Explorer(plan(of, { seed })), 5).map((p) => caseText(p.case));
    expect(texts(3)).toEqual(texts(3));
    expect(texts(3)).not.toEqual(texts(4));
  });

  it('draws the independent ones from a stream that no result moves', () => {
    const of = operation([parameter(string), parameter(number)]);
    const independent = (signal: (p: Proposal) => string): readonly string[] => {
      const explorer = new Explorer(plan(of));
      let results: readonly Executed[] = [];
      return Array.from({ length: 8 }, () => {
        const batch = explorer.step(results, 32);
        results = batch.map((proposal) => ({ proposal, news: { shape: signal(proposal), branches: [], path: null, leads: [] }, differs: false, costly: false }));
        return batch.filter((p) => p.origin === 'independent').map((p) => caseText(p.case));
      }).flat();
    };
    const blind = independent(() => 'same');
    expect(blind).toHaveLength(32);
    expect(independent((p) => caseText(p.case))).toEqual(blind);
  });

  it.each([
    ['a string', string], ['a number', number], ['a record', record(['sku', string], ['qty', number, true])], ['a list', array(number)],
  ])('gives these for %s at seed 1', (_, shape) => {
    expect(search(new Explorer(plan(operation([parameter(shape)]))), 1).slice(0, 12).map((p) => `${p.origin} ${caseText(p.case)}`)).toMatchSnapshot();
  });

  it('asks operations in turn, and classes in sessions that begin with the constructor', () => {
    const cart: Operation = {
      name: 'Cart', kind: 'class', signatures: [{ parameters: [parameter(number)], returns: { kind: 'any' } }],
      members: [{ name: 'add', kind: 'method', signatures: [{ parameters: [parameter(string)], returns: { kind: 'any' } }] }, { name: 'size', kind: 'getter', signatures: [] }],
    };
    const other = operation([parameter(string)]);
    const explorer = new Explorer(plan(cart, { operations: [{ operation: cart, examples: [] }, { operation: other, examples: [] }] }));
    const seen = search(explorer, 3).map((p) => p.case);
    expect(seen.map((c) => c.operation).slice(0, 4)).toEqual(['Cart', 'f', 'Cart', 'f']);
    const steps = seen.flatMap((c) => (c.kind === 'session' ? [c.steps] : []));
    expect(steps).toHaveLength(60);
    for (const [first, ...rest] of steps) {
      expect(first?.access).toBe('construct');
      expect(rest.every((s) => s.access === (s.member === 'size' ? 'get' : 'call') && explorer.allows('Cart', s.input, s.member))).toBe(true);
    }
  });
});

it('what stands in the code that an operation may run comes oftener than what stands elsewhere, and independent draws are of all', () => {
  const elsewhere = Array.from({ length: 200 }, (_, i) => `far${i}`);
  const of = operation([parameter(string)]);
  const drawn = (near: boolean, independent: boolean): number => {
    const operations = [{ operation: of, examples: [], ...(near ? { near: { ...NOTHING, strings: ['nearest'] } } : {}) }];
    const proposals = new Explorer(plan(of, { operations, constants: { ...NOTHING, strings: [...elsewhere, 'nearest'] } })).step([], 4000);
    return proposals.filter((p) => (p.origin === 'independent') === independent && caseText(p.case).includes('nearest')).length;
  };
  expect(drawn(true, false)).toBeGreaterThan(5 * drawn(false, false));
  expect(drawn(true, true)).toBe(drawn(false, true));
});

it('the examples of operations that may run changed code come first', () => {
  const named = (name: string) => ({ operation: { ...operation([parameter(string)]), name }, examples: [[name]] });
  const explorer = new Explorer(plan(operation([]), { operations: ['a', 'b', 'c'].map(named), changed: new Set(['c']) }));
  expect(explorer.step([], 3).map(({ case: of }) => caseText(of))).toEqual(['c("c")', 'a("a")', 'b("b")']);
});

it('texts are also fields, whose names are words of the sources and whose values are of several kinds', () => {
  const explorer = new Explorer(plan(operation([parameter(string)]), { constants: { ...NOTHING, strings: ['max-age', ';', '='] } }));
  const texts = explorer.step([], 6000).map(({ case: of }) => caseText(of));
  expect(texts.filter((text) => /;[^;]*max-age=-?\d+/.test(text)).length).toBeGreaterThan(3);
});
