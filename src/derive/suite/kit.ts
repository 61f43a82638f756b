/**
 * The file beside a made suite that says what is equal and what fits a throw: plain JavaScript for any runner, which a team keeps and
 * reads. It says what `value/equality.ts` and `value/expected.ts` say, without what is opaque.
 */
export const VALUES_TEXT = String.raw`import { AssertionError } from 'node:assert';

/** An operation of the module: its export of this name; else its default export, where that is called so or is the only one meant. */
export function operation(module, name, isOnly = false) {
  const main = module.default;
  const isMain = typeof main === 'function' && (isOnly || main.name === name);
  const found = module[name] ?? (Object(main) === main && Object.hasOwn(main, name) ? main[name] : undefined) ?? (isMain ? main : undefined);
  if (found === undefined) throw new AssertionError({ message: 'The module exports no ' + name + '.' });
  return found;
}

/** A class that values are compared with by its name: the module's own, or an empty one. */
export function classNamed(module, name) {
  return typeof module[name] === 'function' ? module[name] : { [name]: class {} }[name];
}

/** Where tolerances are given, a number is what is expected in its place if it lies near enough to it. */
export function expectValue(actual, expected, tolerances = []) {
  if (!same(nearest(expected, actual, tolerances), actual)) throw new AssertionError({ message: 'It is another value.', actual, expected, operator: 'expectValue' });
}

/** What is expected, with the actual numbers in the places in which they are near enough. A place is its keys, each behind a slash. */
function nearest(expected, actual, tolerances, place = '') {
  if (tolerances.length === 0) return expected;
  if (typeof expected === 'number' && typeof actual === 'number') return tolerances.some((one) => one.at.test(place) && isNear(expected, actual, one)) ? actual : expected;
  if (!isObject(expected) || !isObject(actual)) return expected;
  const inside = ([key, value]) => [key, nearest(value, actual[key], tolerances, place + '/' + key)];
  if (Array.isArray(expected)) return Array.isArray(actual) && !hasHoles(expected) ? expected.map((value, i) => inside([i, value])[1]) : expected;
  return kindOf(expected) === 'Object' ? Object.assign(Object.create(Object.getPrototypeOf(expected)), Object.fromEntries(Object.entries(expected).map(inside))) : expected;
}

function hasHoles(list) {
  return Object.keys(list).length !== list.length;
}

function isNear(expected, actual, { within, relative = false }) {
  if (!Number.isFinite(expected) || !Number.isFinite(actual)) return false;
  return Math.abs(expected - actual) <= (relative ? within * Math.max(Math.abs(expected), Math.abs(actual)) : within);
}

/** The pattern may hold name, message (a text or a regular expression) and properties, or the thrown value itself; an empty one is met by any throw. */
export function expectThrow(call, pattern) {
  const returned = (value) => {
    throw new AssertionError({ message: 'It returned instead of throwing.', actual: value, expected: pattern, operator: 'expectThrow' });
  };
  const threw = (error) => {
    if (!fits(error, pattern)) throw new AssertionError({ message: 'It threw something else.', actual: error, expected: pattern, operator: 'expectThrow' });
  };
  let value;
  try {
    value = call();
  } catch (error) {
    return threw(error);
  }
  return typeof value?.then === 'function' ? value.then(returned, threw) : returned(value);
}

function fits(thrown, pattern) {
  if ('value' in pattern) return same(pattern.value, thrown);
  if (pattern.name !== undefined && !isNamed(thrown, pattern.name)) return false;
  if (pattern.message !== undefined && !fitsMessage(thrown.message, pattern.message)) return false;
  if (pattern.properties === undefined) return true;
  if (!isObject(thrown)) return false;
  return Object.entries(pattern.properties).every(([key, value]) => key in thrown && same(value, thrown[key]));
}

function fitsMessage(message, wanted) {
  return typeof message === 'string' && (typeof wanted === 'string' ? message === wanted : wanted.test(message));
}

/** By its own name, or by a class on its chain. */
export function isNamed(thrown, name) {
  if (!isObject(thrown)) return false;
  return thrown.name === name || chainOf(thrown).includes(name);
}

/**
 * Whether two values are the same: keys and the items of Maps and Sets in any order; 0 is also -0, unless -0 is expected; NaN is NaN; a key
 * that is undefined is not a missing one, nor is a hole; a class counts only where the expected value has one.
 */
export function same(expected, actual, pairs = []) {
  if (!isObject(expected) || !isObject(actual)) return sameSimple(expected, actual);
  if (expected === actual || pairs.some(([a, b]) => a === expected && b === actual)) return true;
  const within = [...pairs, [expected, actual]];
  const kind = kindOf(expected);
  const wanted = classOf(expected);
  if (kind !== kindOf(actual) || (wanted !== null && wanted !== classOf(actual))) return false;
  return same(contentOf(expected, kind), contentOf(actual, kind), within) && sameItems(expected, actual, kind, within) && sameKeys(expected, actual, within);
}

function sameSimple(expected, actual) {
  if (Object.is(expected, actual) || (Object.is(expected, 0) && actual === 0)) return true;
  return typeof expected === 'symbol' && typeof actual === 'symbol' && Symbol.keyFor(expected) === Symbol.keyFor(actual) && String(expected) === String(actual);
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

const BUILT_IN = /^(?:Array|Map|Set|Date|RegExp|Number|String|Boolean|BigInt|Symbol|Promise|WeakMap|WeakSet|DataView|Buffer|URL|URLSearchParams|(?:Shared)?ArrayBuffer|(?:Uint8Clamped|(?:Big)?(?:Ui|I)nt(?:8|16|32|64)|Float(?:32|64))Array|(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error|DOMException)$/;

/** Names of the classes of an object, its own first. */
function chainOf(value) {
  const names = [];
  for (let at = Object.getPrototypeOf(value); at !== null; at = Object.getPrototypeOf(at)) {
    const made = Object.hasOwn(at, 'constructor') ? at.constructor : undefined;
    if (typeof made === 'function') names.push(made.name);
  }
  return names;
}

function kindOf(value) {
  return chainOf(value).find((name) => BUILT_IN.test(name)) ?? 'Object';
}

/** Null for a plain record and for a built-in as it is. */
function classOf(value) {
  const name = chainOf(value)[0] ?? 'Object';
  return name === 'Object' || BUILT_IN.test(name) ? null : name;
}

/** What a built-in holds besides its keys and items. */
function contentOf(value, kind) {
  switch (kind) {
    case 'Array': return value.length;
    case 'Date': return value.getTime();
    case 'RegExp': return String(value) + ' ' + value.lastIndex;
    case 'Number': case 'String': case 'Boolean': case 'BigInt': return value.valueOf();
    case 'URL': case 'URLSearchParams': return String(value);
    case 'ArrayBuffer': case 'SharedArrayBuffer': return String(new Uint8Array(value));
    case 'DataView': return String(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    default: return undefined;
  }
}

function sameItems(expected, actual, kind, pairs) {
  if (kind !== 'Map' && kind !== 'Set') return true;
  const left = [...actual];
  return expected.size === actual.size && [...expected].every((item) => {
    const at = left.findIndex((other) => same(item, other, pairs));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function sameKeys(expected, actual, pairs) {
  const keys = keysOf(expected);
  const others = keysOf(actual);
  return keys.length === others.length && keys.every((key) => {
    const other = others.find((each) => each === key || (typeof key === 'symbol' && sameSimple(key, each)));
    return other !== undefined && same(expected[key], actual[other], pairs);
  });
}

/** Own keys that hold the value; of an error also what it says and what caused it. */
function keysOf(value) {
  const isError = /Error$/.test(kindOf(value));
  return Reflect.ownKeys(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key) || (isError && /^(?:message|cause|errors)$/.test(String(key))));
}
`;
