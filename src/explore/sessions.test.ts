import { expect, it } from 'vitest';
import type { Shape } from '../model/shape.js';
import { caseText, parseCase } from '../value/case.js';
import { parse } from '../value/parse.js';
import { Explorer } from './explorer.js';

const parameter = (shape: Shape) => ({ name: 'p', shape, optional: false, rest: false });
const method = (name: string) => ({ name, kind: 'method' as const, signatures: [{ parameters: [parameter({ kind: 'string' })], returns: { kind: 'any' as const } }] });

it('asks again for what was put in: many sessions use one name twice, and some are long', () => {
  const explorer = new Explorer({
    seed: 1, definitions: {}, constants: { strings: [], numbers: [], bigints: [], keys: [], expressions: [] },
    operations: [{ examples: [], operation: { name: 'Box', kind: 'class', signatures: [{ parameters: [], returns: { kind: 'any' } }], members: [method('put'), method('take')] } }],
  });
  const sessions = explorer.step([], 400).flatMap(({ case: of }) => (of.kind === 'session' ? [of] : []));
  expect(sessions).toHaveLength(400);
  const again = sessions.filter(({ steps }) => {
    const put = new Set(steps.filter((s) => s.member === 'put').map((s) => (parse(s.input) as unknown[])[0]));
    return steps.some((s) => s.member === 'take' && put.has((parse(s.input) as unknown[])[0]));
  });
  expect(again.length).toBeGreaterThan(100);
  expect(sessions.some(({ steps }) => steps.length > 12)).toBe(true);
  for (const { steps } of sessions) expect(steps[0]?.access).toBe('construct');
});

it('fills what holds so many: some sessions call one member as often as the constructor was told, and look at the end', () => {
  const explorer = new Explorer({
    seed: 1, definitions: {}, constants: { strings: [], numbers: [], bigints: [], keys: [], expressions: [] },
    operations: [{ examples: [], operation: { name: 'Box', kind: 'class', signatures: [{ parameters: [parameter({ kind: 'number' })], returns: { kind: 'any' } }], members: [method('put'), { name: 'size', kind: 'getter', signatures: [] }] } }],
  });
  const sessions = explorer.step([], 2000).flatMap(({ case: of }) => (of.kind === 'session' ? [of.steps] : []));
  const filled = sessions.filter(([first, ...steps]) => {
    const [room] = parse(first?.input ?? '[]') as [number];
    const put = steps.filter((s) => s.member === 'put').map((s) => s.input);
    return room > 4 && new Set(put).size > room && steps.at(-1)?.member === 'size';
  });
  expect(filled.length).toBeGreaterThan(4);
});

it('takes out what was put in, by what it was called: a field of a record is asked for as a parameter of that name', () => {
  const named = (name: string, shape: Shape) => ({ name, shape, optional: false, rest: false });
  const taking = (name: string, ...parameters: ReturnType<typeof named>[]) => ({ name, kind: 'method' as const, signatures: [{ parameters, returns: { kind: 'any' as const } }] });
  const item: Shape = { kind: 'record', properties: [{ name: 'sku', shape: { kind: 'string' }, optional: false }, { name: 'qty', shape: { kind: 'number' }, optional: false }] };
  const explorer = new Explorer({
    seed: 1, definitions: {}, constants: { strings: [], numbers: [], bigints: [], keys: [], expressions: [] },
    operations: [{ examples: [], operation: { name: 'Cart', kind: 'class', signatures: [{ parameters: [], returns: { kind: 'any' } }], members: [taking('add', named('item', item)), taking('remove', named('sku', { kind: 'string' }), named('qty', { kind: 'number' }))] } }],
  });
  const sessions = explorer.step([], 1000).flatMap(({ case: of }) => (of.kind === 'session' ? [of.steps] : []));
  const added = (steps: (typeof sessions)[number]) => steps.filter((s) => s.member === 'add').map((s) => (parse(s.input) as [{ sku: string; qty: number }])[0]);
  const emptied = sessions.filter((steps) => steps.some((s) => {
    const [sku, qty] = parse(s.input) as [unknown, unknown];
    return s.member === 'remove' && added(steps).some((put) => put.sku === sku && put.qty === qty);
  }));
  const twice = sessions.filter((steps) => new Set(added(steps).map((put) => put.sku)).size < added(steps).length);
  expect(emptied.length).toBeGreaterThan(50);
  expect(twice.length).toBeGreaterThan(50);
});

it('takes off by identity: some sessions hand a step the very function or record of an earlier one, also once they are changed', () => {
  const taking = (name: string, shape: Shape) => ({ name, kind: 'method' as const, signatures: [{ parameters: [{ name: 'listener', shape, optional: false, rest: false }], returns: { kind: 'any' as const } }] });
  const listener: Shape = { kind: 'function', parameters: [], returns: { kind: 'undefined' } };
  const explorer = new Explorer({
    seed: 1, definitions: {}, constants: { strings: [], numbers: [], bigints: [], keys: [], expressions: [] },
    operations: [{ examples: [], operation: { name: 'Bus', kind: 'class', signatures: [{ parameters: [], returns: { kind: 'any' } }], members: [taking('on', listener), taking('off', listener), taking('keep', { kind: 'record', properties: [{ name: 'id', shape: { kind: 'number' }, optional: false }] })] } }],
  });
  const first = explorer.step([], 600);
  // Each shows something new, so that all of them are changed next.
  const then = explorer.step(first.map((proposal, i) => ({ proposal, news: { shape: String(i), branches: [], path: null, leads: [] }, differs: false, costly: false })), 600);
  for (const batch of [first, then]) {
    const sessions = batch.flatMap(({ case: of }) => (of.kind === 'session' ? [of] : []));
    const sharing = sessions.filter(({ steps }) => steps.some((step) => step.same !== undefined));
    expect(sharing.length).toBeGreaterThan(100);
    expect(sharing.length).toBeLessThan(sessions.length);
    for (const of of sharing) expect(parseCase(caseText(of))).toEqual(of);
    expect(sharing.filter(({ steps }) => steps.some((step) => step.member === 'off' && step.same?.some((s) => steps[s.step]?.member === 'on'))).length).toBeGreaterThan(20);
  }
});
