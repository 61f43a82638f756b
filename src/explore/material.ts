import type { Constants } from '../model/implementation.js';

const sorted = new WeakMap<Constants, Constants>();

/** Short material first: it is the likelier to be a special case. The same object each time, so that what is made of it is made once. */
export function ordered(constants: Constants): Constants {
  const held = sorted.get(constants);
  if (held !== undefined) return held;
  const made = { ...constants, strings: constants.strings.toSorted((a, b) => a.length - b.length).slice(0, 800) };
  sorted.set(constants, made);
  return made;
}
