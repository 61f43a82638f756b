import type { Case } from '../model/case.js';
import type { Printed } from '../model/value.js';
import { OperationSource } from './operation-source.js';
import type { ExplorePlan, News, OperationPlan, Origin, Proposal } from './plan.js';
import { Products } from './products.js';

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
  readonly #products: Products | null;
  /** Null until something to be asked was seen, or a session of the kind is known. */
  #made: OperationSource | null = null;
  #draws = 0;

  constructor(plan: ExplorePlan, own: OperationPlan) {
    this.#plan = plan;
    this.#own = own;
    this.#first = new OperationSource(plan, own);
    this.#products = own.operation.kind === 'class' ? null : new Products(own.operation, plan.definitions);
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

  draw(origin: Exclude<Origin, 'example'>): Proposal {
    const isMade = origin !== 'independent' && this.#isMaking && this.#draws++ % CALLS !== 0;
    const source = isMade && this.#made !== null ? this.#made : this.#first;
    return { case: source.draw(origin), origin, ceiling: source.ceiling };
  }

  learn(of: Case, news: News, costly: boolean): void {
    if (news.products !== undefined) this.#products?.learn(news.products);
    if (this.#isMaking) this.#begin();
    this.#sourceOf(of).learn(of, news, costly);
  }

  rule(of: Case, within: boolean, news: News): void {
    this.#sourceOf(of).rule(of, within, news);
  }

  /** Of a member; of what the session begins with, or of the function, where it is called `''`. */
  allows(input: Printed, member: string): boolean {
    return (member === '' ? this.#first : this.#made ?? this.#first).allows(input, member);
  }

  kept(): readonly Case[] {
    return [...this.#first.kept(), ...this.#made?.kept() ?? []];
  }

  signals(): readonly number[] {
    return [...this.#first.corpus.signals(), ...this.#made?.corpus.signals() ?? []];
  }

  get #isMaking(): boolean {
    return this.#products !== null && this.#products.at(this.#products.start).length > 0;
  }

  #begin(): void {
    if (this.#products !== null) this.#made ??= new OperationSource(this.#plan, this.#own, this.#products);
  }

  #sourceOf(of: Case): OperationSource {
    return of.kind === 'session' && this.#made !== null ? this.#made : this.#first;
  }
}
