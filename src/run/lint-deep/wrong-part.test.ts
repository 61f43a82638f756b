import { describe, expect, it } from 'vitest';
import type { Shape } from '../../model/shape.js';
import { wrongPart } from './wrong-part.js';

const number: Shape = { kind: 'number' };
const item: Shape = { kind: 'record', properties: [{ name: 'sku', shape: { kind: 'string' }, optional: false }, { name: 'cents', shape: number, optional: false }, { name: 'a b', shape: number, optional: true }] };
const items: Shape = { kind: 'array', of: { kind: 'reference', name: 'Item' } };
const of = (value: unknown, shape: Shape): string | null => wrongPart(value, shape, { name: 'items', definitions: { Item: item } });

describe('the part that is wrong', () => {
  it('is named by its path', () => {
    expect(of([{ sku: 'a', cents: 1 }, { sku: 'a', cents: '5' }], items)).toBe('items[1].cents is "5", no number');
    expect(of([{ sku: 'a', cents: 1, 'a b': '1' }], items)).toBe('items[0]["a b"] is "1", no number');
    expect(of([{ sku: 'a' }], items)).toBe('items[0] has no cents');
    expect(of([{ sku: 'a', cents: 1, price: 2 }], items)).toBe('items[0] has price, which is not declared');
    expect(of([{ sku: 'a' }], { kind: 'union', of: [items, { kind: 'string' }] })).toBe('items[0] has no cents');
  });

  it('is nothing where the whole is of another kind', () => {
    expect(of('a', items)).toBeNull();
    expect(of('a', number)).toBeNull();
    expect(of([1], { kind: 'union', of: [items, { kind: 'array', of: { kind: 'string' } }] })).toBeNull();
  });
});
