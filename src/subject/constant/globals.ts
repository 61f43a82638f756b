import { textOf, primitive } from './operators.js';
import { number } from './methods.js';
import type { Purse } from './purse.js';

type Args = readonly unknown[];
type Make = (args: Args, purse: Purse) => unknown;

const NUMBERS = ['EPSILON', 'MAX_SAFE_INTEGER', 'MIN_SAFE_INTEGER', 'MAX_VALUE', 'MIN_VALUE', 'POSITIVE_INFINITY', 'NEGATIVE_INFINITY', 'NaN'] as const;
const MATH = ['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'] as const;
const SYMBOLS = ['iterator', 'asyncIterator', 'hasInstance', 'isConcatSpreadable', 'match', 'matchAll', 'replace', 'search', 'species', 'split', 'toPrimitive', 'toStringTag', 'unscopables'] as const;

/** Names that are values. */
export const NAMED: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['undefined', undefined], ['NaN', NaN], ['Infinity', Infinity],
  ...NUMBERS.map((name) => [`Number.${name}`, Number[name]] as const),
  ...MATH.map((name) => [`Math.${name}`, Math[name]] as const),
  ...SYMBOLS.map((name) => [`Symbol.${name}`, Symbol[name]] as const),
]);

type TypedArrayClass = new (list: Args | number | ArrayBuffer, offset?: number, length?: number) => ArrayBufferView & { [index: number]: unknown };

const TYPED = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array] as unknown as readonly TypedArrayClass[];
const ERRORS = [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError] as const;
/** Of numbers alone, and the same whenever they are asked. */
const OF_MATH = [
  'abs', 'acos', 'acosh', 'asin', 'asinh', 'atan', 'atan2', 'atanh', 'cbrt', 'ceil', 'clz32', 'cos', 'cosh', 'exp', 'expm1', 'floor', 'fround', 'hypot', 'imul',
  'log', 'log10', 'log1p', 'log2', 'max', 'min', 'pow', 'round', 'sign', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc',
] as const;

/** Whatever can be walked through: a text, a list, a set, a map, bytes, or `{length: 3}`. */
export function items(value: unknown, purse: Purse): unknown[] {
  if (typeof value === 'string' || Array.isArray(value) || value instanceof Set || value instanceof Map || isTyped(value)) {
    purse.spend(typeof value === 'string' || Array.isArray(value) ? value.length : value instanceof Set || value instanceof Map ? value.size : value.byteLength);
    return [...value as Iterable<unknown>];
  }
  return purse.refuse('a list belongs here');
}

function isTyped(value: unknown): value is ArrayBufferView & Iterable<unknown> {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function listLike(value: unknown, purse: Purse): unknown[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'length') || Array.isArray(value)) return items(value, purse);
  const length = number((value as { length: unknown }).length, purse);
  purse.spend(length);
  return Array.from({ ...value, length });
}

function record(value: unknown, purse: Purse): object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype ? value : purse.refuse('a record belongs here');
}

function entry(value: unknown, purse: Purse): readonly [unknown, unknown] {
  return Array.isArray(value) && value.length === 2 ? value as unknown as [unknown, unknown] : purse.refuse('a pair of key and value belongs here');
}

function emptyList(args: Args, purse: Purse): unknown[] {
  if (args.length !== 1 || typeof args[0] !== 'number') return [...args];
  purse.spend(args[0]);
  return Array(args[0]) as unknown[];
}

/** What may be called by its name, and gives a value that depends on its arguments alone. */
export const FUNCTIONS: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['Array', emptyList],
  ['Array.of', (args) => [...args]],
  ['Array.from', ([from, map], p) => {
    const list = listLike(from, p);
    if (map !== undefined && typeof map !== 'function') return p.refuse('Array.from takes an arrow function here');
    return map === undefined ? list : list.map((item, index) => (map as (item: unknown, index: number) => unknown)(item, index));
  }],
  ['BigInt', ([value], p) => BigInt(primitive(value, p) as number)],
  ['Boolean', ([value]) => Boolean(value)],
  ['Number', (args, p) => (args.length === 0 ? 0 : Number(primitive(args[0], p)))],
  ['Number.parseFloat', ([text], p) => parseFloat(textOf(text, p))],
  ['Number.parseInt', ([text, radix], p) => parseInt(textOf(text, p), radix === undefined ? undefined : number(radix, p))],
  ['String', (args, p) => (args.length === 0 ? '' : textOf(args[0], p))],
  ['String.fromCharCode', (args, p) => String.fromCharCode(...args.map((a) => number(a, p)))],
  ['String.fromCodePoint', (args, p) => String.fromCodePoint(...args.map((a) => number(a, p)))],
  ['Symbol', ([name], p) => Symbol(name === undefined ? undefined : textOf(name, p))],
  ['Symbol.for', ([name], p) => Symbol.for(textOf(name, p))],
  ['Object.assign', (args, p) => Object.assign({}, ...args.map((a) => record(a, p))) as object],
  ['Object.create', ([prototype], p) => (prototype === null ? Object.create(null) as object : p.refuse('only Object.create(null) is worked out'))],
  ['Object.entries', ([of], p) => Object.entries(record(of, p))],
  ['Object.fromEntries', ([of], p) => Object.fromEntries(items(of, p).map((e) => entry(e, p) as [string, unknown]))],
  ['Object.keys', ([of], p) => Object.keys(record(of, p))],
  ['Object.values', ([of], p) => Object.values(record(of, p))],
  ['Date.UTC', (args, p) => Date.UTC(...args.map((a) => number(a, p)) as [number, number])],
  ['Date.parse', ([text], p) => Date.parse(textOf(text, p))],
  ['JSON.parse', ([text], p) => {
    p.spend(textOf(text, p).length);
    return JSON.parse(textOf(text, p)) as unknown;
  }],
  ['JSON.stringify', ([value], p) => {
    p.spend(p.weigh(value));
    return JSON.stringify(value);
  }],
  ['Buffer.alloc', ([size, fill], p) => {
    p.spend(number(size, p));
    return Buffer.alloc(number(size, p), fill === undefined ? 0 : primitive(fill, p) as string);
  }],
  ['Buffer.from', ([from, encoding], p) => {
    if (typeof from !== 'string') return Buffer.from(items(from, p) as number[]);
    p.spend(from.length);
    return Buffer.from(from, encoding === undefined ? 'utf8' : textOf(encoding, p) as BufferEncoding);
  }],
  ['Buffer.concat', ([list], p) => Buffer.concat(items(list, p).map((part) => (part instanceof Uint8Array ? part : p.refuse('Buffer.concat takes a list of bytes'))))],
  ['encodeURIComponent', ([text], p) => encodeURIComponent(textOf(text, p))],
  ['decodeURIComponent', ([text], p) => decodeURIComponent(textOf(text, p))],
  ['atob', ([text], p) => atob(textOf(text, p))],
  ['btoa', ([text], p) => btoa(textOf(text, p))],
  ['parseFloat', ([text], p) => parseFloat(textOf(text, p))],
  ['parseInt', ([text, radix], p) => parseInt(textOf(text, p), radix === undefined ? undefined : number(radix, p))],
  ...OF_MATH.map((name): [string, Make] => [`Math.${name}`, (args, p) => (Math[name] as (...numbers: number[]) => number)(...args.map((a) => number(a, p)))]),
  ...TYPED.flatMap((Typed): [string, Make][] => [
    [`${Typed.name}.of`, (args) => new Typed(args)],
    [`${Typed.name}.from`, ([from], p) => new Typed(listLike(from, p))],
  ]),
  ...ERRORS.map((Made): [string, Make] => [Made.name, (args, p) => madeError(Made, args, p)]),
]);

/** What may stand behind `new`. */
export const CONSTRUCTORS: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['Array', emptyList],
  ['Date', (args, p) => {
    if (args.length === 0) return p.refuse('the time of day is no constant: write new Date("2024-01-31T00:00:00.000Z")');
    if (args.length === 1) return args[0] instanceof Date ? new Date(args[0]) : new Date(primitive(args[0], p) as number);
    return new Date(...args.map((a) => number(a, p)) as [number, number]);
  }],
  ['Map', ([of], p) => new Map(of === undefined || of === null ? [] : items(of, p).map((e) => entry(e, p)))],
  ['Set', ([of], p) => new Set(of === undefined || of === null ? [] : items(of, p))],
  ['RegExp', ([source, flags], p) => (source instanceof RegExp ? new RegExp(source, flags === undefined ? source.flags : textOf(flags, p)) : new RegExp(textOf(source ?? '', p), flags === undefined ? '' : textOf(flags, p)))],
  ['URL', ([url, base], p) => new URL(textOf(url, p), base === undefined ? undefined : textOf(base, p))],
  ['URLSearchParams', ([query], p) => new URLSearchParams(textOf(query ?? '', p))],
  ['TextEncoder', () => new TextEncoder()],
  ['ArrayBuffer', ([size], p) => {
    p.spend(number(size, p));
    return new ArrayBuffer(number(size, p));
  }],
  ['DataView', ([buffer, ...at], p) => (buffer instanceof ArrayBuffer ? new DataView(buffer, ...at.map((a) => number(a, p))) : p.refuse('new DataView(…) takes a buffer'))],
  ...TYPED.map((Typed): [string, Make] => [Typed.name, ([of, ...at], p) => {
    if (of instanceof ArrayBuffer) return new Typed(of, ...at.map((a) => number(a, p)));
    if (typeof of !== 'number') return new Typed(of === undefined ? [] : items(of, p));
    p.spend(of);
    return new Typed(of);
  }]),
  ...ERRORS.map((Made): [string, Make] => [Made.name, (args, p) => madeError(Made, args, p)]),
]);

function madeError(Made: (typeof ERRORS)[number], [message, options]: Args, purse: Purse): Error {
  const text = message === undefined ? undefined : textOf(message, purse);
  return options === undefined ? new Made(text) : new Made(text, record(options, purse) as ErrorOptions);
}
