import type { Step } from '../model/case.js';
import type { Product, ProductMember } from '../model/observation.js';
import type { Makes, Member, Operation, Signature } from '../model/shape.js';
import { anyArguments } from './any-arguments.js';
import { madeBy, makesOf, type Named } from './makes.js';

/** What calls what was made; no member has such a name. */
export const ITSELF = '()';
/** Before the name of what is set. */
const SET = '=';
/** Where the operation's own result is. */
const START = '';

/** Of one side: by route, what was made there by name; what itself can be called is there as `()`. */
type Known = Map<string, Map<string, ProductMember>>;

/**
 * What an operation was seen to make, and so what can be asked of it: what both sides have there and, where types are declared, what they
 * name. Of a class its instances are what it makes: what can be asked of them is known beforehand. A route is how it was come by, see
 * `Product`.
 */
export class Products {
  readonly #makes: Makes | null;
  readonly #named: Named;
  readonly #isClass: boolean;
  readonly #declared = new Map<string, Makes | null>();
  readonly #sides: Known[] = [];
  readonly #routes = new Map<string, string>();
  readonly #later = new Set<string>();
  readonly #members = new Map<string, readonly Member[]>();

  constructor(operation: Operation, named: Named) {
    this.#makes = makesOf(operation, named);
    this.#named = named;
    this.#isClass = operation.kind === 'class';
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

  /** By what `memberKey` made of a route and a step. */
  signatures(key: string): readonly Signature[] {
    const at = key.lastIndexOf('\n');
    const [route, name] = [key.slice(0, Math.max(0, at)), key.slice(at + 1)];
    if (name.startsWith(SET)) return [{ parameters: [{ name: name.slice(SET.length), shape: this.#member(route, name.slice(SET.length))?.type ?? { kind: 'any' }, optional: false, rest: false }], returns: { kind: 'undefined' } }];
    return this.#signaturesOf(route, name);
  }

  #signaturesOf(route: string, name: string): readonly Signature[] {
    const declared = name === ITSELF ? this.#declaredAt(route)?.calls : this.#member(route, name)?.signatures;
    if (declared !== null && declared !== undefined && declared.length > 0) return declared;
    const arities = this.#sides.flatMap((side) => side.get(route)?.get(name)?.arity ?? []);
    return this.#isClass && route === START ? [] : [anyArguments(Math.max(0, ...arities))];
  }

  #member(route: string, name: string): Member | undefined {
    return this.#declaredAt(route)?.members.find((m) => m.name === name);
  }

  /** What is declared of what was come by in that way; null where nothing is. */
  #declaredAt(route: string): Makes | null {
    if (route === START) return this.#makes;
    const known = this.#declared.get(route);
    if (known !== undefined) return known;
    const dot = route.lastIndexOf('.');
    const by = route.slice(dot + 1);
    const before = this.#declaredAt(route.slice(0, Math.max(0, dot)));
    const signatures = by === '' ? before?.calls : before?.members.find((m) => m.name === by)?.signatures;
    const found = dot < 0 || signatures === undefined || signatures === null ? null : madeBy(signatures, this.#named);
    this.#declared.set(route, found);
    return found;
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
    if (this.#isClass && route === START) return this.#makes?.members ?? [];
    const [first, ...others] = this.#sides.map((side) => side.get(route));
    const both = [...first?.values() ?? []].filter(({ name, kind }) => others.every((other) => other?.get(name)?.kind === kind));
    // What is declared is the contract: a member that is not named there is private.
    const declared = this.#declaredAt(route);
    const isNamed = (name: string): boolean => declared === null || (name === ITSELF ? declared.calls !== null : declared.members.some((m) => m.name === name));
    return both.flatMap(({ name, kind }) => (isNamed(name) ? [{ name, kind, signatures: kind === 'getter' ? [] : this.#signaturesOf(route, name) }] : []));
  }
}

/** What `Products.signatures` knows a step by: the name of a member, `()`, or of what is set `=name`; behind the route by which what is asked was come by. */
export function memberKey(route: string, { access, member }: Pick<Step, 'access' | 'member'>): string {
  const name = access === 'set' ? SET + member : member === '' ? ITSELF : member;
  return route === START ? name : `${route}\n${name}`;
}
