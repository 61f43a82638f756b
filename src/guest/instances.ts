import type { Callable, FunctionSources } from '../value/functions.js';
import { getOwnPropertyDescriptor, getPrototypeOf, mapEach, setPrototypeOf, create } from './primordials.js';
import type { Targets } from './exports.js';

/** Gives an input that is written `Cart {…}` or `Stack([…])` the prototype of the class of that name which the module exports. */
export function createInstances(targets: Targets): (className: string, base: unknown) => object | null {
  const prototypes = new Map<string, object>();
  mapEach(targets, (target) => {
    const prototype = target.kind === 'class' ? (target.callable as { prototype?: unknown }).prototype : null;
    if (typeof prototype !== 'object' || prototype === null) return;
    if (!prototypes.has(target.callable.name)) prototypes.set(target.callable.name, prototype);
    if (!prototypes.has(target.name)) prototypes.set(target.name, prototype);
  });
  const find = Map.prototype.get.bind(prototypes) as (name: string) => object | undefined;
  return (className, base) => {
    const prototype = find(className);
    if (prototype === undefined) return null;
    if (typeof base !== 'object' || base === null) return create(prototype);
    if (getPrototypeOf(base) !== prototype) setPrototypeOf(base, prototype);
    return base;
  };
}

/** A class whose prototype was put in its place as a whole, `Big.prototype = {plus() {…}}`, is not named there, or that it was made from is: what it makes is known by it all the same. So is a class by the name under which it is exported, above all where it has none itself: `exports.Big = class {…}`. */
export function nameClasses(targets: Targets, functions: FunctionSources): void {
  mapEach(targets, ({ name, callable, kind }) => {
    const prototype = kind === 'class' ? (callable as { prototype?: unknown }).prototype : null;
    if (typeof prototype !== 'object' || prototype === null || (callable.name === '' && name === 'default')) return;
    if (name !== 'default') functions.addExported(callable as Callable, name);
    if (getOwnPropertyDescriptor(prototype, 'constructor')?.value !== callable) functions.addClass(prototype, callable as Callable);
  });
}
