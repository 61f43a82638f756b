import type { Without } from '../model/ingredient.js';
import type { Printed } from '../model/value.js';
import { amended } from './amend.js';
import type { Corpus, Entry } from './corpus.js';
import { cross } from './cross.js';
import { follow, pickLead, type Following } from './follow.js';
import { mutateArguments, type Mutating } from './mutate.js';
import type { Palette } from './palette.js';
import type { Chance } from './random.js';

const TRIES = 6;
/** Share of mutations in which an argument is invented anew: what only a few values can be is seldom hit by changing one of them. */
const REDRAWN = 0.2;
/** Share in which a property is taken over from arguments that are new, where there are records. */
const AMENDED = 0.15;
/** Share of mutations that follow what was compared, of an input of which that was seen. */
export const FOLLOWED = 0.5;
/** A change makes no input longer than this: what is written twice again and again would grow without end. */
const LONGEST = 10_000;

export interface Changing {
  readonly corpus: Corpus;
  readonly chance: Chance;
  readonly following: Following;
  readonly without: Without;
  /** Whether arguments are within the declared types. */
  readonly allows: (args: readonly unknown[]) => boolean;
  /** With no number above the largest that an input may have now, in texts either. */
  readonly lower: (args: readonly unknown[]) => readonly unknown[];
  /** Arguments invented anew. */
  readonly fresh: () => readonly unknown[];
  readonly material: () => Palette;
  readonly valuesOf: (entry: Entry) => readonly unknown[];
  readonly copy: (value: unknown) => unknown;
  readonly print: (args: readonly unknown[]) => Printed;
}

/** Inputs of a function made of those that were worth keeping: put together anew, or changed. */
export class ChangedInputs {
  readonly #of: Changing;

  constructor(of: Changing) {
    this.#of = of;
  }

  /** Two or three inputs put together; at times with one argument that is new, or changed. */
  crossed(): Printed | null {
    const { chance, corpus, without, valuesOf, allows, lower, print } = this.#of;
    if (without.has('crossing')) return null;
    const parents = Array.from({ length: 2 + chance.int(2) }, () => corpus.draw(chance));
    const lists = parents.flatMap((entry) => (entry === null ? [] : [valuesOf(entry)]));
    const [first, ...others] = lists;
    if (first === undefined) return null;
    const args = others.reduce((made, list) => cross(made, list, chance) as readonly unknown[], first);
    // Every part stands where it stood in its parent, so that none is there twice; and nothing here is changed where it stands.
    const made = chance.chance(0.25) ? this.#redrawn(args) : args;
    const changed = lower(chance.chance(0.25) ? this.mutate(made) : made);
    return allows(changed) ? print(changed) : null;
  }

  /** One of them changed; null where there is none, or no change of it that is within the types. */
  mutated(): Printed | null {
    const { chance, corpus, allows, lower, print } = this.#of;
    for (let tries = 0; tries < TRIES; tries++) {
      const base = corpus.draw(chance);
      if (base === null) return null;
      const args = lower(this.#changed(base));
      if (!allows(args)) continue;
      const input = print(args);
      if (input.length <= Math.max(LONGEST, base.input.length)) return input;
    }
    return null;
  }

  /** The arguments changed in some places, of nothing but themselves. */
  mutate(args: readonly unknown[]): unknown[] {
    return mutateArguments(args, this.#mutating(nothing));
  }

  /** With one argument invented anew. */
  #redrawn(args: readonly unknown[]): readonly unknown[] {
    if (args.length === 0) return args;
    const at = this.#of.chance.int(args.length);
    const fresh = this.#of.fresh();
    return at < fresh.length ? args.with(at, fresh[at]) : args;
  }

  #changed(base: Entry): unknown[] {
    const { chance, following, valuesOf, fresh } = this.#of;
    const followed = base.leads.length > 0 && chance.chance(FOLLOWED) ? follow(valuesOf(base), pickLead(base.leads, chance), following) : null;
    if (followed !== null) return [...followed];
    if (chance.chance(AMENDED)) {
      const made = amended(valuesOf(base), fresh(), chance);
      if (made !== null) return [...made];
    }
    if (chance.chance(REDRAWN)) return [...this.#redrawn(valuesOf(base))];
    return mutateArguments(valuesOf(base), this.#mutating(() => this.#others()));
  }

  #mutating(others: () => readonly unknown[]): Mutating {
    return { chance: this.#of.chance, palette: this.#of.material(), others, copy: this.#of.copy };
  }

  /** The arguments of another input. */
  #others(): readonly unknown[] {
    const other = this.#of.corpus.draw(this.#of.chance);
    return other === null ? [] : this.#of.valuesOf(other);
  }
}

export function nothing(): readonly unknown[] {
  return [];
}
