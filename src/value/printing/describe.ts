import { functionSource, getOwnPropertyDescriptor, getPrototypeOf, ObjectPrototype, ownKeys, setAdd, setHas, startsWith } from '../primordials.js';
import { globalObject } from '../platform.js';
import type { Callable, FunctionSources, ShownFields } from '../functions.js';
import { classOf, hasPrivateFields, isNative, nameOf } from './class-name.js';
import { kindOfPrototype } from './kinds.js';
import type { Kind } from './kind.js';

/** What a value is made of, as far as its prototypes and internal slots tell. */
export interface Description {
  /** The built-in that it is or extends; null of records and of instances of ordinary classes. */
  readonly kind: Kind | null;
  /** The class to name; null where the prototype is the kind's own, plain, or of no class. */
  readonly className: string | null;
  /** The prototype, where neither kind nor class says it. */
  readonly prototype: object | null | undefined;
  /** It has a state that cannot be seen: private fields, or slots of a class of the platform. */
  readonly hides: boolean;
  /** Own properties that its classes declare to be nobody else's; each set is one class's. */
  readonly privates: readonly ReadonlySet<string>[];
  /** All own properties that are to be seen, where that is said. */
  readonly declared: ShownFields | null;
  /** The name of a class of the platform that keeps all of its state to itself, such as `NumberFormat`. */
  readonly sealedClass: string | null;
}

export const NO_PRIVATES: readonly ReadonlySet<string>[] = [];

/** Far more than any class hierarchy; a proxy could go on for ever. */
const LONGEST_CHAIN = 200;

const platformNames: ReadonlySet<unknown> = namesOf(globalObject as object);

function namesOf(scope: object): Set<unknown> {
  const names = new Set<unknown>();
  const keys = ownKeys(scope);
  for (let i = 0; i < keys.length; i++) setAdd(names, keys[i]);
  return names;
}

/** Built into the engine or the platform, and not one of the kinds that the notation knows. */
function isPlatformClass(found: object): boolean {
  const name = nameOf(found);
  return isNative(functionSource(found)) || (setHas(platformNames, name) && (globalObject as Record<string, unknown>)[name] === found);
}

function hidesFields(found: object, functions: FunctionSources | undefined): boolean {
  return functions === undefined ? hasPrivateFields(functionSource(found)) : functions.hidesFields(found as Callable);
}

/** A prototype that only holds methods, as ES5 inheritance leaves it: its instances are of the class that it inherits from. */
function isMethodTable(prototype: object): boolean {
  const keys = ownKeys(prototype);
  for (let i = 0; i < keys.length; i++) {
    const found = getOwnPropertyDescriptor(prototype, keys[i]!);
    if (found === undefined || (found.enumerable === true && typeof found.value !== 'function')) return false;
  }
  return true;
}

/**
 * An error that Node throws itself, as of `path.join(1)`: between it and the class that it says it is of stand prototypes that at most
 * write its code into its text.
 */
function isNodesOwn(value: object, prototype: object, kind: Kind): boolean {
  const code = getOwnPropertyDescriptor(value, 'code')?.value as unknown;
  if (typeof code !== 'string' || !startsWith(code, 'ERR_')) return false;
  for (let at: object | null = prototype; at !== kind.prototype; at = getPrototypeOf(at)) if (at === null || !isNodesPrototype(at)) return false;
  return true;
}

function isNodesPrototype(prototype: object): boolean {
  // In Node it is an accessor, and gives the class.
  if (getOwnPropertyDescriptor(prototype, 'constructor')?.get === undefined) return false;
  const keys = ownKeys(prototype);
  for (let i = 0; i < keys.length; i++) if (typeof keys[i] === 'string' && keys[i] !== 'constructor' && keys[i] !== 'toString') return false;
  return true;
}

/** The subject may have put its own over the iterator of arrays. */
function followedBy(sets: readonly ReadonlySet<string>[], last: ReadonlySet<string>): readonly ReadonlySet<string>[] {
  const all: ReadonlySet<string>[] = [];
  for (let i = 0; i < sets.length; i++) all[i] = sets[i]!;
  all[all.length] = last;
  return all;
}

/** Describes an object whose prototype is neither `Object.prototype` nor null. */
export function describe(value: object, prototype: object, functions: FunctionSources | undefined): Description {
  let kind: Kind | null = null;
  let className: string | null = null;
  let hides = false;
  let privates = NO_PRIVATES;
  let declared: ShownFields | null = null;
  let at: object | null = prototype;
  for (let i = 0; at !== null && at !== ObjectPrototype && i < LONGEST_CHAIN; i++) {
    const found = kindOfPrototype(at);
    if (found !== undefined && found.is(value)) {
      kind = found;
      break;
    }
    const made = classOf(at) ?? functions?.classOf(at) ?? null;
    if (made !== null) {
      if (found === undefined && isPlatformClass(made)) {
        if (className === null) return sealed(nameOf(made));
        hides = true;
      }
      if (className === null && (at === prototype || isMethodTable(prototype))) {
        className = functions?.nameOf(made as Callable) ?? nameOf(made);
        declared = functions?.declaredOf(made as Callable) ?? null;
      }
      hides ||= found === undefined && hidesFields(made, functions);
      const own = functions?.privatesOf(made as Callable) ?? null;
      if (own !== null) privates = followedBy(privates, own);
    }
    at = getPrototypeOf(at);
  }
  const isKinds = kind !== null && (prototype === kind.prototype || isNodesOwn(value, prototype, kind));
  return { kind, className: isKinds ? null : className, prototype: isKinds || className !== null ? undefined : prototype, hides, privates, declared, sealedClass: null };
}

function sealed(name: string): Description {
  return { kind: null, className: name, prototype: undefined, hides: true, privates: NO_PRIVATES, declared: null, sealedClass: name };
}
