import type { Case } from '../model/case.js';
import { parse } from '../value/parse.js';
import { brandOf, classOf } from './brand.js';
import { readProperty } from './descriptors.js';
import { isInherited } from './reach-scalars.js';

/** What stands in the sources of both sides: an input that holds it may be where a branch forks. */
export interface Known {
  readonly strings: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  readonly keys: ReadonlySet<string>;
  /** Fields that every input has by its declared type: they tell nothing. */
  readonly required: ReadonlySet<string>;
}

/**
 * What of a smallest witness brings its difference about. Shrinking made plain all that could be made plain, so what is not plain tells:
 * characters but the plainest, names that every object inherits, literals that stand in the sources, values of rare kinds.
 */
export interface Trigger {
  /** The form of the arguments, without names and literals: `[s, {n}]`. */
  readonly form: string;
  /** What is not plain, sorted. */
  readonly tokens: readonly string[];
  /** Those of them that stand in the sources, or next to it: a branch is likely to ask for just them. */
  readonly fork: readonly string[];
}

export function triggerOf(of: Case, known: Known): Trigger {
  const reader = new Reader(known);
  const form = of.kind === 'call' ? reader.list(parse(of.input) as readonly unknown[])
    : of.steps.map((step) => `${step.access} ${step.member} ${reader.list(parse(step.input) as readonly unknown[])}`).join('; ');
  return { form, tokens: [...reader.tokens].sort(), fork: [...reader.fork].sort() };
}

/** Whether two smallest witnesses are one but for names, literals and the class of scalars. */
export function alike(a: Trigger, b: Trigger): boolean {
  return a.form === b.form && same(a.fork, b.fork) && (same(a.tokens, b.tokens) || (a.fork.length > 0));
}

/** Whether two smallest witnesses have one form, and all that is special in one is in the other. */
export function within(a: Trigger, b: Trigger): boolean {
  return a.form === b.form && same(a.fork, b.fork) && (carries(a, b) || carries(b, a));
}

const INHERITED = 'inherited name';

/** Whether both hold names that every object inherits, and one of them needs no other: which name it is, and what stands under it, is one matter. */
export function inherited(a: Trigger, b: Trigger): boolean {
  const bare = ({ tokens, fork }: Trigger): boolean => fork.length === 0 && !tokens.some((token) => /^[."]/.test(token));
  return a.tokens.includes(INHERITED) && b.tokens.includes(INHERITED) && (bare(a) || bare(b));
}

/** Whether what brings `root` about is told, and is in `other` too. */
export function carries(other: Trigger, root: Trigger): boolean {
  return root.tokens.length > 0 && root.tokens.every((token) => other.tokens.includes(token));
}

export function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** Lengths from here on are asked for by a branch, if one next to them stands in the sources. */
const LONG = 3;
const DEEPEST = 12;

class Reader {
  readonly tokens = new Set<string>();
  readonly fork = new Set<string>();
  readonly #known: Known;
  readonly #open = new Set<object>();

  constructor(known: Known) {
    this.#known = known;
  }

  list(items: readonly unknown[], depth = 0): string {
    const forms: string[] = [];
    // Its own methods may lie under properties of its own.
    for (let i = 0; i < items.length; i++) forms.push(i in items ? this.#value(items[i], depth + 1) : '');
    return `[${forms.join(', ')}]`;
  }

  #value(value: unknown, depth: number): string {
    switch (typeof value) {
      case 'string': return this.#string(value);
      case 'number': return this.#number(value);
      case 'boolean': return '-';
      case 'object': return value === null ? this.#rare('null') : this.#object(value, depth);
      default: return this.#rare(typeof value);
    }
  }

  #rare(kind: string): string {
    this.tokens.add(kind);
    return '-';
  }

  #tell(token: string, fork: boolean): void {
    this.tokens.add(token);
    if (fork) this.fork.add(token);
  }

  #string(text: string): string {
    if (isInherited(text)) this.tokens.add(INHERITED);
    else if (text.length > 1 && this.#known.strings.has(text)) this.#tell(JSON.stringify(text), true);
    else for (const part of text.match(/[a-z]+|\p{Lu}+|\p{L}+|\s+|[^\p{L}\s01]/gu) ?? []) if (!/^[abc]{1,2}$/.test(part)) this.tokens.add(classOfPart(part));
    return '-';
  }

  #number(n: number): string {
    if (Object.is(n, -0) || !Number.isFinite(n)) this.tokens.add(Object.is(n, -0) ? '-0' : String(n));
    else if (Math.abs(n) > 3 && [n, n - 1, n + 1, -n].some((near) => this.#known.numbers.has(near))) this.#tell(String(n), true);
    if (n < 0 || !Number.isInteger(n)) {
      if (n < 0) this.tokens.add('negative');
      if (!Number.isInteger(n)) this.tokens.add('fraction');
    }
    return '-';
  }

  #object(value: object, depth: number): string {
    if (this.#open.has(value) || depth > DEEPEST) return this.#rare('cycle');
    this.#open.add(value);
    const brand = brandOf(value);
    const form = brand === 'array' ? this.#array(value as readonly unknown[], depth) : brand === 'record' ? this.#record(value, depth) : this.#rare(classOf(value));
    this.#open.delete(value);
    return form;
  }

  #array(items: readonly unknown[], depth: number): string {
    const n = items.length;
    if (n >= LONG && [n, n - 1, n + 1].some((near) => this.#known.numbers.has(near))) this.#tell(`${n} items`, true);
    return n > LONG * 2 ? `[${n > 50 ? 'many' : 'some'}]` : this.list(items, depth);
  }

  #record(value: object, depth: number): string {
    const forms = Object.keys(value).map((key) => {
      if (isInherited(key)) this.tokens.add(INHERITED);
      const held = readProperty(value, key).value;
      // An option that is switched off is another thing than one that is on.
      if (!isInherited(key) && key.length > 1 && !this.#known.required.has(key)) this.#tell(held === false ? `.${key}: false` : `.${key}`, this.#known.keys.has(key));
      return this.#value(held, depth + 1);
    });
    return `{${forms.join(', ')}}`;
  }
}

function classOfPart(part: string): string {
  if (/^\s+$/.test(part)) return ' ';
  return /^\p{L}/u.test(part) ? (/^[a-z]+$/.test(part) ? part : /^[A-Z]+$/.test(part) ? 'A' : 'letter') : part;
}

/**
 * Whether two smallest witnesses ask for different branches. Strings and fields that stand in the sources tell that best; numbers next to
 * one in the sources only where there is nothing else. That one gives an option and the other does not is no sign: an option and its
 * default are ways to one branch.
 */
export function forked(a: Trigger, b: Trigger): boolean {
  const [x, y] = [named(a), named(b)];
  if (x.length === 0 && y.length === 0) return !same(a.fork, b.fork) && !a.fork.every((token) => b.fork.includes(token));
  if (a.fork.length === 0 && y.every((token) => token.startsWith('.'))) return false;
  return !same(x, y) && !(x.length > 0 && x.every((token) => y.includes(token)));
}

/** Whether a pair with this trigger tells nothing new: it holds all that the cause's witness needs. */
export function explains(cause: Trigger, trigger: Trigger): boolean {
  const needs = named(cause).length > 0 ? named(cause) : cause.fork;
  return needs.length > 0 ? needs.every((token) => trigger.fork.includes(token)) : trigger.fork.length === 0;
}

function named({ fork }: Trigger): readonly string[] {
  return fork.filter((token) => !/^-?\d/.test(token) || token.endsWith(' items'));
}

/** The trigger with names of fields left out of account. */
export function withoutKeys(trigger: Trigger): Trigger {
  return { ...trigger, fork: trigger.fork.filter((token) => !token.startsWith('.')) };
}
