import { quote } from '../characters.js';
import type { FunctionSources } from '../functions.js';
import { Writer } from '../printing/writer.js';

/** A place in the text: where the expression that makes a value begins or ends, or where the value is used again. */
interface Place {
  readonly at: number;
  readonly what: 'begins' | 'ends' | 'again';
  readonly value: unknown;
}

/** Values that occur more than once, and those of them that occur inside themselves. */
export interface Repeats {
  readonly repeated: ReadonlySet<unknown>;
  readonly cyclic: ReadonlySet<unknown>;
}

export const NO_REPEATS: Repeats = { repeated: new Set(), cyclic: new Set() };

/**
 * A writer of JavaScript, in which a label becomes a variable. The text is written twice: the first time shows which values occur
 * again (`repeats`), the second one writes these so that they exist before what they hold.
 */
export class ScriptWriter extends Writer {
  readonly known: Repeats;
  readonly repeats = { repeated: new Set<unknown>(), cyclic: new Set<unknown>() };
  readonly #seen = new Set<unknown>();
  readonly #made = new Set<unknown>();
  readonly #places: Place[] = [];

  constructor(value: (writer: Writer, value: unknown) => void, functions: FunctionSources, known: Repeats) {
    super(value, functions);
    this.known = known;
  }

  override first(value: unknown): boolean {
    if (this.#seen.has(value)) {
      this.#places.push({ at: this.out.length, what: 'again', value });
      this.repeats.repeated.add(value);
      if (!this.#made.has(value)) this.repeats.cyclic.add(value);
      return false;
    }
    this.#seen.add(value);
    if (typeof value === 'symbol') this.#place(value, this.out.length, `Symbol(${value.description === undefined ? '' : quote(value.description)})`.length);
    return true;
  }

  override has(value: unknown): boolean {
    return this.#seen.has(value);
  }

  /** Writes the expression that makes a value; from its end on, the variable holds it. */
  make(value: unknown, write: () => void): void {
    const from = this.out.length;
    const place = this.#places.length;
    write();
    this.#places.splice(place, 0, { at: from, what: 'begins', value });
    this.#places.push({ at: this.out.length, what: 'ends', value });
    this.#made.add(value);
  }

  #place(value: unknown, at: number, length: number): void {
    this.#places.push({ at, what: 'begins', value }, { at: at + length, what: 'ends', value });
    this.#made.add(value);
  }

  /** The text, with its variables `v1`, `v2`, … in the order in which they are made. */
  script(): { readonly text: string; readonly variables: readonly string[] } {
    const names = new Map<unknown, string>();
    for (const { what, value } of this.#places) {
      if (what === 'begins' && this.repeats.repeated.has(value)) names.set(value, `v${names.size + 1}`);
    }
    let text = '';
    let from = 0;
    for (const { at, what, value } of this.#places) {
      const name = names.get(value);
      if (name === undefined) continue;
      text += this.out.slice(from, at) + (what === 'begins' ? `(${name} = ` : what === 'ends' ? ')' : name);
      from = at;
    }
    return { text: text + this.out.slice(from), variables: [...names.values()] };
  }
}
