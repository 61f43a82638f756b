import { uniqueArray, constantFrom as uniqueOf } from 'fast-check';
import type { BuiltinName } from '../../model/shape.js';
import { Made, MADE_FORMS } from '../../value/made.js';
import { constantFrom, from, list, mapped, oneOf, tuple } from './arbitrary.js';
import type { Arbitrary } from './arbitrary.js';

/** The built-ins of which a value is known by the expression that makes it. */
export type MadeName = Extract<BuiltinName, 'Promise' | 'AbortSignal' | 'AsyncIterable' | 'ReadableStream' | 'WeakMap' | 'WeakSet' | 'Headers' | 'FormData' | 'Blob' | 'Request' | 'Response' | 'TextEncoder' | 'TextDecoder' | 'EventTarget'>;

/** Aborted and live signals, settled promises of both kinds, streams of a few items; `item` is of the type argument. */
export function madeArbitrary(name: MadeName, item: Arbitrary<unknown>): Arbitrary<Made> {
  const forms = MADE_FORMS.filter((form) => form.name === name);
  return oneOf(forms.map((form) => mapped(argumentsOf(form.head, item), (args) => new Made(form, args))));
}

function argumentsOf(head: string, item: Arbitrary<unknown>): Arbitrary<unknown[]> {
  const few = { most: 4 };
  switch (head) {
    case 'Promise.resolve(': return tuple(item);
    case 'Promise.reject(': return mapped(constantFrom(['failed', '']), (message) => [new Error(message)]);
    case '(async function* () { yield* ': return mapped(list(item, few), (items) => [items]);
    case 'ReadableStream.from(': return mapped(list(constantFrom(['a', 'b', '']), few), (chunks) => [chunks]);
    case 'new Headers(': return mapped(from(() => uniqueArray(uniqueOf('accept', 'content-type', 'x-a'), { maxLength: 4 })), (names) => [names.map((name) => [name, 'text/plain'])]);
    case 'new Blob(': case 'new Response(': return mapped(constantFrom(['', 'a', '{"a": 1}']), (text) => [head === 'new Blob(' ? [text] : text]);
    case 'new Request(': return mapped(constantFrom(['https://example.org/', 'https://example.org/a?b=c']), (url) => [url]);
    default: return constantFrom<unknown[]>([[]]);
  }
}
