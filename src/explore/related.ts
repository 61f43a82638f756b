import type { Signature } from '../model/shape.js';
import { documentPlaces, pathed } from './paths.js';
import type { Chance } from './random.js';

/** How often an argument becomes what another of its type is, or nearly so: what compares, joins or tells apart shows little of two that have nothing in common. */
const RELATED = 0.25;
/** How often a text becomes a path into another argument, where that is a document. */
const POINTING = 0.15;
/** Places that are tried for it: not each takes any text. */
const PLACES = 3;
/** How often it is that very value. */
const SAME = 0.25;

export interface Relating {
  readonly chance: Chance;
  readonly copy: (value: unknown) => unknown;
  /** An argument list with one to a few places changed. */
  readonly mutate: (args: readonly unknown[]) => readonly unknown[];
}

/** Makes arguments of one another, member by member. */
export class Related {
  readonly #relating: Relating;
  readonly #documents = new Map<string, readonly number[]>();
  readonly #places = new Map<string, ReturnType<typeof alikePlaces>>();

  constructor(relating: Relating) {
    this.#relating = relating;
  }

  /** The arguments, one of them made of another of its type now and then, where that is within the types. */
  of(args: readonly unknown[], member: string, { signatures, fits }: { readonly signatures: readonly Signature[]; readonly fits: (args: readonly unknown[]) => boolean }): readonly unknown[] {
    const pointing = this.#pointing(args, member, { signatures, fits });
    if (pointing !== null) return pointing;
    const [only] = signatures;
    if (only === undefined || signatures.length > 1) return args;
    let places = this.#places.get(member);
    if (places === undefined) this.#places.set(member, places = alikePlaces(only));
    const made = relate(args, places, this.#relating);
    return made === args || fits(made) ? made : args;
  }

  #pointing(args: readonly unknown[], member: string, { signatures, fits }: Parameters<Related['of']>[2]): readonly unknown[] | null {
    const { chance } = this.#relating;
    const documents = this.#documents.get(member) ?? [...new Set(signatures.flatMap(documentPlaces))];
    this.#documents.set(member, documents);
    if (documents.length === 0 || !chance.chance(POINTING)) return null;
    for (let tries = 0; tries < PLACES; tries++) {
      const made = pathed(args, documents, chance);
      if (made !== null && fits(made)) return made;
    }
    return null;
  }
}

/** Places of arguments that are declared alike, each with an earlier one. */
export function alikePlaces({ parameters }: Pick<Signature, 'parameters'>): readonly (readonly [earlier: number, later: number])[] {
  const types = parameters.map(({ shape, rest }) => (rest || shape.kind === 'function' || shape.kind === 'boolean' || shape.kind === 'literal' ? null : JSON.stringify(shape)));
  return types.flatMap((type, later) => types.slice(0, later).flatMap((other, earlier) => (type !== null && other === type ? [[earlier, later] as const] : [])));
}

/** The arguments, one of them made of another that is declared alike, now and then. */
export function relate(args: readonly unknown[], places: ReturnType<typeof alikePlaces>, { chance, copy, mutate }: Relating): readonly unknown[] {
  const given = places.filter(([, later]) => later < args.length);
  if (given.length === 0 || !chance.chance(RELATED)) return args;
  const [earlier, later] = chance.pick(given);
  const same = copy(args[earlier]);
  const changed = chance.chance(SAME) ? same : mutate([same])[0];
  return chance.chance(0.5) ? args.with(later, changed) : args.with(earlier, changed).with(later, same);
}
