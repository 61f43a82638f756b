import { describe, expect, it } from 'vitest';
import { declaredNames } from './declared-names.js';

const SOURCE = `interface Hidden { a: number }
export interface Item { sku: string }
export type Pair<T> = [T, T];
export type Rate = 'full' | 'none';
export const RATES: Record<string, number>, bare = 1, { taken }: Item;
export class Box<T> extends Base { items(): T[] }
export class Cart extends Error { items(): Item[]; self(): this; add(item: Item): void; add(items: Item[]): void; get size(): number; [Symbol.iterator](): never }
export function total(items: Item[]): Promise<Hidden>;
export function first<T>(list: T[]): T;
export function isItem(x: unknown): x is Item;
`;

describe('names of declarations', () => {
  it('are those of types that need no others, of constants, classes and what is given back', () => {
    expect(declaredNames(SOURCE, true)).toEqual({
      types: ['Hidden', 'Item', 'Rate'],
      constants: [{ name: 'RATES', type: 'Record<string, number>' }, { name: 'bare', type: null }],
      results: [{ name: 'Cart.items', type: 'Item[]' }, { name: 'total', type: 'Promise<Hidden>' }],
      classes: [{ name: 'Box', base: 'Base', isGeneric: true }, { name: 'Cart', base: 'Error', isGeneric: false }],
    });
  });

  it('are in a module those that it exports', () => {
    expect(declaredNames('interface Hidden { a: number }\nclass Own {}\nexport type Rate = 1;\nexport default 2;\nexport { Own };', false)).toEqual({ types: ['Rate'], constants: [], results: [], classes: [] });
  });

  it('are none in what is no TypeScript', () => {
    expect(declaredNames('export interface {', true)).toEqual({ types: [], constants: [], results: [], classes: [] });
  });
});
