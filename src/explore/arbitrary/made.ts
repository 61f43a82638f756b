import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { BuiltinName } from '../../model/shape.js';
import { Made, MADE_FORMS } from '../../value/made.js';

/** The built-ins of which a value is known by the expression that makes it. */
export type MadeName = Extract<BuiltinName, 'Promise' | 'AbortSignal' | 'AsyncIterable' | 'ReadableStream' | 'WeakMap' | 'WeakSet' | 'Headers' | 'FormData' | 'Blob' | 'Request' | 'Response' | 'TextEncoder' | 'TextDecoder' | 'EventTarget'>;

/** Aborted and live signals, settled promises of both kinds, streams of a few items; `item` is of the type argument. */
export function madeArbitrary(name: MadeName, item: Arbitrary<unknown>): Arbitrary<Made> {
  const forms = MADE_FORMS.filter((form) => form.name === name);
  return fc.oneof(...forms.map((form) => argumentsOf(form.head, item).map((args) => new Made(form, args))));
}

function argumentsOf(head: string, item: Arbitrary<unknown>): Arbitrary<unknown[]> {
  const few = { maxLength: 4 };
  switch (head) {
    case 'Promise.resolve(': return fc.tuple(item);
    case 'Promise.reject(': return fc.constantFrom('failed', '').map((message) => [new Error(message)]);
    case '(async function* () { yield* ': return fc.array(item, few).map((items) => [items]);
    case 'ReadableStream.from(': return fc.array(fc.constantFrom('a', 'b', ''), few).map((chunks) => [chunks]);
    case 'new Headers(': return fc.uniqueArray(fc.constantFrom('accept', 'content-type', 'x-a'), few).map((names) => [names.map((name) => [name, 'text/plain'])]);
    case 'new Blob(': case 'new Response(': return fc.constantFrom('', 'a', '{"a": 1}').map((text) => [head === 'new Blob(' ? [text] : text]);
    case 'new Request(': return fc.constantFrom('https://example.org/', 'https://example.org/a?b=c').map((url) => [url]);
    default: return fc.constant([]);
  }
}
