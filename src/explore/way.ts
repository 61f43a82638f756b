import type { Asks } from '../model/case.js';
import { begins } from '../value/case.js';
import type { Products } from './products.js';

/** By which routes a step asks, and what it gives is come by; see `Product`. */
interface Passed {
  readonly asks: string;
  /** Null where nothing can be asked of what it gives, however that is. */
  readonly gives: string | null;
  /** Nobody asks it by its number: it is what the session itself goes on with, or the like of what was itself given. Powers of powers have no end. */
  readonly isPassedBy: boolean;
}

/** The steps of a session, as far as they are known, and by which routes what they ask was come by. */
export class Way {
  readonly #products: Products;
  readonly #passed: Passed[] = [];
  #route: string;

  constructor(products: Products, steps: readonly Asks[] = []) {
    this.#products = products;
    this.#route = products.start;
    for (const step of steps) this.push(step);
  }

  /** Of what the next step asks: the instance or what was made, or what the step of that number gave. */
  route(on?: number): string {
    return on === undefined ? this.#route : this.#passed[on]?.gives ?? NOWHERE;
  }

  /** Gives by which route the step asks. */
  push(step: Asks): string {
    const asks = begins(step) ? this.#products.start : this.route(step.on);
    const gives = begins(step) ? asks : step.access === 'call' || step.access === 'follow' ? this.#products.next(asks, step.member) ?? `${asks}.${step.member}` : null;
    if (step.access === 'follow') this.#route = gives ?? NOWHERE;
    this.#passed.push({ asks, gives, isPassedBy: step.access !== 'call' || (step.on !== undefined && gives === asks) });
    return asks;
  }

  /** Numbers of the steps that gave what can be asked, and that are to be asked by them: what was not seen to lead anywhere is none. */
  given(): readonly number[] {
    return this.#passed.flatMap(({ gives, isPassedBy }, number) => (!isPassedBy && gives !== null && this.#products.at(gives).length > 0 ? [number] : []));
  }
}

/** No product has it. */
const NOWHERE = '?';
