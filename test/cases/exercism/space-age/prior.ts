const YEAR = 31_557_600;
const PERIODS = new Map([
  ['Mercury', 0.2408467], ['Venus', 0.61519726], ['Earth', 1], ['Mars', 1.8808158], ['Jupiter', 11.862615], ['Saturn', 29.447498], ['Uranus', 84.016846], ['Neptune', 164.79132],
]);

export function age(planet: string, seconds: number): number {
  const period = PERIODS.get(planet);
  if (period === undefined) throw new Error('not a planet');
  return seconds / YEAR / period;
}
