import type { Reach } from '../model/difference.js';
import { Made } from '../value/made.js';
import { brandOf, classOf, ownPrototype } from './brand.js';
import type { Brand } from './brand.js';
import { natureOf, readProperty } from './descriptors.js';
import { timeOf } from './slots.js';

/** One thing about an input that bears on how far it lies from daily use. */
export type Fact =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'key'; readonly value: string }
  | { readonly kind: 'date'; readonly value: number }
  | { readonly kind: 'size'; readonly of: Container; readonly value: number }
  | { readonly kind: 'trait'; readonly value: Trait };

export type Container = 'array' | 'record' | 'map' | 'set' | 'bytes' | 'depth';

/** What an input can have about it, and how far from daily use that is by itself. */
export const TRAITS = {
  boolean: 'natural', null: 'edge', undefined: 'edge', bigint: 'natural', 'huge bigint': 'edge', function: 'natural', expression: 'natural', instance: 'natural', error: 'edge',
  'mixed items': 'edge', shared: 'edge', 'not extensible': 'edge',
  cycle: 'exotic', hole: 'exotic', symbol: 'exotic', boxed: 'exotic', accessor: 'exotic', 'hidden property': 'exotic', 'extra property': 'exotic',
  'no prototype': 'exotic', 'foreign prototype': 'exotic', 'argument list': 'exotic',
} as const satisfies Record<string, Reach>;

export type Trait = keyof typeof TRAITS;

/** Tells every fact of a value to `tell`, which says false to end it. Each object is gone into once. */
export function tellFacts(args: readonly unknown[], tell: (fact: Fact) => boolean): void {
  const teller = new Teller(tell);
  for (const arg of args) teller.value(arg, 1);
}

class Teller {
  readonly #tell: (fact: Fact) => boolean;
  readonly #open = new Set<object>();
  readonly #done = new Set<object>();
  #over = false;

  constructor(tell: (fact: Fact) => boolean) {
    this.#tell = tell;
  }

  value(value: unknown, depth: number): void {
    if (this.#over) return;
    switch (typeof value) {
      case 'string': return this.#say({ kind: 'string', value });
      case 'number': return this.#say({ kind: 'number', value });
      case 'bigint': return this.#trait(value > -(2n ** 64n) && value < 2n ** 64n ? 'bigint' : 'huge bigint');
      case 'boolean': return this.#trait('boolean');
      case 'undefined': return this.#trait('undefined');
      case 'symbol': return this.#trait('symbol');
      default: return value === null ? this.#trait('null') : this.#object(value as object, depth);
    }
  }

  #say(fact: Fact): void {
    if (!this.#over && !this.#tell(fact)) this.#over = true;
  }

  #trait(value: Trait): void {
    this.#say({ kind: 'trait', value });
  }

  #object(value: object, depth: number): void {
    if (this.#open.has(value)) return this.#trait('cycle');
    if (this.#done.has(value)) return this.#trait('shared');
    this.#open.add(value);
    this.#say({ kind: 'size', of: 'depth', value: depth });
    const brand = brandOf(value);
    this.#own(value, brand, depth);
    this.#open.delete(value);
    this.#done.add(value);
  }

  #own(value: object, brand: Brand, depth: number): void {
    if (value instanceof Made) {
      // How it is made is as plain as what it is made of.
      for (const argument of value.args) this.value(argument, depth + 1);
      return;
    }
    if (!Object.isExtensible(value)) this.#trait('not extensible');
    if (brand === 'function') return this.#trait('function');
    if (brand === 'boxed') return this.#trait('boxed');
    if (brand === 'arguments') return this.#trait('argument list');
    if (brand === 'regexp') this.#trait('expression');
    if (brand === 'error') this.#trait('error');
    if (brand === 'date') this.#say({ kind: 'date', value: timeOf(value as Date) });
    if (brand === 'typed') return this.#say({ kind: 'size', of: 'bytes', value: (value as Uint8Array).length });
    if (brand === 'array') this.#array(value as unknown[], depth);
    else if (brand === 'map' || brand === 'set') this.#collection(value as Map<unknown, unknown>, brand, depth);
    else this.#record(value, brand, depth);
  }

  #array(array: readonly unknown[], depth: number): void {
    this.#say({ kind: 'size', of: 'array', value: array.length });
    const keys = Object.keys(array);
    if (keys.length < array.length) this.#trait('hole');
    if (keys.length > array.length || Object.getOwnPropertySymbols(array).length > 0) this.#trait('extra property');
    const types = new Set<string>();
    for (const key of keys) {
      if (this.#over) return;
      const item: unknown = array[Number(key)];
      types.add(item === null ? 'null' : typeof item);
      this.value(item, depth + 1);
    }
    if (types.size > 1) this.#trait('mixed items');
  }

  #collection(collection: ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>, of: 'map' | 'set', depth: number): void {
    const entries = of === 'map' ? [...Map.prototype.entries.call(collection as Map<unknown, unknown>)] : [...Set.prototype.entries.call(collection as Set<unknown>)];
    this.#say({ kind: 'size', of, value: entries.length });
    for (const [key, value] of entries) {
      this.value(key, depth + 1);
      if (of === 'map') this.value(value, depth + 1);
    }
  }

  #record(value: object, brand: Brand, depth: number): void {
    const keys = Reflect.ownKeys(value).filter((key) => brand !== 'error' || key !== 'stack');
    if (brand === 'record') {
      this.#say({ kind: 'size', of: 'record', value: keys.length });
      const name = classOf(value);
      if (name === 'no prototype') this.#trait('no prototype');
      else if (ownPrototype(value) !== null) this.#trait('foreign prototype');
      else if (name !== 'Object') this.#trait('instance');
    }
    for (const key of keys) {
      if (this.#over) return;
      if (typeof key === 'symbol') this.#trait('symbol');
      else if (brand === 'record') this.#say({ kind: 'key', value: key });
      const nature = brand === 'record' && Object.isExtensible(value) ? natureOf(value, key) : 'plain';
      if (nature !== 'plain') this.#trait(/etter/.test(nature) ? 'accessor' : 'hidden property');
      this.value(readProperty(value, key).value, depth + 1);
    }
  }
}
