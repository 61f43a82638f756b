/** A wrong implementation of a spec: what stands in the right one, what stands there instead, and the requirement whose test must fail. */
export interface Wrong {
  readonly from: string;
  readonly to: string;
  readonly fails: string;
}

/** Of each spec one or more; some are seen by an example, some by a property or a model alone. */
export const WRONG: Readonly<Record<string, readonly Wrong[]>> = {
  cart: [
    { from: 'gross < 5000', to: 'gross <= 5000', fails: 'CART-2' },
    { from: 'due: gross - discount + shipping', to: 'due: gross - discount + (lines.length > 3 ? 0 : shipping)', fails: 'CART-4' },
    { from: 'unknown coupon $', to: 'no coupon $', fails: 'CART-3' },
  ],
  slug: [{ from: '.toLowerCase()', to: '', fails: 'SLUG-1' }, { from: 'while (word.length > columns)', to: 'while (word.length > columns + 1)', fails: 'WRAP-3' }, { from: 'throw new RangeError', to: 'throw new TypeError', fails: 'WRAP-2' }],
  cache: [{ from: '.reverse()', to: '', fails: 'LRU-1' }, { from: 'return this.#entries.size;', to: 'return this.#entries.size + (this.#entries.has("0") ? 1 : 0);', fails: 'LRU-5' }],
  invoice: [{ from: 'none: 0 }', to: 'none: 0.001 }', fails: 'INV-1' }, { from: 'gross: net + vat', to: 'gross: positions.length > 2 ? net : net + vat', fails: 'INV-6' }],
  duration: [{ from: "['s', 1000]", to: "['s', 1001]", fails: 'DUR-1' }],
  calendar: [{ from: 'if (year % 100 === 0) return false;', to: '', fails: 'CAL-' }],
  parcel: [
    { from: 'express ? 2 : 1', to: 'express && grams > 7 ? 2 : 1', fails: 'PAR-1' },
    { from: '{ code: \'ENOID\' }', to: '{ code: \'ENOENT\' }', fails: 'PAR-2' },
    { from: "throw 'nothing there'", to: "throw new Error('nothing there')", fails: 'PAR-2' },
    { from: 'return new Label(new Map', to: 'return new Wrapped(new Map', fails: 'PAR-3' },
    { from: 'done: false', to: 'done: undefined', fails: 'PAR-4' },
    { from: 'weights.sort(', to: '[...weights].sort(', fails: 'PAR-5' },
    { from: 'return weights.sort((a, b) => a - b);', to: 'return weights.sort((a, b) => a - b).slice(0, 5);', fails: 'PAR-6 (SHOULD)' },
    { from: 'return 1 + tree.inside.reduce((n, t) => n + count(t), 0);', to: 'return 1 + tree.inside.length;', fails: 'PAR-7' },
  ],
};
