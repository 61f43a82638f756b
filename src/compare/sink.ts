import type { ChangeKind, Difference } from '../model/difference.js';
import { EVERY_NAME } from './names.js';
import type { IsName } from './names.js';
import { pathOf } from './place.js';
import type { Place } from './place.js';

/** Of one shape, so many are enough to know that a pair is full of them; the walk then ends. */
const MOST_RAW = 5000;

export interface Found {
  readonly difference: Difference;
  /** Which step of a session; of a call 0. */
  readonly step: number;
  readonly depth: number;
}

/** How much a walk is to find. */
export interface Wanted {
  /** Shapes. */
  readonly most: number;
  /** What follows from a difference most of the time is told too: it is to be known whether anything differs besides. */
  readonly thorough?: boolean;
}

/** What a walk finds: each shape once, in the order of the walk, at most `most` of them. */
export class Sink {
  readonly thorough: boolean;
  readonly #most: number;
  readonly #found = new Map<string, Found>();
  #raw = 0;
  step = 0;
  operation = '';
  /** What counts as a name in what comes of the case at hand. */
  isName: IsName = EVERY_NAME;

  constructor({ most, thorough = false }: Wanted) {
    this.#most = most;
    this.thorough = thorough;
  }

  get empty(): boolean {
    return this.#found.size === 0;
  }

  get full(): boolean {
    return this.#found.size >= this.#most || (this.#raw >= MOST_RAW && !this.thorough);
  }

  get found(): readonly Found[] {
    return [...this.#found.values()];
  }

  /** A sink for a part whose findings may turn out not to count. */
  branch(): Sink {
    const branch = new Sink({ most: this.#most, thorough: this.thorough });
    branch.step = this.step;
    branch.operation = this.operation;
    branch.isName = this.isName;
    return branch;
  }

  /**
   * The same without what was found of sharing, if there are other differences of value: where values are not what they were, which
   * of them are one object says nothing.
   */
  withoutIdleSharing(): Sink {
    if (this.thorough) return this;
    const changes = this.found.map((f) => f.difference.change);
    if (!changes.includes('sharing') || changes.every((c) => c === 'sharing' || c === 'effect')) return this;
    const rest = this.branch();
    for (const [key, found] of this.#found) if (found.difference.change !== 'sharing') rest.#found.set(key, found);
    return rest;
  }

  absorb(branch: Sink): void {
    for (const [key, found] of branch.#found) if (!this.full && !this.#found.has(key)) this.#found.set(key, found);
    this.#raw += branch.#raw;
  }

  add(place: Place, change: ChangeKind, prior: string, candidate: string): void {
    if (this.full) return;
    this.#raw++;
    const path = pathOf(place, this.isName);
    const key = [this.step, path, change, prior, candidate].join('\n');
    if (this.#found.has(key)) return;
    this.#found.set(key, { difference: { operation: this.operation, path, change, prior, candidate }, step: this.step, depth: place.depth });
  }
}
