import type { Callable, FunctionSources } from '../functions.js';
import type { Made } from '../made.js';
import { NotationError } from '../notation-error.js';
import { charCodeAt, defineProperty, indexOf, MapClass, mapGet, mapSet, slice, startsWith } from '../primordials.js';
import type { Trail } from '../trail.js';
import { skipSpace } from './skip.js';

export interface ParseOptions {
  /** Takes the functions of the text, so that they print as their source. */
  readonly functions?: FunctionSources | undefined;
  /** Compiles a function expression. Without it a function of the text throws when it is called. */
  readonly makeFunction?: ((source: string) => Callable) | undefined;
  /** Makes the real thing of an expression such as `AbortSignal.abort()`. Without it the value is the expression. */
  readonly makeMade?: ((made: Made) => object) | undefined;
  /**
   * Makes an instance of a class of the module: with `base` undefined a new object without properties, else `base` itself (an array,
   * a Map, an error…) with the prototype of that class. Null where there is no such class; then a stand-in of that name serves.
   */
  readonly makeInstance?: ((className: string, base: unknown) => object | null) | undefined;
}

/** Values inside values; what `print` writes stays below it. */
const DEEPEST = 6000;

/** A text that is being read, and how far. */
export class Reader {
  readonly text: string;
  at: number;
  readonly options: ParseOptions;
  /** Reads any value; handed in, because the kinds of values contain one another. */
  readonly value: (reader: Reader) => unknown;
  /** The label that the next object to be made bears; 0 if none. */
  pending = 0;
  depth = 0;
  /** References to labels that are not defined yet are let through (as undefined), and noted. */
  lenient = false;
  unresolved = false;
  /** Of the record that was read last, by position. */
  readonly keys: string[] = [];
  /** Prototypes of classes that are known by name only. */
  standIns: Map<string, object> | null = null;
  labels: Map<number, unknown> | null = null;
  /** Labels of steps before this one, and the values of these that were referred to. */
  earlier: Map<number, unknown> | null = null;
  readonly fromEarlier: unknown[] = [];
  /** Notes what is read, where somebody wants to know. */
  trail: Trail | null = null;
  #backslash = -1;
  #lineBreak = -1;

  constructor(value: (reader: Reader) => unknown, text: string, options: ParseOptions, at = 0) {
    this.value = value;
    this.text = text;
    this.options = options;
    this.at = at;
  }

  fail(message: string, at: number = this.at): never {
    throw new NotationError(message, at);
  }

  expected(what: string): never {
    const found = this.at >= this.text.length ? 'the end' : `"${slice(this.text, this.at, this.at + 12)}"`;
    return this.fail(`expected ${what} and found ${found}`);
  }

  code(): number {
    return charCodeAt(this.text, this.at);
  }

  space(): void {
    const code = charCodeAt(this.text, this.at);
    if (code === 32 || (code >= 9 && code <= 13)) this.at = skipSpace(this.text, this.at + 1);
  }

  /** Goes on after `text` (and white space before it), or stays. */
  skip(text: string): boolean {
    this.space();
    if (!startsWith(this.text, text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  take(text: string): void {
    if (!this.skip(text)) this.expected(`"${text}"`);
  }

  /** Takes characters one by one, with white space between them as it may be. */
  takeEach(characters: string): void {
    for (let i = 0; i < characters.length; i++) this.take(characters[i]!);
  }

  enter(): void {
    if (++this.depth > DEEPEST) this.fail('nested too deeply');
  }

  /** The label for the object that is about to be made, which objects inside its expression must not take. */
  takeLabel(): number {
    const label = this.pending;
    this.pending = 0;
    return label;
  }

  define<T>(label: number, value: T): T {
    if (label !== 0) {
      this.labels ??= new MapClass();
      mapSet(this.labels, label, value);
    }
    return value;
  }

  /** Gives the pending label to an object that was just made. */
  bind<T>(value: T): T {
    if (this.pending !== 0) this.define(this.takeLabel(), value);
    return value;
  }

  referred(label: number): unknown {
    const own = this.labels === null ? undefined : mapGet(this.labels, label);
    if (own !== undefined) return own;
    const before = this.earlier === null ? undefined : mapGet(this.earlier, label);
    if (before !== undefined) {
      this.fromEarlier[this.fromEarlier.length] = before;
      return before;
    }
    if (!this.lenient) this.fail(`*${label} refers to no value before it`);
    this.unresolved = true;
    return undefined;
  }

  /** Goes back. */
  rewind(at: number): void {
    this.at = at;
    this.#backslash = -1;
    this.#lineBreak = -1;
  }

  /** The offset of the next backslash at or after `from`; beyond the text if there is none. Looked for once, not once a string. */
  backslashAfter(from: number): number {
    if (this.#backslash < from) this.#backslash = found(indexOf(this.text, '\\', from));
    return this.#backslash;
  }

  lineBreakAfter(from: number): number {
    if (this.#lineBreak < from) this.#lineBreak = found(indexOf(this.text, '\n', from));
    return this.#lineBreak;
  }
}

function found(at: number): number {
  return at < 0 ? Infinity : at;
}

/** Defines an ordinary property, whatever setters stand on the prototype. */
export function put(target: object, key: string | symbol, value: unknown): void {
  defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
