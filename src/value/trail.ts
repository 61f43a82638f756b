import { ArrayPrototype, getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols, getPrototypeOf, isArray, isExtensible, MapClass, mapHas, mapSet, ObjectPrototype } from './primordials.js';
import { isDense } from './printing/dense.js';

/** Objects are looked for one by one up to this many; beyond it a Map is cheaper. */
const FEW = 40;
/** Values inside values, beyond which nothing is known: the stack must not end here. */
const DEEPEST = 500;

const END: unique symbol = Symbol('end');

/**
 * What a text was read into, noted down while it was read: in the order of the text each plain record and array, its keys and items,
 * and its end. So it can be told later whether these values are still what the text says, without printing them, which costs several
 * times as much and is what every case of a guest would pay for. What is not noted (instances, functions, labels, holes) is never
 * found to be untouched: then printing has to tell.
 */
export class Trail {
  readonly #entries: unknown[] = [];
  readonly #objects: object[] = [];
  #index: Map<unknown, true> | null = null;
  #at = 0;

  open(made: object): void {
    this.#entries[this.#entries.length] = made;
    this.#objects[this.#objects.length] = made;
  }

  key(key: string): void {
    this.#entries[this.#entries.length] = key;
  }

  /** An item or the value of a property that has just been read; an object among them has noted itself. */
  value(value: unknown): void {
    if (typeof value !== 'object' || value === null) this.#entries[this.#entries.length] = value;
  }

  close(): void {
    this.#entries[this.#entries.length] = END;
  }

  /** Whether the value is one of the records and arrays that were noted. */
  has(value: unknown): boolean {
    const objects = this.#objects;
    if (objects.length > FEW) return mapHas(this.#index ??= indexOf(objects), value);
    for (let i = 0; i < objects.length; i++) if (objects[i] === value) return true;
    return false;
  }

  /** Whether the items of a list that was read are still what was read. The list itself must be out of everybody's reach. */
  holds(list: readonly unknown[]): boolean {
    if (this.#entries[0] !== list) return false;
    this.#at = 1;
    for (let i = 0; i < list.length; i++) if (!this.#isSame(list[i], 0)) return false;
    return this.#entries[this.#at] === END;
  }

  #isSame(value: unknown, depth: number): boolean {
    const noted = this.#entries[this.#at++];
    switch (typeof value) {
      case 'object':
        if (value === null) return noted === null;
        return noted === value && depth < DEEPEST && (isArray(value) ? this.#isSameArray(value, depth + 1) : this.#isSameRecord(value, depth + 1));
      case 'number': return value === noted ? value !== 0 || 1 / value === 1 / (noted as number) : value !== value && noted !== noted;
      // Both have an identity, by which the result may refer to them, and a function has properties.
      case 'function': case 'symbol': return false;
      default: return value === noted;
    }
  }

  #isSameArray(value: readonly unknown[], depth: number): boolean {
    if (getPrototypeOf(value) !== ArrayPrototype || !isExtensible(value) || getOwnPropertySymbols(value).length > 0 || !isDense(value)) return false;
    for (let i = 0; i < value.length; i++) if (!this.#isSame(value[i], depth)) return false;
    return this.#entries[this.#at++] === END;
  }

  #isSameRecord(value: object, depth: number): boolean {
    const keys = getOwnPropertyNames(value);
    if (getPrototypeOf(value) !== ObjectPrototype || !isExtensible(value) || getOwnPropertySymbols(value).length > 0) return false;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      const found = getOwnPropertyDescriptor(value, key);
      if (found === undefined || key !== this.#entries[this.#at++] || found.enumerable !== true || found.writable !== true || found.configurable !== true) return false;
      if (!this.#isSame(found.value, depth)) return false;
    }
    return this.#entries[this.#at++] === END;
  }
}

function indexOf(objects: readonly object[]): Map<unknown, true> {
  const index = new MapClass<unknown, true>();
  for (let i = 0; i < objects.length; i++) mapSet(index, objects[i], true);
  return index;
}
