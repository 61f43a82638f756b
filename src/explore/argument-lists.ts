import type { Signature } from '../model/shape.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import type { FunctionSources } from '../value/functions.js';
import { oneOf, type Arbitrary } from './arbitrary/arbitrary.js';
import { argumentsArbitrary, type Making } from './arbitrary/shape.js';
import type { Temper } from './arbitrary/strings.js';
import type { Ceiling } from './ceiling.js';
import { fits, type Constructors } from './conforms.js';
import type { Palette } from './palette.js';
import type { ExplorePlan } from './plan.js';
import type { Chance } from './random.js';
import type { Related } from './related.js';

/** How often a member is asked as its documentation shows, where it does. */
const SHOWN = 0.3;

export interface Lists {
  readonly palette: Palette;
  readonly definitions: ExplorePlan['definitions'];
  /** Constructors, by the name of the class. */
  readonly classes: Constructors;
  readonly functions: FunctionSources;
  readonly ceiling: Ceiling;
  /** Argument lists that the documentation of a member shows. */
  readonly shown: NonNullable<ExplorePlan['shown']>;
  /** Null where arguments are not made of one another. */
  readonly related: Related | null;
  readonly copy: (value: unknown) => unknown;
  /** Of a member, or of the operation itself: ``. */
  readonly signaturesOf: (member: string) => readonly Signature[];
  /** Draws from it are of one generator, which nothing that was shown or learnt moves. */
  readonly independent: Chance;
}

/** Argument lists of an operation and its members, invented from their types. */
export class ArgumentLists {
  readonly #of: Lists;
  readonly #arbitraries = new Map<string, Record<Temper, Arbitrary<unknown[]>>>();

  constructor(lists: Lists) {
    this.#of = lists;
  }

  draw(member: string, temper: Temper, chance: Chance): unknown[] {
    const { ceiling, classes, copy, definitions, independent, related, shown, signaturesOf } = this.#of;
    const args = this.#arbitrary(member)[temper](chance.random, temper === 'wild' && chance.chance(0.25) ? 3 : undefined);
    if (chance === independent) return ceiling.lower(args, null);
    const signatures = signaturesOf(member);
    const documented = shown.get(member) ?? [];
    if (documented.length > 0 && chance.chance(SHOWN)) {
      const list = copy(chance.pick(documented)) as unknown[];
      if (fits(list, signatures, definitions, classes)) return list;
    }
    const made = related?.of(args, member, { signatures, fits: (list) => fits(list, signatures, definitions, classes) }) ?? args;
    return ceiling.lower([...made], chance);
  }

  #arbitrary(member: string): Record<Temper, Arbitrary<unknown[]>> {
    const known = this.#arbitraries.get(member);
    if (known !== undefined) return known;
    const signatures = this.#of.signaturesOf(member);
    const made = { natural: this.#arguments(signatures, 'natural'), wild: this.#arguments(signatures, 'wild') };
    this.#arbitraries.set(member, made);
    return made;
  }

  #arguments(signatures: readonly Signature[], temper: Temper): Arbitrary<unknown[]> {
    const { palette, definitions, classes, functions } = this.#of;
    const making: Making = {
      palette, temper, definitions, classes,
      makeFunction: (source) => parse(source, { functions }) as (...args: unknown[]) => unknown,
      print: (value) => print(value, { functions }),
    };
    if (signatures.length === 0) return () => [];
    const drawn = oneOf(signatures.map((s) => argumentsArbitrary(s, making)));
    return (random, bias) => {
      palette.draw.begin(random);
      return drawn(random, bias);
    };
  }
}
