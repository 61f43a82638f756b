export interface Position { price: number; quantity: number; vat: 'full' | 'reduced' | 'none' }
export interface Invoice { net: number; vat: number; gross: number; positions: number }

/** Nets by rate are summed first, tax is taken of each sum, and the rebate comes off at the end. */
export function invoice(positions: Position[], rebate?: number): Invoice {
  const share = rebate ?? 0;
  if (Number.isNaN(share) || share < 0 || share > 1) throw new RangeError('the rebate must lie between 0 and 1');
  const byRate = new Map<number, number>();
  for (const { price, quantity, vat } of positions) {
    const rate = vat === 'full' ? 19 : vat === 'reduced' ? 7 : 0;
    byRate.set(rate, (byRate.get(rate) ?? 0) + price * quantity);
  }
  const sums = [...byRate].map(([rate, sum]) => ({ net: sum - sum * share, rate }));
  const net = sums.reduce((all, s) => all + s.net, 0);
  const vat = sums.reduce((all, s) => all + (s.net * s.rate) / 100, 0);
  return { net, vat, gross: net + vat, positions: positions.length };
}
