import { getOwnPropertyDescriptor, getOwnPropertyNames, setHas, SetClass } from './primordials.js';

/** Classes that the host may or may not have: this floor compiles without Node's types, and its values come from the host's realm. */
interface Host {
  readonly URL?: new (text: string) => { readonly href: string };
  readonly URLSearchParams?: new (text: string) => object;
  readonly Buffer?: { readonly prototype: object; from(bytes: readonly unknown[]): Uint8Array };
  readonly DOMException?: new (message: string, name: string) => Error;
}

const host = globalThis as unknown as Host;

export const globalObject: unknown = globalThis;
export const UrlClass = host.URL;
export const SearchParamsClass = host.URLSearchParams;
export const BufferClass = host.Buffer;
export const DomExceptionClass = host.DOMException;

const globals = new SetClass<string>(getOwnPropertyNames(globalThis));

/** Whether `new Name(…)` in the notation is of the platform's own class, whatever else has that name. */
export function isOfPlatform(name: string): boolean {
  return setHas(globals, name);
}

const { call } = Function.prototype;

/** Reads an accessor that was captured at load; throws where the receiver is of another kind. */
function reader(prototype: object | undefined, key: string): ((self: unknown) => string) | null {
  const found = prototype === undefined ? undefined : getOwnPropertyDescriptor(prototype, key);
  const read = (found?.get ?? found?.value) as ((this: unknown) => string) | undefined;
  return read === undefined ? null : call.bind(read) as (self: unknown) => string;
}

export const urlHref = reader(UrlClass?.prototype, 'href');
export const searchParamsText = reader(SearchParamsClass?.prototype, 'toString');
export const domExceptionName = reader(DomExceptionClass?.prototype, 'name');
export const domExceptionMessage = reader(DomExceptionClass?.prototype, 'message');
