import type { Cluster, Difference, Pair, Reach } from '../model/difference.js';
import { caseText } from '../value/case.js';
import { hash } from '../value/hash.js';
import { commonOf, symptomOf } from './symptom.js';
import { Samples } from './samples.js';
import { causeOf } from './title.js';
import { Widening } from './widening.js';

const RANK: Readonly<Record<Reach, number>> = { natural: 0, edge: 1, exotic: 2 };

/** Of a row, so many differences are kept that are not the same to the letter: enough to say what they have in common. */
const MOST_FORMS = 24;

interface Row {
  readonly symptom: Difference;
  /** The differences as they were found, each once. */
  readonly forms: Map<string, Difference>;
  readonly samples: Samples;
  /** Cases in which it stands for the pair. */
  count: number;
  /** Cases in which it stands beside another difference. */
  beside: number;
  witness: Pair;
  text: string;
  reach: Reach;
}

/** What became of a pair: under which difference it is booked, and how far its input lies from daily use (only asked where that matters). */
export interface Booking {
  readonly difference: Difference;
  readonly reach: Reach | (() => Reach);
  /** It is not what stands for the pair. */
  readonly beside?: boolean;
}

/**
 * The rows of a run: differences of one symptom, counted, each with its smallest and most natural witness. What it holds after a sequence
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

  /** Books a pair under a difference; true if it opened a row. */
  add(pair: Pair, { difference, reach, beside = false }: Booking): boolean {
    const plain = symptomOf(difference);
    if (this.#widening.learn(plain)) this.#regroup();
    const symptom = this.#widening.apply(plain);
    const id = this.#id(symptom);
    const row = this.#rows.get(id);
    const text = caseText(pair.case);
    const far = row?.reach === 'natural' && text.length > row.text.length ? null : typeof reach === 'string' ? reach : reach();
    const held = row ?? { symptom, forms: new Map(), samples: new Samples(), count: 0, beside: 0, witness: pair, text, reach: far ?? 'exotic' };
    if (row === undefined) this.#rows.set(id, held);
    if (beside) held.beside++;
    else held.count++;
    if (held.forms.size < MOST_FORMS) held.forms.set(keyOf(difference), difference);
    held.samples.add(pair, text);
    if (row !== undefined && far !== null) better(row, { witness: pair, text, reach: far });
    return row === undefined;
  }

  /** The id of the row that this difference belongs to, whether or not there is one yet. It can change when many rows become one. */
  idOf(difference: Difference): string {
    return this.#id(this.#widening.apply(symptomOf(difference)));
  }

  countOf(id: string): number {
    const row = this.#rows.get(id);
    return row === undefined ? 0 : row.count + row.beside;
  }

  /** Whether the row's difference never stood for a pair, but only beside others. */
  isBeside(id: string): boolean {
    return this.#rows.get(id)?.count === 0;
  }

  /** The row's differences as they were found. */
  formsOf(id: string): readonly Difference[] {
    return [...this.#rows.get(id)?.forms.values() ?? []];
  }

  /** Other pairs of the row, of many forms of input. */
  samplesOf(id: string): readonly Pair[] {
    return this.#rows.get(id)?.samples.list ?? [];
  }

  /** In the order of reports. */
  list(): readonly Cluster[] {
    return [...this.#rows].map(([id, row]) => clusterOf(id, row)).toSorted(compareClusters);
  }

  #regroup(): void {
    const old = this.#rows;
    this.#rows = new Map();
    for (const row of old.values()) {
      const wide = { ...row, symptom: this.#widening.apply(row.symptom) };
      const id = this.#id(wide.symptom);
      const held = this.#rows.get(id);
      if (held === undefined) this.#rows.set(id, wide);
      else absorb(held, wide);
    }
  }

  #id(d: Difference): string {
    const key = keyOf(d);
    const id = this.#ids.get(key) ?? hash(key).slice(0, 8);
    this.#ids.set(key, id);
    return id;
  }
}

function keyOf(d: Difference): string {
  return [d.operation, d.path, d.change, d.prior, d.candidate].join('\n');
}

function absorb(row: Row, other: Row): void {
  row.count += other.count;
  row.beside += other.beside;
  for (const [key, form] of other.forms) if (row.forms.size < MOST_FORMS) row.forms.set(key, form);
  row.samples.absorb(other.samples);
  better(row, other);
}

function better(row: Row, other: Pick<Row, 'witness' | 'text' | 'reach'>): void {
  const order = RANK[other.reach] - RANK[row.reach] || other.text.length - row.text.length || (other.text < row.text ? -1 : 1);
  if (order >= 0) return;
  row.witness = other.witness;
  row.text = other.text;
  row.reach = other.reach;
}

function clusterOf(id: string, { symptom, forms, count, beside, witness, reach }: Row): Cluster {
  const difference = rowDifference(symptom, [...forms.values()]);
  return { id, reach, difference, cause: causeOf(difference), count: count === 0 ? beside : count, also: [], witness };
}

/** What a row says: what its differences have in common, at the place that its symptom names. */
function rowDifference(symptom: Difference, forms: readonly Difference[]): Difference {
  const common = commonOf(forms) ?? symptom;
  return { ...common, path: symptom.path };
}

/** The order of rows in every report: what is near to daily use first; then what a call does, what it says to people, and how an instance is made inside. */
export function compareClusters(a: Cluster, b: Cluster): number {
  return RANK[a.reach] - RANK[b.reach] || depthOf(a) - depthOf(b) || byText(a.difference.operation, b.difference.operation) || b.count - a.count || byText(a.id, b.id);
}

function depthOf({ difference: { operation, path }, witness }: Cluster): number {
  if (witness.case.kind === 'session' && witness.case.operation === operation && path.startsWith('result')) return 2;
  return path === 'error.message' || path === 'console' ? 1 : 0;
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
