import type { FunctionSources } from '../functions.js';
import type { Trail } from '../trail.js';
import { MapClass, mapDelete, mapGet, mapSet, slice } from '../primordials.js';

/** Objects are looked for one by one up to this many; beyond it a Map is cheaper. */
const FEW = 40;

/** Stands for a list until its first element: most values need none, and an empty list costs more than to write a number. */
const NONE: never[] = [];

/** A state of the writer to return to. */
export interface Mark {
  readonly out: string;
  readonly depth: number;
  readonly count: number;
  readonly referenceCount: number;
}

/**
 * The text that is being written, and where in it each object begins. One pass is enough: the labels of objects that turn out to
 * occur more than once are put in at the end. Its own lists are written by index only, since `push` may be the subject's.
 */
export class Writer {
  out = '';
  depth = 0;
  readonly functions: FunctionSources | undefined;
  /** Writes any value; handed in, because the kinds of values contain one another. */
  readonly value: (writer: Writer, value: unknown) => void;
  /** Values that are not to be met; and whether one of them was. */
  readonly foreign: Trail | null;
  met = false;
  /** Objects seen, and numbers in the list of references. */
  count = 0;
  referenceCount = 0;
  /** Of the last record's properties, by position, the key and then the text before the value. */
  heads: string[] = NONE;
  /** Of each object itself, then its offset in the text. */
  #seen: unknown[] = NONE;
  #index: Map<unknown, number> | null = null;
  /** Of each reference its offset in the text, then the number of its object. */
  #references: number[] = NONE;

  constructor(value: (writer: Writer, value: unknown) => void, functions: FunctionSources | undefined, foreign: Trail | null = null) {
    this.value = value;
    this.foreign = foreign;
    this.functions = functions;
  }

  /** True at the first sight of a value with identity, which is then to be written; at any further one a reference takes its place. */
  first(value: unknown): boolean {
    if (this.foreign !== null && this.foreign.has(value)) this.met = true;
    const at = this.#find(value);
    if (at >= 0) {
      if (this.referenceCount === 0) this.#references = [];
      this.#references[this.referenceCount++] = this.out.length;
      this.#references[this.referenceCount++] = at;
      return false;
    }
    const number = this.count++;
    if (number === 0) this.#seen = [value, this.out.length];
    else {
      this.#seen[2 * number] = value;
      this.#seen[2 * number + 1] = this.out.length;
    }
    if (this.#index !== null) mapSet(this.#index, value, number);
    return true;
  }

  #find(value: unknown): number {
    const seen = this.#seen;
    if (this.#index !== null) return mapGet(this.#index, value) ?? -1;
    const count = this.count;
    for (let i = 0; i < count; i++) if (seen[2 * i] === value) return i;
    if (count === FEW) {
      this.#index = new MapClass();
      for (let i = 0; i < count; i++) mapSet(this.#index, seen[2 * i], i);
    }
    return -1;
  }

  #offset(number: number): number {
    return this.#seen[2 * number + 1] as number;
  }

  has(value: unknown): boolean {
    return this.#find(value) >= 0;
  }

  mark(): Mark {
    return { out: this.out, depth: this.depth, count: this.count, referenceCount: this.referenceCount };
  }

  /** Forgets all that was written since. */
  reset(mark: Mark): void {
    if (this.#index !== null) for (let i = mark.count; i < this.count; i++) mapDelete(this.#index, this.#seen[2 * i]);
    this.out = mark.out;
    this.depth = mark.depth;
    this.count = mark.count;
    this.referenceCount = mark.referenceCount;
  }

  /** Whether what was written since refers to something that was written before. */
  refersBefore(mark: Mark): boolean {
    for (let i = mark.referenceCount + 1; i < this.referenceCount; i += 2) if (this.#references[i]! < mark.count) return true;
    return false;
  }

  /** The whole text, with its labels. */
  finish(): string {
    return this.referenceCount === 0 ? this.out : this.pieces([this.out.length])[0]!;
  }

  /**
   * The text in pieces that end at the given offsets, with labels numbered in the order of their definition in `order` (numbers of
   * pieces; as they stand, if left out). A piece must not begin with a value, else a reference there could belong to the one before.
   */
  pieces(ends: readonly number[], order?: readonly number[]): string[] {
    const labels = this.#labels(ends, order);
    const pieces: string[] = [];
    let from = 0;
    let object = 0;
    let reference = 0;
    for (let p = 0; p < ends.length; p++) {
      const end = ends[p]!;
      let piece = '';
      for (;;) {
        while (object < this.count && labels[object] === 0) object++;
        const defined = object < this.count ? this.#offset(object) : Infinity;
        const referred = reference < this.referenceCount ? this.#references[reference]! : Infinity;
        const at = defined < referred ? defined : referred;
        if (at > end || at === Infinity) break;
        piece += slice(this.out, from, at);
        from = at;
        if (defined < referred) piece += `&${labels[object++]!} `;
        else {
          piece += `*${labels[this.#references[reference + 1]!]!}`;
          reference += 2;
        }
      }
      pieces[p] = piece + slice(this.out, from, end);
      from = end;
    }
    return pieces;
  }

  /** Of each object its label, 0 where it occurs once. */
  #labels(ends: readonly number[], order: readonly number[] | undefined): number[] {
    const labels: number[] = [];
    for (let i = 0; i < this.count; i++) labels[i] = 0;
    for (let i = 1; i < this.referenceCount; i += 2) labels[this.#references[i]!] = -1;
    let next = 1;
    for (let o = 0; o < ends.length; o++) {
      const p = order === undefined ? o : order[o]!;
      const from = p === 0 ? 0 : ends[p - 1]!;
      for (let i = 0; i < this.count; i++) {
        const at = this.#offset(i);
        if (labels[i] === -1 && at >= from && at < ends[p]!) labels[i] = next++;
      }
    }
    return labels;
  }
}
