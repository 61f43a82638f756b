import { Opaque, PRIVATE } from '../value/opaque.js';
import { toJavaScript } from '../value/javascript.js';
import { print } from '../value/print.js';

/** The matcher that holds a value to what it was: `toBe(3)`, `toStrictEqual({a: 1})`; where the class is the module's own, `toEqual`. */
export function expectation(value: unknown): string {
  if (value === undefined) return 'toBeUndefined()';
  if (value === null || typeof value !== 'object') return typeof value === 'function' ? 'toBeTypeOf("function")' : `toBe(${textOf(value)})`;
  if (value instanceof Opaque) return opaqueMatcher(value);
  const plain = new Plain();
  const made = plain.copy(value);
  return `${plain.loose ? 'toEqual' : 'toStrictEqual'}(${plain.fill(textOf(plain.loose ? made : value))})`;
}

/** What was thrown as an asymmetric matcher; null for what is no error. */
export function errorMatcher(value: unknown): string | null {
  if (!(value instanceof Error)) return null;
  const name = value.constructor.name;
  const builtIn = name in globalThis;
  const parts = [builtIn ? `name: ${textOf(name)}` : `constructor: expect.objectContaining({name: ${textOf(name)}})`];
  for (const key of Object.getOwnPropertyNames(value)) {
    const held: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
    if (key !== 'stack' && (held === null || !/^(?:object|function|symbol)$/.test(typeof held))) parts.push(`${/^[\w$]+$/.test(key) ? key : textOf(key)}: ${textOf(held)}`);
  }
  return `expect.objectContaining({${parts.join(', ')}})`;
}

export function textOf(value: unknown): string {
  return toJavaScript(print(value));
}

function opaqueMatcher({ text }: Opaque): string {
  if (text.startsWith('function') || text.startsWith('class')) return 'toBeTypeOf("function")';
  return 'toBeDefined()';
}

/** A copy of a value in which instances are plain objects, and what a literal cannot say is a matcher. */
class Plain {
  loose = false;
  readonly #matchers: string[] = [];
  readonly #copies = new Map<object, unknown>();

  copy(value: unknown): unknown {
    if (typeof value === 'function') return this.#matcher('expect.any(Function)');
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Opaque) return this.#matcher(value.text.startsWith('function') ? 'expect.any(Function)' : 'expect.anything()');
    if (this.#copies.has(value)) return this.#copies.get(value);
    if (value instanceof Error) return this.#matcher(errorMatcher(value) ?? 'expect.anything()');
    if (Array.isArray(value)) return this.#list(value);
    if (value instanceof Map || value instanceof Set) return this.#collection(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    const isRecord = prototype === null || prototype === Object.prototype;
    if (!isRecord && value.constructor.name in globalThis) return value;
    if (!isRecord) this.loose = true;
    const out: Record<string, unknown> = {};
    this.#copies.set(value, out);
    for (const key of Reflect.ownKeys(value)) if (key !== PRIVATE) Object.defineProperty(out, key, { value: this.copy(read(value, key)), enumerable: true, configurable: true, writable: true });
    return out;
  }

  /** Puts the matchers into the text of the copy. */
  fill(text: string): string {
    return text.replaceAll(/"holdfast matcher (\d+)"/g, (_, index: string) => this.#matchers[Number(index)] ?? '');
  }

  #matcher(text: string): string {
    this.loose = true;
    return `holdfast matcher ${this.#matchers.push(text) - 1}`;
  }

  #list(list: readonly unknown[]): unknown[] {
    if (Object.getPrototypeOf(list) !== Array.prototype) this.loose = true;
    const out: unknown[] = Array.from({ length: list.length });
    this.#copies.set(list, out);
    for (const [i, item] of list.entries()) out[i] = this.copy(item);
    return out;
  }

  #collection(collection: Map<unknown, unknown> | Set<unknown>): unknown {
    const out = collection instanceof Map ? new Map([...collection].map(([k, v]) => [this.copy(k), this.copy(v)])) : new Set([...collection].map((v) => this.copy(v)));
    this.#copies.set(collection, out);
    return out;
  }
}

function read(owner: object, key: PropertyKey): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(owner, key);
  try {
    return descriptor?.get === undefined ? descriptor?.value : descriptor.get.call(owner);
  } catch {
    return undefined;
  }
}
