import type { Palette } from '../palette.js';

type Make<K, T> = (from: Palette, temper: K) => T;

/** One for each palette and temper: the types of a large class ask for texts in thousands of places, and making each reads all examples. */
export function perPalette<K extends string, T>(make: Make<K, T>): Make<K, T> {
  const made = new WeakMap<Palette, Map<K, T>>();
  return (from, temper) => {
    let own = made.get(from);
    if (own === undefined) made.set(from, own = new Map());
    let one = own.get(temper);
    if (one === undefined) own.set(temper, one = make(from, temper));
    return one;
  };
}
