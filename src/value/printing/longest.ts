/**
 * Characters; what lies beyond is not looked at. A getter or a proxy could go on making new objects for ever, and an array of ten million
 * numbers would take seconds to write down.
 */
export const LONGEST = 2 ** 20;
