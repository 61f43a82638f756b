export interface Line { sku: string; quantity: number; cents: number }
export interface Total { gross: number; discount: number; shipping: number; due: number }

export class UnknownCoupon extends Error {
  override name = 'UnknownCoupon';
}

export function total(lines: Line[], coupon?: string): Total {
  let gross = 0;
  for (const line of lines) gross += line.quantity * line.cents;
  let discount = 0;
  let shipping = 0;
  if (gross > 0 && gross < 5000) shipping = 490;
  if (coupon === 'TEN') {
    discount = Math.floor(gross / 10);
  } else if (coupon === 'FREIGHT') {
    shipping = 0;
  } else if (coupon !== undefined) {
    throw new UnknownCoupon(`unknown coupon ${coupon}`);
  }
  return { gross, discount, shipping, due: gross - discount + shipping };
}
