export * from './sum.js';
export const round = (n: number): number => Math.round(n);
