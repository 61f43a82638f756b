import type { Palette } from '../palette.js';
import type { Temper } from './strings.js';

type Make<T> = (from: Palette, temper: Temper) => T;

/** One for each palette and temper: the types of a large class ask for texts in thousands of places, and making each reads all examples. */
export function perPalette<T>(make: Make<T>): Make<T> {
  const made = new WeakMap<Palette, Map<Temper, T>>();
  return (from, temper) => {
    let own = made.get(from);
    if (own === undefined) made.set(from, own = new Map());
    let one = own.get(temper);
    if (one === undefined) own.set(temper, one = make(from, temper));
    return one;
  };
}
