/** The price of an order in whole cents: 10 % off from 10 pieces on. */
export function price(cents: number, pieces: number): number {
  const whole = cents * pieces;
  return pieces >= 10 ? Math.round(whole * 0.9) : whole;
}
