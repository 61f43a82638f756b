import type { Cluster, Difference, Pair, Reach } from '../model/difference.js';
import { caseText } from '../value/case.js';
import { hash } from '../value/hash.js';
import { Widening } from './widening.js';
import { causeOf } from './title.js';

const RANK: Readonly<Record<Reach, number>> = { natural: 0, edge: 1, exotic: 2 };

interface Row {
  readonly difference: Difference;
  count: number;
  witness: Pair;
  text: string;
  reach: Reach;
}

/**
 * The rows of a run: differences of one shape, counted, each with its smallest and most natural witness. What it holds after a sequence
 * of `add` depends on that sequence alone.
 */
export class ClusterBook {
  #rows = new Map<string, Row>();
  readonly #widening = new Widening();
  /** Hashing each difference anew would cost more than finding it. */
  readonly #ids = new Map<string, string>();

  get size(): number {
    return this.#rows.size;
  }

  /** Books a pair under a difference; true if it opened a row. `reach` is only asked where the pair could become the witness. */
  add(pair: Pair, difference: Difference, reach: Reach | (() => Reach)): boolean {
    if (this.#widening.learn(difference)) this.#regroup();
    const wide = this.#widening.apply(difference);
    const id = this.#id(wide);
    const row = this.#rows.get(id);
    const text = caseText(pair.case);
    if (row?.reach === 'natural' && text.length > row.text.length) {
      row.count++;
      return false;
    }
    const far = typeof reach === 'string' ? reach : reach();
    if (row === undefined) {
      this.#rows.set(id, { difference: wide, count: 1, witness: pair, text, reach: far });
      return true;
    }
    absorb(row, { difference: wide, count: 1, witness: pair, text, reach: far });
    return false;
  }

  /** The id of the row that this difference belongs to, whether or not there is one yet. It can change when many rows become one. */
  idOf(difference: Difference): string {
    return this.#id(this.#widening.apply(difference));
  }

  countOf(id: string): number {
    return this.#rows.get(id)?.count ?? 0;
  }

  /** Natural rows first, then edge, then exotic; within these by operation, then the most frequent first. */
  list(): readonly Cluster[] {
    return [...this.#rows].map(([id, row]) => clusterOf(id, row)).toSorted(compareClusters);
  }

  #regroup(): void {
    const old = this.#rows;
    this.#rows = new Map();
    for (const row of old.values()) {
      const wide = { ...row, difference: this.#widening.apply(row.difference) };
      const id = this.#id(wide.difference);
      const held = this.#rows.get(id);
      if (held === undefined) this.#rows.set(id, wide);
      else absorb(held, wide);
    }
  }

  #id(d: Difference): string {
    const key = [d.operation, d.path, d.change, d.prior, d.candidate].join('\n');
    const id = this.#ids.get(key) ?? hash(key).slice(0, 8);
    this.#ids.set(key, id);
    return id;
  }
}

function absorb(row: Row, other: Row): void {
  row.count += other.count;
  const order = RANK[other.reach] - RANK[row.reach] || other.text.length - row.text.length || (other.text < row.text ? -1 : 1);
  if (order >= 0) return;
  row.witness = other.witness;
  row.text = other.text;
  row.reach = other.reach;
}

function clusterOf(id: string, { difference, count, witness, reach }: Row): Cluster {
  return { id, reach, difference, cause: causeOf(difference), count, witness };
}

/** The order of rows in every report. */
function compareClusters(a: Cluster, b: Cluster): number {
  return RANK[a.reach] - RANK[b.reach] || byText(a.difference.operation, b.difference.operation) || b.count - a.count || byText(a.id, b.id);
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
