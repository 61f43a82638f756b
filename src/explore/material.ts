import type { Constants } from '../model/implementation.js';

/** Short material first: it is the likelier to be a special case. */
export function ordered(constants: Constants): Constants {
  return { ...constants, strings: constants.strings.toSorted((a, b) => a.length - b.length).slice(0, 800) };
}
