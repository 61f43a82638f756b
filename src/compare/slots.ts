/**
 * What the slots of built-ins hold, whatever properties lie over their methods: a merge of `{valueOf: 5}` into a boxed number leaves one
 * whose `valueOf` is no function.
 */

const source = getter<string>(RegExp.prototype, 'source');
const flags = getter<string>(RegExp.prototype, 'flags');
const BOXES: readonly (() => unknown)[] = [Number.prototype.valueOf, String.prototype.valueOf, Boolean.prototype.valueOf, BigInt.prototype.valueOf, Symbol.prototype.valueOf];

/** Throws for what is no Date. */
export function timeOf(value: Date): number {
  return Date.prototype.getTime.call(value);
}

/** Throws for what is no regular expression. */
export function sourceOf(value: RegExp): string {
  // The prototype itself answers too, with what no expression has.
  return `/${source(value)}/${flags(value)}`;
}

/** The primitive in a box; undefined where there is none. */
export function unboxed(value: object): unknown {
  for (const read of BOXES) {
    try {
      return read.call(value);
    } catch {
      // Another kind of box, or none.
    }
  }
  return undefined;
}

function getter<T>(prototype: object, key: string): (self: object) => T {
  const found = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  if (found === undefined) throw new TypeError(`there is no getter ${key}`);
  return (self) => found.call(self) as T;
}
