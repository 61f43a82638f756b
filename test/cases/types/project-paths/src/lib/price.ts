export interface Price { cents: number; currency: 'EUR' | 'USD' }
export const free = (): Price => ({ cents: 0, currency: 'EUR' });
