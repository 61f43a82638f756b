export * from './sum.js';
export const round = (n) => Math.round(n);
