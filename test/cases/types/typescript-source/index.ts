import type { Coupon } from './coupon';

export interface Item { sku: string; qty: number; cents?: number }
interface Hidden { depth: 1 | 2 }

export enum Level { Low, High = 5 }
export enum Word { Yes = 'yes', No = 'no' }
export const limit = 3;

export function total(items: readonly Item[], coupon?: Coupon | null, factor = 1): number {
  return items.length * factor + (coupon ? 1 : 0);
}

export function parse(text: string): string;
export function parse(text: number, radix?: number): number;
export function parse(text: string | number): string | number { return text; }

export const pick = <T extends object, K extends keyof T>(from: T, ...keys: K[]): Pick<T, K> => {
  const picked = {} as Pick<T, K>;
  for (const key of keys) picked[key] = from[key];
  return picked;
};

export async function later(level: Level, word: Word, hidden: Hidden): Promise<void> { await Promise.resolve([level, word, hidden]); }
export function destructured({ a, b = 2 }: { a: string; b?: number }, [c]: [number]): string { return `${a}${b}${c}`; }
export type Branch<T> = T extends string ? { text: T } : { count: number };
export function branch(a: Branch<'x'>, b: Partial<Record<'m' | 'n', Item>>, c: Exclude<'p' | 'q' | 'r', 'q'>, d: `${'a' | 'b'}-${number}`): void { void [a, b, c, d]; }
export default function fallback(a: string): string { return a; }
export { total as sum };
