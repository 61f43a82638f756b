import crypto from 'node:crypto';
import zlib from 'node:zlib';
import { apply, getOwnPropertyDescriptor, getPrototypeOf } from './primordials.js';
import { replaceCall, type Callable } from './watch-calls.js';

/** Work of other threads that Node lists nowhere among what keeps a process going. */
export interface PoolWork {
  /** How much was asked for whose callback is to come. */
  pending(): number;
}

const CRYPTO = [
  'checkPrime', 'diffieHellman', 'generateKey', 'generateKeyPair', 'generatePrime', 'hkdf', 'pbkdf2', 'pseudoRandomBytes', 'randomBytes', 'randomFill', 'randomInt',
  'scrypt', 'sign', 'verify',
];
/** All that compresses is a stream which hands over its parts here; `gzip(text, callback)` and its like are made of one. */
const TRANSFORM = '_transform';

/** Counts what is asked of `crypto` with a callback, and every part of a stream that compresses or reads what was compressed. */
export function watchPoolWork(): PoolWork {
  let pending = 0;
  const begin = (): (() => void) => {
    let isOpen = true;
    pending++;
    return () => {
      if (isOpen) pending--;
      isOpen = false;
    };
  };
  const count = (target: object, name: string): void => replaceCall(target, name, (original) => counted(original, begin));
  for (const name of CRYPTO) count(crypto, name);
  const streams = owner(zlib.Gzip.prototype as object, TRANSFORM);
  if (streams !== null) count(streams, TRANSFORM);
  return { pending: () => pending };
}

/** Tells of each call whose last argument is a callback, and when that is called. */
function counted(original: Callable, begin: () => () => void): Callable {
  return function (this: unknown, ...args: unknown[]): unknown {
    const last = args.length - 1;
    const callback = args[last];
    if (typeof callback !== 'function') return apply(original, this, args) as unknown;
    const end = begin();
    args[last] = function (this: unknown, ...answer: unknown[]): unknown {
      end();
      return apply(callback as Callable, this, answer) as unknown;
    };
    try {
      return apply(original, this, args) as unknown;
    } catch (error) {
      end();
      throw error;
    }
  };
}

/** The prototype in a chain that has the property itself. */
function owner(start: object, name: string): object | null {
  let at: object | null = start;
  while (at !== null && getOwnPropertyDescriptor(at, name) === undefined) at = getPrototypeOf(at);
  return at;
}
