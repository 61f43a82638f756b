import type { Difference } from '../model/difference.js';
import { VARIOUS } from './title.js';

/** Rows that agree in all but one key of the path: from so many on, the key is data. */
const MOST_KEYS = 6;
/** Rows that agree in all but one class of value: from so many on, the class says nothing. */
const MOST_CLASSES = 4;
/** Rows in which a value is of one class and was of another: from so many pairs of classes on, they are those of what was handed in. */
const MOST_PAIRS = 6;

/**
 * Learns which parts of differences vary with the input and tell nothing of the cause: under `result.<any key that was handed in>` lies
 * one cause, not a row for every key that was invented. What it has learnt depends on the sequence of differences alone.
 */
export class Widening {
  readonly #values = new Map<string, Set<string>>();
  readonly #wide = new Set<string>();

  /** Notes a difference; true if from now on others are widened that were not before. */
  learn(difference: Difference): boolean {
    let changed = false;
    for (const hole of holesOf(this.apply(difference))) {
      if (this.#wide.has(hole.group)) continue;
      const values = this.#values.get(hole.group) ?? new Set();
      this.#values.set(hole.group, values.add(hole.value));
      if (values.size <= hole.most) continue;
      this.#wide.add(hole.group);
      this.#values.delete(hole.group);
      changed = true;
    }
    return changed;
  }

  /** The difference as its row has it. */
  apply(difference: Difference): Difference {
    if (this.#wide.size === 0) return difference;
    const hole = holesOf(difference).find((h) => this.#wide.has(h.group));
    return hole === undefined ? difference : this.apply(hole.widened);
  }
}

interface Hole {
  /** All that the difference says besides this part. */
  readonly group: string;
  readonly value: string;
  readonly most: number;
  readonly widened: Difference;
}

function holesOf(d: Difference): readonly Hole[] {
  const holes: Hole[] = [];
  const open = (value: string, most: number, widened: Difference, what = ''): void => {
    holes.push({ group: [widened.operation, widened.path, widened.change, widened.prior, widened.candidate, what].join('\n'), value, most, widened });
  };
  for (const key of keysOf(d.path)) open(key.name, MOST_KEYS, { ...d, path: collapse(`${d.path.slice(0, key.at)}.*${d.path.slice(key.at + key.name.length)}`) });
  if (d.change === 'kind' || d.change === 'outcome' || d.change === 'prototype' || d.change === 'value') {
    if (d.prior !== VARIOUS) open(d.prior, MOST_CLASSES, { ...d, prior: VARIOUS });
    if (d.candidate !== VARIOUS) open(d.candidate, MOST_CLASSES, { ...d, candidate: VARIOUS });
  }
  // That nothing is there is no class of what was handed in.
  if (d.change === 'kind' && !(d.prior === VARIOUS && d.candidate === VARIOUS) && !NOTHING.test(d.prior) && !NOTHING.test(d.candidate)) {
    open(`${d.prior}\n${d.candidate}`, MOST_PAIRS, { ...d, prior: VARIOUS, candidate: VARIOUS }, 'both');
  }
  return holes;
}

const NOTHING = /^(?:undefined|null|nothing)\b/;

/** The keys of a path behind its root; what an error always has is no key of data. */
function keysOf(path: string): readonly { readonly at: number; readonly name: string }[] {
  if (/^error\.(?:name|message|cause|errors)$/.test(path)) return [];
  return Array.from(path.matchAll(/\.[\p{ID_Start}$_][\p{ID_Continue}$]*/gu), (m) => ({ at: m.index, name: m[0] }));
}

/** Two or more generalised levels in a row say only "somewhere inside". */
export function collapse(path: string): string {
  return path.replaceAll(/(?:\[\]|\.\*\*|\.\*){2,}/g, '.**');
}
