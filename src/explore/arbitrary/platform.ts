import { BufferClass, SearchParamsClass, UrlClass } from '../../value/platform.js';
import { constantFrom, list, mapped, tuple } from './arbitrary.js';
import type { Arbitrary } from './arbitrary.js';

const URLS: readonly string[] = [
  'https://example.org/', 'https://example.org/a/b?x=1&y=2#top', 'http://localhost:8080/', 'https://user:secret@example.org/a%20b', 'file:///tmp/a.txt', 'mailto:a@example.org',
  'data:text/plain,hello', 'https://example.org/?q=', 'https://xn--bcher-kva.example/',
];

/** These classes are the host's; where it has none, nothing can ask for one. */
export function urlArbitrary(): Arbitrary<object> {
  return mapped(constantFrom(URLS), (text) => new (there(UrlClass))(text));
}

export function searchParamsArbitrary(): Arbitrary<object> {
  const pair = tuple(constantFrom(['a', 'b', 'q', 'page', '']), constantFrom(['1', '2', '', 'x y', 'ä', 'a=b']));
  return mapped(list(pair, { most: 4 }), (pairs) => new (there(SearchParamsClass))(pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&')));
}

export function bufferArbitrary(bytes: Arbitrary<Uint8Array>): Arbitrary<object> {
  return mapped(bytes, (array) => there(BufferClass).from([...array]));
}

function there<T>(found: T | undefined): T {
  if (found === undefined) throw new TypeError('the platform has no such class');
  return found;
}
