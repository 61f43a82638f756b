import { guardedParent } from './guards.js';
import { restOnOpaque, type Scope } from './run.js';

/** Prototypes of the subject's classes, of which only the names are known. */
export interface Classes {
  /** For `parse`: an instance of the class of that name. */
  readonly makeInstance: (className: string, base: unknown) => object | null;
  /** The class that a value is an instance of; null of all that is none of the subject's. */
  readonly nameOf: (value: unknown) => string | null;
  /** What `value instanceof Class` gives. */
  readonly isInstance: (value: unknown, className: string) => boolean;
  /** Values that the guest drew from an iterator. */
  readonly drawn: WeakMap<object, 'Iterator' | 'AsyncIterator'>;
}

/** `stubOf` gives the stub of an operation; its `prototype` can be written to until the first instance is seen. */
export function createClasses(scope: Scope, stubOf: (className: string) => object | null): Classes {
  const prototypes = new Map<string, Map<object, object>>();
  const names = new WeakMap<object, string>();
  const drawn = new WeakMap<object, 'Iterator' | 'AsyncIterator'>();

  const prototypeFor = (className: string, parent: object): object => {
    const known = prototypes.get(className) ?? new Map<object, object>();
    prototypes.set(className, known);
    const found = known.get(parent);
    if (found !== undefined) return found;
    const made = makePrototype(scope, className, parent, stubOf(className));
    known.set(parent, made);
    names.set(made, className);
    return made;
  };
  const nameOf = (value: unknown): string | null => {
    if (typeof value !== 'object' || value === null) return null;
    return names.get(Object.getPrototypeOf(value) as object ?? Object.prototype) ?? null;
  };
  return {
    drawn, nameOf,
    makeInstance: (className, base) => {
      if ((className === 'Iterator' || className === 'AsyncIterator') && Array.isArray(base) && stubOf(className) === null) {
        drawn.set(base, className);
        return base;
      }
      if (typeof base !== 'object' || base === null) return Object.create(prototypeFor(className, Object.prototype)) as object;
      return Object.setPrototypeOf(base, prototypeFor(className, Object.getPrototypeOf(base) as object)) as object;
    },
    isInstance: (value, className) => {
      const name = nameOf(value);
      if (name === className) return true;
      // Whether one class of the subject extends another is nowhere to be seen.
      if (name !== null) restOnOpaque(scope.run, `whether ${name} extends ${className}`);
      return false;
    },
  };
}

/** Frozen, since it outlives the run. The class is the stub, where there is one, so that `constructor` is what the spec knows. */
function makePrototype(scope: Scope, className: string, parent: object, stub: object | null): object {
  const complain = (key: string): string =>
    `The code reads ${key} of ${article(className)} that the subject gave. Of a result only its own properties and what its exported class offers can be asked: ask the class in the spec (new ${className}(…), then its methods), or an operation that takes it.`;
  const made = Object.create(guardedParent(scope, parent, complain)) as object;
  const free = stub !== null && Object.getOwnPropertyDescriptor(stub, 'prototype')?.writable === true;
  const constructor = free ? stub : Object.defineProperty(function () { /* stands for a class of the subject */ }, 'name', { value: className });
  Object.defineProperty(constructor, 'prototype', { value: made, writable: false });
  if (!free) Object.freeze(constructor);
  Object.defineProperty(made, 'constructor', { value: constructor, writable: true, configurable: true });
  return Object.freeze(made);
}

function article(name: string): string {
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
}
