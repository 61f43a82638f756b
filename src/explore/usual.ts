/** Whether a value is of just this class, with no property over its methods: what only inherits from one has not its slots. */
export function isJust<T extends object>(value: object, Class: abstract new (...args: never[]) => T): value is T {
  return Object.getPrototypeOf(value) === Class.prototype && Reflect.ownKeys(value).length === 0;
}

/** The items of a list in one that has its usual methods, holes as they are. */
export function usualList(list: readonly unknown[]): unknown[] {
  if (Object.getPrototypeOf(list) === Array.prototype && Reflect.ownKeys(list).length <= list.length + 1) return list as unknown[];
  const out: unknown[] = [];
  out.length = list.length;
  for (let i = 0; i < list.length; i++) if (i in list) out[i] = list[i];
  return out;
}

/** Whether it is a record that can be read without a getter being asked. */
export function isUsualRecord(value: object): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const key of Reflect.ownKeys(value)) {
    const found = Object.getOwnPropertyDescriptor(value, key);
    if (found?.get !== undefined || found?.set !== undefined) return false;
  }
  return true;
}
