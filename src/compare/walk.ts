import type { FunctionSources } from '../value/functions.js';
import { Opaque } from '../value/opaque.js';
import { print } from '../value/print.js';
import { brandOf, classOf, ownPrototype } from './brand.js';
import type { Brand } from './brand.js';
import { reached } from './cursor.js';
import { walkMap, walkSet } from './entries.js';
import type { Identities } from './identities.js';
import { walkItems } from './items.js';
import { isFreeAt, isLoose } from './licence.js';
import type { OperationFreedom } from './licence.js';
import { opaqueChange } from './opaque-change.js';
import { HOLE, kindName, payloadOf } from './payload.js';
import { below } from './place.js';
import type { Place } from './place.js';
import { walkProperties } from './properties.js';
import { scalarChange, within } from './scalars.js';
import type { Sink } from './sink.js';
import type { Root, Walker } from './walker.js';

/** What holds for a whole walk over two outcomes. */
export interface WalkContext {
  readonly free: OperationFreedom;
  readonly identities: Identities;
  readonly functions: FunctionSources;
}

/** Walks two values side by side. Cycles are safe, and each pair of objects is walked once. */
export class Walk implements Walker {
  readonly root: Root;
  readonly sink: Sink;
  readonly #context: WalkContext;

  constructor(root: Root, sink: Sink, context: WalkContext) {
    this.root = root;
    this.sink = sink;
    this.#context = context;
  }

  get free(): OperationFreedom {
    return this.#context.free;
  }

  into(sink: Sink): Walker {
    return new Walk(this.root, sink, this.#context);
  }

  text(value: unknown): string {
    if (typeof value === 'string') return `"${value}`;
    if (value === HOLE) return 'hole';
    return typeof value === 'object' || typeof value === 'function' ? print(value, { functions: this.#context.functions }) : primitiveText(value);
  }

  lacks(change: 'removed' | 'added', value: unknown, place: Place): void {
    if (isLoose(place, 'absence')) return;
    const name = kindName(value);
    this.sink.add(place, change, change === 'removed' ? name : 'absent', change === 'removed' ? 'absent' : name);
  }

  values(prior: unknown, candidate: unknown, place: Place): void {
    if (this.sink.full) return;
    const [a, b] = this.free.has('holes') ? [filled(prior), filled(candidate)] : [prior, candidate];
    if (isFreeAt(place)) this.#types(a, b, place);
    else if (a instanceof Opaque || b instanceof Opaque) {
      const change = opaqueChange(a, b);
      if (change !== null && !(change.change === 'kind' && isLoose(place, 'kind'))) this.sink.add(place, change.change, change.prior, change.candidate);
    } else if (isObject(a) && isObject(b)) this.#objects(a, b, place);
    else if (!Object.is(a, b)) this.#scalars(a, b, place);
  }

  /** Which value stands at a place is free: that it is one of its type is not. */
  #types(a: unknown, b: unknown, place: Place): void {
    if (a instanceof Opaque || b instanceof Opaque) {
      const change = opaqueChange(a, b);
      if (change?.change === 'kind') this.#otherKind(change.prior, change.candidate, place);
    } else if (!isObject(a) || !isObject(b)) {
      if (isOtherType(a, b)) this.#otherKind(kindName(a), kindName(b), place);
    } else {
      const brand = brandOf(a);
      if (brand !== brandOf(b)) this.#otherKind(kindName(a), kindName(b), place);
      // The class of an error is one of its parts.
      else if (brand !== 'error') this.#classes(a, b, { brand, place });
    }
  }

  #otherKind(prior: string, candidate: string, place: Place): void {
    if (!isLoose(place, 'kind')) this.sink.add(place, 'kind', prior, candidate);
  }

  #scalars(a: unknown, b: unknown, place: Place): void {
    if (isOtherType(a, b)) {
      this.#otherKind(kindName(a), kindName(b), place);
      return;
    }
    if (typeof a === 'number' && typeof b === 'number') {
      if (a === b && this.free.has('negative-zero')) return;
      if (within(a, b, reached(place.cursor))) return;
    }
    if (typeof a === 'symbol' && typeof b === 'symbol' && this.text(a) === this.text(b)) {
      this.#meet(a, b, place);
      return;
    }
    const { change, prior, candidate } = scalarChange(a, b);
    this.sink.add(place, change, prior, candidate);
  }

  #objects(a: object, b: object, place: Place): void {
    const [brand, other] = [brandOf(a), brandOf(b)];
    if (brand !== other) {
      this.#otherKind(kindName(a), kindName(b), place);
      return;
    }
    if (this.#meet(a, b, place) || !this.#classes(a, b, { brand, place })) return;
    if (brand === 'function' && !this.#functions(a, b, place)) return;
    if (payloadOf(a, brand) !== payloadOf(b, brand)) this.sink.add(place, 'value', kindName(a), kindName(b));
    if (brand === 'array' || brand === 'typed' || brand === 'arguments') walkItems(a as ArrayLike<unknown>, b as ArrayLike<unknown>, place, this);
    else if (brand === 'map') walkMap(a as Map<unknown, unknown>, b as Map<unknown, unknown>, place, this);
    else if (brand === 'set') walkSet(a as Set<unknown>, b as Set<unknown>, place, this);
    walkProperties(a, b, brand, { place, walker: this });
  }

  /** True if their insides were walked already. */
  #meet(a: object | symbol, b: object | symbol, place: Place): boolean {
    const { walked, sharing } = this.#context.identities.meet(a, b, place);
    if (sharing !== null && !this.free.has('sharing')) this.sink.add(place, 'sharing', sharing[0], sharing[1]);
    return walked;
  }

  /** Compares classes; false if that says all there is to say. */
  #classes(a: object, b: object, { brand, place }: { brand: Brand; place: Place }): boolean {
    const [prior, candidate] = [classOf(a), classOf(b)];
    if (brand === 'error') {
      const at = below(place, { kind: 'key', name: 'name' });
      const erased = isFreeAt(at) || isLoose(at, 'kind') || (this.root !== 'error' && this.free.has('error-values'));
      if (!erased && !this.free.isSameClass(prior, candidate)) this.sink.add(at, 'kind', prior, candidate);
      return true;
    }
    if (brand === 'typed') {
      if (prior === candidate || this.free.has('buffers')) return true;
      this.#otherKind(prior, candidate, place);
      return this.sink.thorough;
    }
    if (this.free.has('prototype') || isLoose(place, 'kind')) return true;
    if (!this.free.isSameClass(prior, candidate)) this.sink.add(place, 'prototype', prior, candidate);
    else this.#prototypes(a, b, place);
    return true;
  }

  #prototypes(a: object, b: object, place: Place): void {
    const [prior, candidate] = [ownPrototype(a), ownPrototype(b)];
    if (prior === null && candidate === null) return;
    const branch = this.sink.branch();
    if (prior !== null && candidate !== null) this.into(branch).values(prior, candidate, { ...place, parent: place, segment: { kind: 'member' } });
    if (prior === null || candidate === null || !branch.empty) this.sink.add(place, 'prototype', nameOfPrototype(prior), nameOfPrototype(candidate));
  }

  /** Functions are the same if their sources are. False if they are not. */
  #functions(a: object, b: object, place: Place): boolean {
    if (this.text(a) === this.text(b)) return true;
    this.sink.add(place, 'value', 'function', 'function');
    return false;
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function isOtherType(a: unknown, b: unknown): boolean {
  return !Object.is(a, b) && (typeof a !== typeof b || a === null || b === null || a === HOLE || b === HOLE);
}

function filled(value: unknown): unknown {
  return value === HOLE ? undefined : value;
}

function nameOfPrototype(prototype: object | null): string {
  return prototype === null ? 'Object' : 'object with a prototype of its own';
}

function primitiveText(value: unknown): string {
  return Object.is(value, -0) ? '-0' : typeof value === 'bigint' ? `${value}n` : typeof value === 'symbol' ? print(value) : String(value);
}
