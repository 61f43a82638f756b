import type { Price } from '@lib/price';

export function tax(price: Price, rate?: number | null): Price { return { ...price, cents: price.cents * (rate ?? 0) }; }
export * from '@lib/price';
