import type { Callable, FunctionSources } from '../value/functions.js';
import { keyText } from '../value/printing/properties.js';
import { Toll } from './toll.js';

/** A call that goes as deep as the stack allows costs as much time as hundreds of others; what it was handed is mostly not why. */
const WORTH = 32;
const DEEPEST = 6;

/**
 * Functions that were handed over where a call went on without end: with `(a) => [a]` for a filter that is called with what it gave,
 * every list grows for ever, whatever else stands in the input. They are handed over as often as that comes to an end.
 */
export class DearFunctions {
  readonly #functions: FunctionSources;
  readonly #toll = new Toll(WORTH);
  /** The text of each, with the name under which it was handed over: `filter: (a) => [a]`. */
  readonly #texts = new Set<string>();

  constructor(functions: FunctionSources) {
    this.#functions = functions;
  }

  /** A call with this argument list, which `read` reads, has ended, or was `dear`. */
  note(input: string, dear: boolean, read: () => readonly unknown[]): void {
    if (dear) for (const text of this.#textsIn(read())) this.#texts.add(text);
    for (const text of this.#heldBy(input)) this.#toll.note(text, dear);
  }

  /** Whether it may be asked now. */
  grants(input: string): boolean {
    let granted = true;
    for (const text of this.#heldBy(input)) granted = this.#toll.grants(text) && granted;
    return granted;
  }

  #heldBy(input: string): readonly string[] {
    return this.#texts.size === 0 ? [] : [...this.#texts].filter((text) => input.includes(text));
  }

  #textsIn(value: unknown, name = '', depth = 0): readonly string[] {
    const source = typeof value === 'function' ? this.#functions.sourceOf(value as Callable) : undefined;
    if (source !== undefined) return [name + source];
    if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
    return Object.entries(value).flatMap(([key, item]) => this.#textsIn(item, Array.isArray(value) ? '' : `${keyText(key)}: `, depth + 1));
  }
}
