export type Line = { sku: string; quantity: number; cents: number };
export type Total = { gross: number; discount: number; shipping: number; due: number };

export class UnknownCoupon extends Error {
  constructor(code: string) {
    super(`unknown coupon ${code}`);
    this.name = 'UnknownCoupon';
  }
}

interface Rule { readonly tenths: bigint; readonly ships: boolean }

const RULES = new Map<string | undefined, Rule>([
  [undefined, { tenths: 0n, ships: true }],
  ['TEN', { tenths: 1n, ships: true }],
  ['FREIGHT', { tenths: 0n, ships: false }],
]);

const FREE_FROM = 50_00n;
const SHIPPING = 4_90n;

/** Sums as integers of any size, and turns to numbers at the end. */
export const total = (lines: Line[], coupon?: string): Total => {
  const rule = RULES.get(coupon);
  if (!rule) throw new UnknownCoupon(String(coupon));
  const gross = lines.map(({ quantity, cents }) => BigInt(quantity) * BigInt(cents)).reduce((a, b) => a + b, 0n);
  const discount = (gross * rule.tenths) / 10n;
  const shipping = rule.ships && gross !== 0n && gross < FREE_FROM ? SHIPPING : 0n;
  const [g, d, s] = [gross, discount, shipping].map(Number) as [number, number, number];
  return { gross: g, discount: d, shipping: s, due: g - d + s };
};
