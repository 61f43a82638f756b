/**
 * @typedef {object} Item
 * @property {string} sku
 * @property {number} [qty]
 */

/**
 * @param {Item[]} items
 * @param {string} [coupon]
 * @returns {number}
 */
export function total(items, coupon) {
  return items.length + (coupon ? 1 : 0);
}

/** @type {(a: string, b: 'x' | 'y') => boolean} */
export const typed = (a, b) => a === b;

/** @param {...number} numbers */
export function sum(...numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}

export function untyped(a, b = 2) {
  return a + b;
}

export class Counter {
  /** @param {number} start */
  constructor(start) {
    this.n = start;
  }

  /** @param {Item} item */
  add(item) {
    this.n += item.qty ?? 1;
    return this;
  }

  get size() {
    return this.n;
  }
}
