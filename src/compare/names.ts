import type { ClassNames } from './class-names.js';

/** Whether a key below a root (`result`, `error`, `args`) is a name that the code gives, and no data of the input's. */
export type IsName = (key: string, root: string) => boolean;

/** What is known of the names of two implementations. */
export interface Names {
  /** Fields of declared parameters and of examples: names in arguments. */
  readonly taken: ReadonlySet<string>;
  /** Fields of declared results: names in what is returned, even where the input has them too. */
  readonly given: ReadonlySet<string>;
  /** Names and strings that stand in the sources. Search invents inputs from them too, so in an input they are data. */
  readonly sources: ReadonlySet<string>;
  /** What the sources say in errors, in whole or in pieces. */
  readonly messages: readonly string[];
  /** Where classes may have been named by tools; absent where names are as they were recorded. */
  readonly classes?: ClassNames;
}

export const EVERY_NAME: IsName = () => true;

/** What counts as a name in what comes of an input (as printed); every key where nothing is known of the sources. */
export function namesFor(names: Names | null, input: string): IsName {
  if (names === null) return EVERY_NAME;
  return (key, root) => (root === 'args' ? names.taken : names.given).has(key) || (names.sources.has(key) && !holds(input, key));
}

/** Short names stand in longer words by chance, so they count only as words of their own. */
function holds(input: string, key: string): boolean {
  if (key.length > 2) return input.includes(key);
  return input.split(/[^\p{ID_Continue}$]+/u).includes(key);
}
