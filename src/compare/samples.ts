import type { Pair } from '../model/difference.js';

/** So many pairs are kept whatever they look like, and so many more of forms that were not seen before. */
const FIRST = 12;
const MOST = 60;
/** Longer inputs would be dear to shrink, and there are shorter ones of most forms. */
const LONGEST = 2000;

/** Pairs of one row that are as unlike as can be: a second cause of the same symptom is found among them, if there is one. */
export class Samples {
  readonly #byForm = new Map<string, Pair>();
  #first = 0;

  get list(): readonly Pair[] {
    return [...this.#byForm.values()];
  }

  add(pair: Pair, text: string): void {
    if (this.#byForm.size >= MOST || text.length > LONGEST) return;
    if (this.#first < FIRST) this.#byForm.set(`first ${this.#first++}`, pair);
    else {
      const form = formOf(text);
      if (!this.#byForm.has(form)) this.#byForm.set(form, pair);
    }
  }

  absorb(other: Samples): void {
    for (const [form, pair] of other.#byForm) if (this.#byForm.size < MOST && !this.#byForm.has(form)) this.#byForm.set(form, pair);
  }
}

/** The text without its literals: short strings stay, since they may be what a branch asks for. */
function formOf(text: string): string {
  return text.slice(0, 400).replaceAll(/"(?:[^"\\]|\\.){7,}"/g, 's').replaceAll(/-?\d[\d.e+n]*/g, 'n').slice(0, 120);
}
