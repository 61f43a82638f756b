/**
 * What the subject did to its arguments, done to the objects that the spec's code holds. `after` are the arguments as the guest
 * printed them, read back; they may share objects with each other and with `value`, the result.
 *
 * An argument is the same object before and after the call. So is what lies within it at the same place, as long as it is of the
 * same kind: whether the subject changed it there or put a new one in its place cannot be seen.
 *
 * Gives the result, with the spec's own objects where it shares them.
 */
export function applyToArguments(args: readonly unknown[], after: ReadonlyMap<number, unknown>, value: unknown): unknown {
  const live = new Map<object, object>();
  for (const [number, part] of after) pair(live, part, args[number]);
  const seen = new Set<object>();
  for (const [part, own] of live) {
    overwrite(own, part, live);
    seen.add(part);
  }
  for (const part of [...after.values(), value]) redirect(part, live, seen);
  return substitute(value, live);
}

/** Finds the spec's object for each that was read. */
function pair(live: Map<object, object>, part: unknown, own: unknown): void {
  if (!isObject(part) || !isObject(own) || live.has(part) || kindOf(part) !== kindOf(own)) return;
  if (typeof part === 'function' || part === own) return;
  live.set(part, own);
  for (const key of Reflect.ownKeys(part)) pair(live, read(part, key), read(own, key));
  if (part instanceof Map && own instanceof Map) for (const [key, item] of part) pair(live, item, own.get(key));
}

function kindOf(value: object): string {
  if (Array.isArray(value)) return 'Array';
  const tag = Object.prototype.toString.call(value);
  return tag === '[object Object]' ? classNameOf(value) : tag;
}

/** Prototypes that were read are not those of the spec's objects; their names agree. */
function classNameOf(value: object): string {
  const found = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value) as object ?? {}, 'constructor')?.value as { name?: unknown } | undefined;
  return typeof found?.name === 'string' ? found.name : '';
}

function overwrite(own: object, part: object, live: ReadonlyMap<object, object>): void {
  for (const key of Reflect.ownKeys(own)) if (!Object.hasOwn(part, key)) Reflect.deleteProperty(own, key);
  if (Array.isArray(own)) Reflect.set(own, 'length', (part as unknown[]).length);
  for (const key of Reflect.ownKeys(part)) {
    if (key === 'stack' || (Array.isArray(own) && key === 'length')) continue;
    const found = Object.getOwnPropertyDescriptor(part, key);
    if (found !== undefined) Reflect.defineProperty(own, key, 'value' in found ? { ...found, value: substitute(found.value, live) } : found);
  }
  if (own instanceof Map) refill(own, Array.from(part as Map<unknown, unknown>, (entry) => entry.map((item) => substitute(item, live)) as [unknown, unknown]));
  else if (own instanceof Set) refill(own, Array.from(part as Set<unknown>, (item) => substitute(item, live)));
  else if (own instanceof Date) own.setTime((part as Date).getTime());
  if (!Object.isExtensible(part)) Object.preventExtensions(own);
}

function refill(own: Map<unknown, unknown> | Set<unknown>, items: readonly unknown[]): void {
  own.clear();
  for (const item of items) {
    if (own instanceof Map) own.set((item as [unknown, unknown])[0], (item as [unknown, unknown])[1]);
    else own.add(item);
  }
}

/** Lets what was read, and is not the spec's, refer to the spec's objects. */
function redirect(part: unknown, live: ReadonlyMap<object, object>, seen: Set<object>): void {
  if (!isObject(part) || typeof part === 'function' || seen.has(part)) return;
  seen.add(part);
  for (const key of Reflect.ownKeys(part)) {
    const found = Object.getOwnPropertyDescriptor(part, key);
    if (found === undefined || !('value' in found)) continue;
    const now = substitute(found.value, live);
    if (now !== found.value && (found.writable === true || found.configurable === true)) Object.defineProperty(part, key, { ...found, value: now });
    redirect(found.value, live, seen);
  }
  if (part instanceof Map) {
    for (const entry of part) for (const item of entry) redirect(item, live, seen);
    refill(part, Array.from(part, (entry) => entry.map((item) => substitute(item, live)) as [unknown, unknown]));
  } else if (part instanceof Set) {
    for (const item of part) redirect(item, live, seen);
    refill(part, Array.from(part, (item: unknown) => substitute(item, live)));
  }
}

function substitute(part: unknown, live: ReadonlyMap<object, object>): unknown {
  return isObject(part) ? live.get(part) ?? part : part;
}

function read(value: object, key: PropertyKey): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
