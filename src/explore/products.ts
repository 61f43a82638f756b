import type { Product, ProductMember } from '../model/observation.js';
import type { Makes, Member, Operation, Shape, Signature } from '../model/shape.js';
import { anyArguments } from './any-arguments.js';
import { makesOf } from './makes.js';

/** What calls what was made; no member has such a name. */
export const ITSELF = '()';
/** Where the operation's own result is. */
const START = '';

/** Of one side: by route, what was made there by name; what itself can be called is there as `()`. */
type Known = Map<string, Map<string, ProductMember>>;

/**
 * What an operation was seen to make, and so what can be asked of it: what both sides have there and, where types are declared, what they
 * name. A route is how it was come by, see `Product`.
 */
export class Products {
  readonly #makes: Makes | null;
  readonly #sides: Known[] = [];
  readonly #routes = new Map<string, string>();
  readonly #later = new Set<string>();
  readonly #members = new Map<string, readonly Member[]>();

  constructor(operation: Operation, definitions: Readonly<Record<string, Shape>>) {
    this.#makes = makesOf(operation, definitions);
  }

  /** One list a side. */
  learn(sides: readonly (readonly Product[])[]): void {
    for (const [side, products] of sides.entries()) for (const product of products) this.#add(this.#side(side), product);
    for (let side = 0; side < sides.length; side++) this.#side(side);
    this.#members.clear();
  }

  /** What can be asked of what was come by in that way. */
  at(route: string): readonly Member[] {
    const known = this.#members.get(route);
    if (known !== undefined) return known;
    const members = this.#find(route);
    this.#members.set(route, members);
    return members;
  }

  /** Where a method leads to; null where what it gives was not seen to be anything that can be asked. */
  next(route: string, member: string): string | null {
    const to = this.#routes.get(`${route}\n${member}`);
    return to === undefined || this.at(to).length === 0 ? null : to;
  }

  /** Whether what a method gives comes through a promise. */
  isLater(route: string, member: string): boolean {
    return this.#later.has(`${route}\n${member}`);
  }

  /** Where a session begins. */
  get start(): string {
    return START;
  }

  /** By the name that a member, or `()`, has anywhere. */
  signatures(name: string): readonly Signature[] {
    const declared = name === ITSELF ? this.#makes?.calls : this.#makes?.members.find((m) => m.name === name)?.signatures;
    if (declared !== null && declared !== undefined && declared.length > 0) return declared;
    const arities = this.#sides.flatMap((side) => [...side.values()].flatMap((members) => members.get(name)?.arity ?? []));
    return [anyArguments(Math.max(0, ...arities))];
  }

  #side(side: number): Known {
    while (this.#sides.length <= side) this.#sides.push(new Map());
    return this.#sides[side] as Known;
  }

  #add(side: Known, { of, by, route, arity, members, isLater }: Product): void {
    if (isLater === true) {
      this.#later.add(`${of ?? START}\n${by}`);
      return;
    }
    if (of !== null) this.#routes.set(`${of}\n${by}`, route);
    const own = side.get(route) ?? new Map<string, ProductMember>();
    side.set(route, own);
    if (arity !== null) own.set(ITSELF, { name: ITSELF, kind: 'method', arity });
    for (const member of members) own.set(member.name, member);
  }

  #find(route: string): readonly Member[] {
    const [first, ...others] = this.#sides.map((side) => side.get(route));
    const both = [...first?.values() ?? []].filter(({ name, kind }) => others.every((other) => other?.get(name)?.kind === kind));
    // What is declared is the contract, of what the operation itself gives: a member that is not named there is private.
    const isOpen = route !== START || this.#makes === null;
    return both.flatMap(({ name, kind }) => (isOpen || this.#isNamed(name) ? [{ name, kind, signatures: kind === 'getter' ? [] : this.signatures(name) }] : []));
  }

  #isNamed(name: string): boolean {
    return name === ITSELF ? this.#makes !== null && this.#makes.calls !== null : this.#makes?.members.some((m) => m.name === name) === true;
  }
}
