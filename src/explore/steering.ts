import type { Printed } from '../model/value.js';
import { Corpus } from './corpus.js';
import { cross } from './cross.js';
import type { Palette } from './palette.js';
import type { Lead } from '../model/observation.js';
import type { News } from './plan.js';
import type { Chance } from './random.js';
import { REPAIRS } from './repairs.js';
import { Stopped } from './stopped.js';

/** What steering does with argument lists, for the one operation that it steers. */
export interface SteeringMaking {
  readonly chance: Chance;
  /** Of what stands in the predicate. */
  readonly from: Palette;
  mutate(args: readonly unknown[]): unknown[];
  /** With what a comparison asked for; null where it cannot be had. */
  follow(args: readonly unknown[], lead: Lead): readonly unknown[] | null;
  allows(args: readonly unknown[]): boolean;
  copy(value: unknown): unknown;
  print(args: readonly unknown[]): Printed;
  read(input: Printed): unknown[];
}

/** Where an input begins: as it was drawn; an accepted one, changed; two of them put together; one that came further than most; one that a comparison stopped. */
const BASES = ['drawn', 'changed', 'crossed', 'near', 'stopped'] as const;
type Base = (typeof BASES)[number];

/** From this share of accepted inputs on, nothing is steered. */
const EASY = 0.5;
/** Inputs after which it is known how easy it is. */
const FEWEST = 50;
const MOST_ACCEPTED = 300;
const MOST_WAITING = 4000;
/** However seldom a way leads anywhere, it is gone so often, beside one that always does. */
const LEAST = 0.02;
const SECOND_REPAIR = 0.35;

/** How often a way was gone, and how often what came of it lay within the contract. */
class Way {
  #gone = 0;
  #led = 0;

  get weight(): number {
    return Math.max(LEAST, (this.#led + 1) / (this.#gone + 2));
  }

  get share(): number {
    return this.#gone < FEWEST ? 1 : this.#led / this.#gone;
  }

  note(within: boolean): void {
    this.#gone++;
    if (within) this.#led++;
  }
}

/**
 * Leads draws into a contract of which only a predicate is known. It learns from what was accepted and what was not: accepted inputs are
 * changed and put together, those that reach a new branch of the predicate are gone on from, and of the ways to make an input (where it
 * begins, how it is repaired) those are gone most that led to accepted ones.
 */
export class Steering {
  readonly #making: SteeringMaking;
  readonly #plain = new Way();
  readonly #bases = new Map<Base, Way>(BASES.map((base) => [base, new Way()]));
  readonly #repairs = REPAIRS.map(() => new Way());
  readonly #accepted: Printed[] = [];
  readonly #near = new Corpus([]);
  readonly #stopped = new Stopped();
  /** Ways by which inputs were made on which nothing was said so far. */
  readonly #waiting = new Map<Printed, readonly Way[]>();
  #seen = 0;

  constructor(making: SteeringMaking) {
    this.#making = making;
  }

  /** `news`: what the predicate did with it, as a search sees it. */
  rule(input: Printed, within: boolean, news: News): void {
    for (const way of this.#waiting.get(input) ?? [this.#plain]) way.note(within);
    this.#waiting.delete(input);
    if (!this.#near.learn(input, news) && !within && news.leads.length > 0) this.#stopped.add({ of: { kind: 'call', operation: '', input }, leads: news.leads });
    if (!within) return;
    this.#seen++;
    if (this.#accepted.length < MOST_ACCEPTED) this.#accepted.push(input);
    else if (this.#making.chance.int(this.#seen) < MOST_ACCEPTED) this.#accepted[this.#making.chance.int(MOST_ACCEPTED)] = input;
  }

  /** Another input in the place of one that was drawn, or the same. */
  steer(input: Printed): Printed {
    const { chance, read, print, allows, copy, from } = this.#making;
    const { share } = this.#plain;
    if (share >= EASY || chance.chance(Math.max(LEAST, share))) return input;
    const base = this.#pickBase();
    const args = this.#begin(base, read(input));
    const ways = [this.#bases.get(base) as Way];
    do {
      const at = weighted(this.#repairs, chance);
      REPAIRS[at]?.(args, { chance, from, copy });
      ways.push(this.#repairs[at] as Way);
    } while (chance.chance(SECOND_REPAIR));
    const made = allows(args) ? print(args) : input;
    if (made === input) return input;
    if (this.#waiting.size < MOST_WAITING) this.#waiting.set(made, ways);
    return made;
  }

  #pickBase(): Base {
    const possible = BASES.filter((base) => base === 'drawn' || (base === 'near' ? this.#near.size > 0 : base === 'stopped' ? this.#stopped.size > 0 : this.#accepted.length > 0));
    return possible[weighted(possible.map((base) => this.#bases.get(base) as Way), this.#making.chance)] as Base;
  }

  #followed(args: unknown[], leads: readonly Lead[]): unknown[] {
    return leads.length === 0 ? args : [...this.#making.follow(args, this.#making.chance.pick(leads)) ?? args];
  }

  #begin(base: Base, drawn: unknown[]): unknown[] {
    const { chance, mutate, read } = this.#making;
    const known = (): unknown[] => read(chance.pick(this.#accepted));
    switch (base) {
      case 'drawn': return drawn;
      case 'changed': return mutate(known());
      case 'crossed': return cross(known(), chance.chance(0.5) ? drawn : known(), chance) as unknown[];
      case 'near': {
        const { input, leads } = this.#near.draw(chance) ?? { input: '[]', leads: [] };
        return chance.chance(0.5) ? this.#followed(read(input), leads) : chance.chance(0.5) ? mutate(read(input)) : read(input);
      }
      case 'stopped': {
        const stopped = this.#stopped.draw(chance);
        return stopped?.of.kind === 'call' ? this.#followed(read(stopped.of.input), stopped.leads) : drawn;
      }
    }
  }
}

/** Index of one of the ways, by their weights. */
function weighted(ways: readonly Way[], chance: Chance): number {
  const weights = ways.map((way) => way.weight);
  let left = (chance.int(1 << 20) / (1 << 20)) * weights.reduce((sum, w) => sum + w, 0);
  for (const [i, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return i;
  }
  return ways.length - 1;
}
