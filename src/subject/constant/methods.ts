import { textOf } from './operators.js';
import type { Purse } from './purse.js';

type Args = readonly unknown[];
type Encoder = InstanceType<typeof TextEncoder>;
type Method<T> = (self: T, args: Args, purse: Purse) => unknown;
type Methods<T> = ReadonlyMap<string, Method<T>>;

export function number(value: unknown, purse: Purse): number {
  return typeof value === 'number' ? value : purse.refuse('a number belongs here');
}

function optional(value: unknown, purse: Purse): number | undefined {
  return value === undefined ? undefined : number(value, purse);
}

/** A length that is paid for. */
function paid(value: unknown, purse: Purse): number {
  const length = number(value, purse);
  purse.spend(length);
  return length;
}

const OF_STRINGS: Methods<string> = new Map<string, Method<string>>([
  ['at', (s, [i], p) => s.at(number(i, p))],
  ['charAt', (s, [i], p) => s.charAt(number(i, p))],
  ['charCodeAt', (s, [i], p) => s.charCodeAt(number(i, p))],
  ['codePointAt', (s, [i], p) => s.codePointAt(number(i, p))],
  ['concat', (s, args, p) => s + args.map((a) => textOf(a, p)).join('')],
  ['normalize', (s, [form], p) => s.normalize(form === undefined ? undefined : textOf(form, p))],
  ['padEnd', (s, [length, fill], p) => s.padEnd(paid(length, p), fill === undefined ? undefined : textOf(fill, p))],
  ['padStart', (s, [length, fill], p) => s.padStart(paid(length, p), fill === undefined ? undefined : textOf(fill, p))],
  ['repeat', (s, [times], p) => {
    p.spend(Math.max(0, s.length * number(times, p)));
    return s.repeat(number(times, p));
  }],
  ['slice', (s, [from, to], p) => s.slice(optional(from, p), optional(to, p))],
  ['split', (s, [by], p) => (by === undefined ? [s] : s.split(textOf(by, p)))],
  ['substring', (s, [from, to], p) => s.substring(number(from, p), optional(to, p))],
  ['toLowerCase', (s) => s.toLowerCase()],
  ['toString', (s) => s],
  ['toUpperCase', (s) => s.toUpperCase()],
  ['trim', (s) => s.trim()],
  ['trimEnd', (s) => s.trimEnd()],
  ['trimStart', (s) => s.trimStart()],
]);

const OF_NUMBERS: Methods<number> = new Map<string, Method<number>>([
  ['toExponential', (n, [digits], p) => n.toExponential(optional(digits, p))],
  ['toFixed', (n, [digits], p) => n.toFixed(optional(digits, p))],
  ['toPrecision', (n, [digits], p) => n.toPrecision(optional(digits, p))],
  ['toString', (n, [radix], p) => n.toString(optional(radix, p))],
]);

const OF_BIGINTS: Methods<bigint> = new Map<string, Method<bigint>>([
  ['toString', (n, [radix], p) => n.toString(optional(radix, p))],
]);

const OF_LISTS: Methods<readonly unknown[]> = new Map<string, Method<readonly unknown[]>>([
  ['at', (l, [i], p) => l.at(number(i, p))],
  ['concat', (l, args, p) => {
    p.spend(lengthOf(args));
    return l.concat(...args);
  }],
  ['fill', (l, [value, from, to], p) => {
    p.spend(typeof value === 'string' ? l.length * value.length : 0);
    return [...l].fill(value, optional(from, p), optional(to, p));
  }],
  ['flat', (l, args, p) => {
    if (args.length > 0) p.refuse('flat takes no depth here');
    p.spend(lengthOf(l));
    return l.flat();
  }],
  ['join', (l, [by], p) => {
    const texts = l.map((item) => (item === null || item === undefined ? '' : textOf(item, p)));
    const between = by === undefined ? ',' : textOf(by, p);
    p.spend(texts.reduce((sum, t) => sum + t.length + between.length, 0));
    return texts.join(between);
  }],
  ['keys', (l) => [...l.keys()]],
  // An arrow comes as a function of ours that works out its body.
  ['map', (l, [of], p) => {
    const work = typeof of === 'function' ? of as (item: unknown, index: number) => unknown : p.refuse('map takes an arrow function here');
    return l.map((item, index) => work(item, index));
  }],
  ['reverse', (l) => [...l].reverse()],
  ['slice', (l, [from, to], p) => l.slice(optional(from, p), optional(to, p))],
]);

const OF_DATES: Methods<Date> = new Map<string, Method<Date>>([
  ['getTime', (d) => d.getTime()],
  ['toISOString', (d) => d.toISOString()],
  ['valueOf', (d) => d.getTime()],
]);

const OF_ENCODERS: Methods<Encoder> = new Map<string, Method<Encoder>>([
  ['encode', (encoder, [text], p) => encoder.encode(text === undefined ? '' : textOf(text, p))],
]);

/** What `value.name(…)` gives. */
export function callMethod(self: unknown, name: string, { args, purse }: { args: Args; purse: Purse }): unknown {
  const method = methodsOf(self).get(name);
  if (method === undefined) return purse.refuse(`what .${name}(…) gives is not worked out`);
  purse.spend(Array.isArray(self) || typeof self === 'string' ? self.length : 1);
  return method(self, args, purse);
}

function methodsOf(self: unknown): Methods<unknown> {
  if (typeof self === 'string') return OF_STRINGS as Methods<unknown>;
  if (typeof self === 'number') return OF_NUMBERS as Methods<unknown>;
  if (typeof self === 'bigint') return OF_BIGINTS as Methods<unknown>;
  if (Array.isArray(self)) return OF_LISTS as Methods<unknown>;
  if (self instanceof Date) return OF_DATES as Methods<unknown>;
  return self instanceof TextEncoder ? OF_ENCODERS as Methods<unknown> : new Map();
}

/** Of lists and other things, as they lie one behind another. */
function lengthOf(parts: Args): number {
  return parts.reduce<number>((sum, part) => sum + (Array.isArray(part) ? part.length : 1), 0);
}
