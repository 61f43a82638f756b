import { Opaque, PRIVATE } from '../value/opaque.js';
import { fault, restOnOpaque, type Scope } from './run.js';

const CALLABLE = /^(?:function|class)\b/;
/** Nothing of such a value is known, not even whether it is true: whoever gets it rests on it. */
const FORMLESS = /^(?:cut |too deep|too long|unreadable)/;

/** Puts guards in the place of all that cannot be seen into, down to the last property; gives the value to use. */
export function guardOpaques(scope: Scope, value: unknown): unknown {
  const seen = new Set<object>();
  const guarded = new Map<Opaque, object>();
  const replaced = (part: unknown): unknown => {
    if (!(part instanceof Opaque)) {
      walk(part);
      return part;
    }
    if (FORMLESS.test(part.text)) restOnOpaque(scope.run, `<${part.text}>`);
    const guard = guarded.get(part) ?? guardOf(scope, part);
    guarded.set(part, guard);
    return guard;
  };
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return;
    seen.add(part);
    for (const key of Reflect.ownKeys(part)) {
      const found = Object.getOwnPropertyDescriptor(part, key);
      if (key === PRIVATE || found === undefined || !('value' in found)) continue;
      const now = replaced(found.value);
      if (now !== found.value && (found.writable === true || found.configurable === true)) Object.defineProperty(part, key, { ...found, value: now });
    }
    if (part instanceof Map) replaceEntries(part, replaced);
    if (part instanceof Set) replaceItems(part, replaced);
  };
  return replaced(value);
}

function replaceEntries(map: Map<unknown, unknown>, replaced: (part: unknown) => unknown): void {
  const entries = Array.from(map, ([key, value]) => [replaced(key), replaced(value)] as const);
  map.clear();
  for (const [key, value] of entries) map.set(key, value);
}

function replaceItems(set: Set<unknown>, replaced: (part: unknown) => unknown): void {
  const items = Array.from(set, replaced);
  set.clear();
  for (const item of items) set.add(item);
}

/** Looks like an `Opaque` to our own code; whatever the spec's code does with it makes the judgement rest on what was not seen. */
function guardOf(scope: Scope, opaque: Opaque): object {
  const target = CALLABLE.test(opaque.text) ? function () { /* never called: the trap stands before it */ } : {};
  const note = (): void => {
    if (!scope.inside) restOnOpaque(scope.run, `<${opaque.text}>`);
  };
  const handler: ProxyHandler<object> = {
    get: (_, key) => {
      note();
      return scope.inside ? Reflect.get(opaque, key) as unknown : undefined;
    },
    getPrototypeOf: () => {
      note();
      return Opaque.prototype;
    },
    has: (_, key) => {
      note();
      return key in opaque;
    },
    ownKeys: (of) => {
      note();
      return Reflect.ownKeys(of);
    },
    getOwnPropertyDescriptor: (of, key) => {
      note();
      return Reflect.getOwnPropertyDescriptor(of, key);
    },
    set: () => {
      note();
      return true;
    },
    apply: (_, __, args: readonly unknown[]) => {
      const call = scope.calls.get(guard);
      if (call !== undefined) return call(args);
      note();
      return undefined;
    },
    construct: () => {
      note();
      return {};
    },
  };
  const guard = new Proxy(target, handler);
  return guard;
}

/** Known of every object, so that reading them asks nothing of a class. */
const ASKED_OF_CLASSES: ReadonlySet<PropertyKey> = new Set(['toString', 'toLocaleString', 'valueOf']);
const MEANINGFUL_SYMBOLS: ReadonlySet<PropertyKey> = new Set([Symbol.iterator, Symbol.asyncIterator, Symbol.toPrimitive]);

/**
 * Stands on a prototype chain where the members of a class would: what is found before it is known, what would be looked for here is
 * not, and must not pass for undefined: what a session gave is asked for it, and where there is nothing to ask, `complain` says how to do so.
 */
export function guardedParent(scope: Scope, parent: object, complain: (key: string) => string): object {
  const unknown = (key: PropertyKey): boolean => {
    if (scope.inside || key === 'then') return false;
    if (typeof key === 'symbol') return MEANINGFUL_SYMBOLS.has(key) && !(key in parent);
    return !(key in parent) || (parent === Object.prototype && ASKED_OF_CLASSES.has(key));
  };
  // With a proxy on its chain the engine's `toString` does not know an error any more; the notation looks for a stack where there is a tag.
  const hidesError = parent === Error.prototype || Error.prototype.isPrototypeOf(parent);
  return new Proxy(Object.create(parent) as object, {
    get: (target, key, receiver: unknown) => {
      if (!unknown(key)) return Reflect.get(target, key, receiver) as unknown;
      const given = typeof key === 'string' && typeof receiver === 'object' && receiver !== null ? scope.given.get(receiver)?.(key) : undefined;
      return given === undefined ? fault(scope.run, complain(String(key))) : given();
    },
    has: (target, key) => (hidesError && scope.inside && key === Symbol.toStringTag) || (unknown(key) ? fault(scope.run, complain(String(key))) : Reflect.has(target, key)),
    set: (_, key, value, receiver) => Reflect.defineProperty(receiver as object, key, { value, writable: true, enumerable: true, configurable: true }),
    defineProperty: () => false,
    setPrototypeOf: () => false,
    preventExtensions: () => false,
  });
}
