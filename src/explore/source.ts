import type { Case } from '../model/case.js';
import type { Printed } from '../model/value.js';
import type { Named } from './makes.js';
import { OperationSource } from './operation-source.js';
import type { Executed, ExplorePlan, News, OperationPlan, Origin, Proposal } from './plan.js';
import { Products } from './products.js';
import { Toll } from './toll.js';

/** Of the draws of a function that makes something, one in so many calls it and does no more. It has no factor in common with the mix of origins. */
const CALLS = 5;

/**
 * The cases of one operation. Of a function that was seen to give what can be asked in its turn, these are calls of it and sessions with
 * what it gives: from its own share, so that no other operation has less. Independent draws are calls, since what was seen moves none.
 */
export class Source {
  readonly #plan: ExplorePlan;
  readonly #own: OperationPlan;
  readonly #first: OperationSource;
  readonly #products: Products;
  /** Null until something to be asked was seen, or a session of the kind is known. */
  #made: OperationSource | null = null;
  #draws = 0;
  readonly #toll = new Toll();

  constructor(plan: ExplorePlan, own: OperationPlan) {
    this.#plan = plan;
    this.#own = own;
    this.#products = new Products(own.operation, namedIn(plan));
    this.#first = new OperationSource(plan, own, own.operation.kind === 'class' ? this.#products : null);
    if (own.sessions !== undefined && own.sessions.length > 0) this.#begin();
  }

  get operation(): OperationPlan['operation'] {
    return this.#first.operation;
  }

  get examples(): readonly Case[] {
    return [...this.#first.examples, ...this.#made?.examples ?? []];
  }

  get ceiling(): number {
    return Math.max(this.#first.ceiling, this.#made?.ceiling ?? 0);
  }

  /** Whether it may be asked now; of what mostly hangs seldom. */
  grants(): boolean {
    return this.#toll.grants('turn');
  }

  /** How much of the time it is worth: 1 where it never hung. */
  get worth(): number {
    return this.#toll.worth('turn');
  }

  draw(wanted: Exclude<Origin, 'example'>): Proposal {
    // No result moves what is drawn independently; only how often that is done.
    const origin = wanted === 'independent' && !this.#toll.grants(wanted) ? 'wild' : wanted;
    const isMade = origin !== 'independent' && this.#isMaking && this.#draws++ % CALLS !== 0;
    const source = isMade && this.#made !== null ? this.#made : this.#first;
    return { case: source.draw(origin), origin, ceiling: source.ceiling };
  }

  learn(result: Executed): void {
    const { proposal: { case: of, origin }, news, endedAt } = result;
    // What a member does at a later step is paid for there.
    this.#toll.note('turn', endedAt === 0);
    if (origin === 'independent') this.#toll.note(origin, endedAt !== undefined);
    if (news.products !== undefined) this.#products.learn(news.products);
    if (this.#isMaking) this.#begin();
    this.#sourceOf(of).learn(result);
  }

  rule(of: Case, within: boolean, news: News): void {
    this.#sourceOf(of).rule(of, within, news);
  }

  /** Of a member; of what the session begins with, or of the function, where it is called `''`. */
  allows(input: Printed, member: string): boolean {
    return (member === '' ? this.#first : this.#made ?? this.#first).allows(input, member);
  }

  /** Whether all argument lists of a case are within the declared types. */
  within(of: Case): boolean {
    return this.#sourceOf(of).within(of);
  }

  kept(): readonly Case[] {
    return [...this.#first.kept(), ...this.#made?.kept() ?? []];
  }

  signals(): readonly number[] {
    return [...this.#first.corpus.signals(), ...this.#made?.corpus.signals() ?? []];
  }

  get #isMaking(): boolean {
    return this.operation.kind === 'function' && this.#products.at(this.#products.start).length > 0;
  }

  #begin(): void {
    if (this.operation.kind === 'function') this.#made ??= new OperationSource(this.#plan, this.#own, this.#products);
  }

  #sourceOf(of: Case): OperationSource {
    return of.kind === 'session' && this.#made !== null ? this.#made : this.#first;
  }
}

function namedIn({ operations, definitions }: ExplorePlan): Named {
  return { definitions, classes: new Map(operations.flatMap(({ operation: { name, kind, members } }) => (kind === 'class' ? [[name, members] as const] : []))) };
}
