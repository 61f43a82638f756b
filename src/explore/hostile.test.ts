import { describe, expect, it } from 'vitest';
import type { Operation, Parameter, Shape } from '../model/shape.js';
import { caseText } from '../value/case.js';
import { Explorer } from './explorer.js';
import { HostileExplorer } from './hostile.js';
import type { ExplorePlan } from './plan.js';

const string: Shape = { kind: 'string' };
const number: Shape = { kind: 'number' };
const any: Shape = { kind: 'any' };
const parameter = (shape: Shape, rest = false): Parameter => ({ name: 'p', shape, optional: false, rest });
const item: Shape = { kind: 'record', properties: [{ name: 'sku', shape: string, optional: false }, { name: 'qty', shape: number, optional: true }] };

function operation(name: string, ...parameters: readonly Parameter[]): Operation {
  return { name, kind: 'function', signatures: [{ parameters, returns: any }], members: [] };
}

function plan(...operations: readonly Operation[]): ExplorePlan {
  return { seed: 1, definitions: {}, constants: { strings: ['x'], numbers: [3], bigints: [], keys: ['sku'], expressions: [] }, operations: operations.map((own) => ({ operation: own, examples: [] })) };
}

const total = operation('total', parameter({ kind: 'array', of: item }), parameter(number));
const queue: Operation = {
  name: 'Queue', kind: 'class', signatures: [{ parameters: [parameter(number)], returns: any }],
  members: [{ name: 'put', kind: 'method', signatures: [{ parameters: [parameter(string)], returns: any }] }, { name: 'size', kind: 'getter', signatures: [] }],
};

describe('inputs outside the declared types', () => {
  it.each([['a function', total], ['a class', queue]])('are all outside, of %s', (_, own) => {
    const hostile = new HostileExplorer(plan(own));
    const batch = hostile.step([], 600);
    expect(batch).toHaveLength(600);
    const usual = new Explorer(plan(own));
    const inside = batch.filter((p) => {
      try {
        return usual.within(p.case);
      } catch {
        return false; // A getter threw while it was looked at.
      }
    });
    expect(inside.map((p) => caseText(p.case))).toEqual([]);
    expect(batch.every((p) => hostile.within(p.case) && p.origin !== 'independent')).toBe(true);
  });

  it.each([
    ['a missing argument', /^total\((?:\[.*\])?\)$/], ['null', /\bnull\b/], ['undefined', /\bundefined\b/], ['one too many', /^total\(\[.*\], -?\d+, .+\)$/], ['a proxy', /new Proxy\(/], ['a getter that throws', /\{get |, get /],
    ['a cycle', /\*1/], ['a prototype of null', /__proto__: null/], ['a hole', /, ,/], ['a text for a number', /, "-?\d+"\)$/], ['a boxed value', /Object\(/], ['a symbol', /Symbol\(/], ['a function', /=>/],
  ])('hold %s', (_, shown) => {
    expect(new HostileExplorer(plan(total)).step([], 3000).filter((p) => shown.test(caseText(p.case))).length).toBeGreaterThan(0);
  });

  it('are the same each time', () => {
    const texts = (): readonly string[] => new HostileExplorer(plan(total, queue)).step([], 300).map((p) => caseText(p.case));
    expect(texts()).toEqual(texts());
  });

  it('are not made where the types leave nothing out, or there are none', () => {
    const open = operation('open', parameter(any, true));
    const untyped: Operation = { ...operation('untyped'), signatures: [] };
    expect(new HostileExplorer(plan(open, untyped)).step([], 50)).toEqual([]);
    const mixed = new HostileExplorer(plan(open, total));
    expect(mixed.operations).toEqual(['total']);
    expect(new Set(mixed.step([], 200).map((p) => p.case.operation))).toEqual(new Set(['total']));
  });
});
