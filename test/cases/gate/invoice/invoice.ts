export interface Position { price: number; quantity: number; vat: 'full' | 'reduced' | 'none' }
export interface Invoice { net: number; vat: number; gross: number; positions: number }

const RATES = { full: 0.19, reduced: 0.07, none: 0 };

export function invoice(positions: Position[], rebate = 0): Invoice {
  if (!(rebate >= 0 && rebate <= 1)) throw new RangeError(`a rebate of ${rebate} is none`);
  let net = 0;
  let vat = 0;
  for (const position of positions) {
    const amount = position.price * position.quantity * (1 - rebate);
    net += amount;
    vat += amount * RATES[position.vat];
  }
  return { net, vat, gross: net + vat, positions: positions.length };
}
