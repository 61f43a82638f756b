/** The small function that the benches call: totals of a cart, as in the documentation. */
export const CART = `// As it was.
export function total(items, coupon) {
  let cents = 0;
  for (const item of items) cents += item.qty * item.cents;
  return { cents, coupon: coupon ?? null, lines: items.length };
}
`;

/** The same with a comment changed. */
export const SAME_CART = CART.replace('As it was.', 'As it is now.');

export const SIGNATURE = '(items: {sku: string, qty: number, cents: number}[], coupon?: string) => unknown';

/** Argument lists, the same in every run, all of them different. */
export function cartInputs(count) {
  return Array.from({ length: count }, (_, i) => [
    Array.from({ length: 1 + (i % 4) }, (_, j) => ({ sku: `sku-${i}-${j}`, qty: 1 + ((i + j) % 5), cents: (i * 37 + j * 101) % 9000 })),
    ...(i % 3 === 0 ? [`COUPON-${i % 7}`] : []),
  ]);
}
