import type { Printed } from '../model/value.js';
import type { Lead } from '../model/observation.js';
import type { News } from './plan.js';
import type { Chance } from './random.js';

const MOST = 400;
/** Of these, inputs of which only the way through the source was new: a loop makes countless ways. */
const MOST_PATHS = 120;
/** Signals that are told apart; further ones are counted as new, each by itself. */
const MOST_SIGNALS = 20_000;
/** While something was seen so seldom, a shorter input that shows it takes the place of the one that did. */
const SETTLED = 20;
/** How often an example is drawn, however much else was found: what its neighbours do is what its users will see. */
const EXAMPLES = 0.3;
/** Entries of which the one with the rarest signal is drawn. */
const TRIES = 3;
/** So many more inputs are kept for a branch, whatever else there is. */
const MOST_FAVOURED = 400;
/** How often one of those is drawn. */
const FAVOURED = 0.6;

/** How often something was seen. */
interface Seen {
  times: number;
}

/** An input that is kept. */
export interface Entry {
  readonly input: Printed;
  /** What it was kept for, and how often that was seen. */
  readonly shows: Map<string, Seen>;
  /** The input as values, once somebody has read it: whoever changes it changes a copy. */
  values: readonly unknown[] | null;
  /** What was compared on its way, where that was seen. */
  leads: readonly Lead[];
}

/**
 * Inputs of one operation that are worth changing further: examples, and each that showed something for the first time: a shape of outcome, a
 * branch of the source, a way through it. The scheme is that of coverage-guided fuzzers (AFL's queue, with a power schedule by rarity).
 */
export class Corpus {
  readonly #entries: Entry[] = [];
  readonly #examples: readonly Entry[];
  /** Those that were kept for a branch. */
  readonly #favoured: Entry[] = [];
  /** By what they show. */
  readonly #best = new Map<string, Entry>();
  readonly #shapes = new Map<string, Seen>();
  readonly #others = new Map<string, Seen>();
  #paths = 0;
  #further = 0;
  readonly #learns: boolean;

  /** `learns`: whether it keeps more than the examples. */
  constructor(examples: readonly Printed[], learns = true) {
    this.#learns = learns;
    this.#examples = examples.map((input) => ({ input, shows: new Map<string, Seen>(), values: null, leads: [] }));
    this.#entries.push(...this.#examples);
  }

  get size(): number {
    return this.#entries.length + this.#favoured.length;
  }

  /** The inputs that are kept. */
  inputs(): readonly Printed[] {
    return [...this.#entries, ...this.#favoured].map((entry) => entry.input);
  }

  /** How often each shape of outcome was seen, in no order. */
  signals(): readonly number[] {
    return [...Array.from(this.#shapes.values(), (seen) => seen.times), ...Array.from({ length: this.#further }, () => 1)];
  }

  /** Notes what an input showed; keeps it, and says so, if nobody showed that before, or if it is a shorter one that did. `dear`: it is not worth its time. */
  learn(input: Printed, { shape, branches, path, leads }: News, dear = false): boolean {
    if (leads.length > 0) for (const example of this.#examples) if (example.input === input) example.leads = leads;
    const wanted = [
      ...(this.#isWanted(input, shape, this.#shapes) ? [shape] : []),
      ...branches.filter((branch) => this.#isWanted(input, branch, this.#others)),
      ...(path !== null && this.#isWanted(input, path, this.#others) && this.#hasRoomFor(path) ? [path] : []),
    ];
    if (wanted.length === 0 || dear || !this.#learns) return false;
    return this.#keep(input, { shown: wanted, leads, favoured: branches.some((branch) => wanted.includes(branch)) });
  }

  /** One entry; the rarer what it shows, the likelier it is drawn. Null while there is none. */
  draw(chance: Chance): Entry | null {
    if (this.size === 0) return null;
    if (this.#examples.length > 0 && chance.chance(EXAMPLES)) return chance.pick(this.#examples);
    const list = this.#entries.length === 0 || (this.#favoured.length > 0 && chance.chance(FAVOURED)) ? this.#favoured : this.#entries;
    let rarest = chance.pick(list);
    let rarity = rarityOf(rarest);
    for (let tries = 1; tries < TRIES && rarity > 0; tries++) {
      const other = chance.pick(list);
      const otherwise = rarityOf(other);
      if (otherwise < rarity) [rarest, rarity] = [other, otherwise];
    }
    return rarest;
  }

  /** Counts it; whether an input that shows it is to be kept. */
  #isWanted(input: Printed, what: string, all: Map<string, Seen>): boolean {
    const seen = all.get(what);
    if (seen === undefined) {
      if (all.size < MOST_SIGNALS) all.set(what, { times: 1 });
      else if (all === this.#shapes) this.#further++;
      return all.has(what);
    }
    if (++seen.times >= SETTLED) return false;
    const held = this.#best.get(what);
    return held !== undefined && input.length < held.input.length;
  }

  #hasRoomFor(path: string): boolean {
    if (this.#best.has(path)) return true;
    if (this.#paths >= MOST_PATHS) return false;
    this.#paths++;
    return true;
  }

  #keep(input: Printed, { shown, leads, favoured }: { readonly shown: readonly string[]; readonly leads: readonly Lead[]; readonly favoured: boolean }): boolean {
    const entry: Entry = { input, shows: new Map(shown.map((what) => [what, this.#shapes.get(what) ?? this.#others.get(what) as Seen])), values: null, leads };
    for (const what of shown) {
      const held = this.#best.get(what);
      held?.shows.delete(what);
      // Its place is free where it showed nothing else.
      if (held?.shows.size === 0) for (const list of [this.#entries, this.#favoured]) takeOut(list, held);
    }
    const list = favoured ? this.#favoured : this.#entries;
    if (list.length >= (favoured ? MOST_FAVOURED : MOST)) return false;
    list.push(entry);
    for (const what of shown) this.#best.set(what, entry);
    return true;
  }
}

function takeOut(list: Entry[], entry: Entry): void {
  const place = list.indexOf(entry);
  if (place >= 0) list.splice(place, 1);
}

/** Of examples, which were kept for nothing that was seen, 0. */
function rarityOf({ shows }: Entry): number {
  if (shows.size === 0) return 0;
  let rarest = Number.POSITIVE_INFINITY;
  for (const { times } of shows.values()) if (times < rarest) rarest = times;
  return rarest;
}
