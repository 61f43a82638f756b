import type { Case } from '../model/case.js';
import type { Without } from '../model/ingredient.js';
import type { Printed } from '../model/value.js';
import { EVERYTHING } from './ingredients.js';
import type { Executed, ExplorePlan, Origin, Proposal, Ruled } from './plan.js';
import { Source } from './source.js';
import { Turns } from './turns.js';

/** Shares of each kind of draw in a batch, in sixteenths. */
const MIX: readonly Exclude<Origin, 'example'>[] = [
  'natural', 'wild', 'mutation', 'independent', 'mutation', 'wild', 'natural', 'mutation',
  'wild', 'mutation', 'natural', 'independent', 'mutation', 'wild', 'mutation', 'wild',
];

/** The same once more is seen of a case than its outcome: then what is kept is worth more. */
const GUIDED_MIX: readonly Exclude<Origin, 'example'>[] = [
  'mutation', 'wild', 'mutation', 'independent', 'mutation', 'natural', 'mutation', 'wild',
  'mutation', 'mutation', 'natural', 'independent', 'mutation', 'wild', 'mutation', 'mutation',
];

/**
 * The search for inputs on which two implementations differ, as a step function: `step(results, size)` learns from the results of
 * earlier batches and gives the next one. It has no clock and no chance but the plan's seed: the same plan and the same results give
 * the same batches.
 */
export class Explorer {
  readonly #sources: readonly Source[];
  readonly #byName: ReadonlyMap<string, Source>;
  readonly #without: Without;
  #mix: typeof MIX;
  readonly #turns: Turns;
  #first: Proposal[];

  constructor(plan: ExplorePlan) {
    this.#sources = plan.operations.map((own) => new Source(plan, own));
    this.#without = plan.without ?? EVERYTHING;
    this.#mix = mixWithout(MIX, this.#without);
    this.#turns = new Turns(plan.operations.map((own) => own.operation.name), plan.changed ?? null);
    this.#byName = new Map(this.#sources.map((source) => [source.operation.name, source]));
    const { changed } = plan;
    const first = changed === undefined ? this.#sources : this.#sources.toSorted((a, b) => Number(changed.has(b.operation.name)) - Number(changed.has(a.operation.name)));
    this.#first = first.flatMap((source) => source.examples.map((c) => ({ case: c, origin: 'example' as const, ceiling: Number.POSITIVE_INFINITY })));
  }

  step(results: readonly Executed[], size: number): readonly Proposal[] {
    for (const result of results) this.#byName.get(result.proposal.case.operation)?.learn(result);
    const batch = this.#first.splice(0, size);
    while (batch.length < size && this.#sources.length > 0) batch.push(this.#next());
    return batch;
  }

  /** What is kept is proposed once more: from now on more is seen of a case. */
  again(): void {
    this.#mix = mixWithout(GUIDED_MIX, this.#without);
    this.#first.push(...this.#sources.flatMap((source) => source.kept().map((of) => ({ case: of, origin: 'mutation' as const, ceiling: source.ceiling }))));
  }

  /** What a contract said of proposals, in their order: later batches are led into it. */
  rule(ruled: readonly Ruled[]): void {
    for (const { proposal, within, news } of ruled) this.#byName.get(proposal.case.operation)?.rule(proposal.case, within, news);
  }

  /** Whether an argument list lies within the declared types of an operation (and member); what shrinking must keep. */
  allows(operation: string, input: Printed, member = ''): boolean {
    return this.#byName.get(operation)?.allows(input, member) ?? true;
  }

  /** Whether all argument lists of a case do. */
  within(of: Case): boolean {
    return this.#byName.get(of.operation)?.within(of) ?? true;
  }

  /** How often each signal was seen, over all operations. */
  signals(): readonly number[] {
    return this.#sources.flatMap((s) => s.signals());
  }

  /** Of the operation whose turn it is; of one that mostly hangs seldom, unless all do. */
  #next(): Proposal {
    let best: Source | null = null;
    for (let tries = 1; ; tries++) {
      const { at, round } = this.#turns.next();
      const source = this.#sources[at] as Source;
      const origin = this.#mix[round % this.#mix.length] as Exclude<Origin, 'example'>;
      if (source.grants()) return source.draw(origin);
      if (best === null || source.worth > best.worth) best = source;
      if (tries >= this.#sources.length) return best.draw(origin);
    }
  }
}

/** In the place of draws of a kind that is left out stand those of another. */
function mixWithout(mix: typeof MIX, without: Without): typeof MIX {
  const other = without.has('wild') ? 'natural' : 'wild';
  return mix.map((origin) => (without.has(origin) ? other : origin));
}
