/** Seconds of one year on each planet. */
function yearOf(planet: string): number {
  const earth = 365.25 * 24 * 60 * 60;
  switch (planet) {
    case 'Mercury': return earth * 0.2408467;
    case 'Venus': return earth * 0.61519726;
    case 'Earth': return earth;
    case 'Mars': return earth * 1.8808158;
    case 'Jupiter': return earth * 11.862615;
    case 'Saturn': return earth * 29.447498;
    case 'Uranus': return earth * 84.016846;
    case 'Neptune': return earth * 164.79132;
    default: throw new Error('not a planet');
  }
}

export const age = (planet: string, seconds: number): number => seconds / yearOf(planet);
