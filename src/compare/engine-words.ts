import { classOf } from './brand.js';

/** Whether a message may be put together of what stands in the sources, as far as these are known: then somebody wrote it. `words` are some that it has to have. */
export type IsWritten = (message: string, words: string) => boolean;

/**
 * How V8 words the errors that it throws itself where code does with a value what cannot be done with it. They name expressions, variables and
 * properties of the source (`item.price.toFixed is not a function`), which no two versions have in common. Beside each the words that
 * stand in a source where an author says the same on purpose.
 */
const WORDED: Readonly<Record<string, readonly (readonly [form: RegExp, words: string])[]>> = {
  TypeError: [
    [/ is not a function(?: or its return value is not iterable)?$/, 'is not a function'],
    [/ is not a constructor$/, 'is not a constructor'],
    [/ is not (?:async )?iterable(?: \(cannot read property .*\))?$/, 'iterable'],
    [/^Cannot (?:read|set) properties of (?:undefined|null)(?: \((?:reading|setting) '.*'\))?$/s, 'properties of'],
    [/^Cannot destructure (?:property )?'.*' (?:of '.*' )?as it is (?:undefined|null)\.?$/s, 'Cannot destructure'],
    [/^Cannot convert undefined or null to object$/, 'Cannot convert'],
    [/^Cannot convert (?:a|object|.*) (?:value )?to (?:a )?(?:primitive value|string|number|BigInt)$/s, 'Cannot convert'],
    [/^Cannot mix BigInt and other types, use explicit conversions$/, 'Cannot mix'],
    [/^Cannot (?:assign to|add|delete|define|redefine|create|set) (?:read only )?property /, 'property'],
    [/^Cannot use 'in' operator to search for /, 'operator'],
    [/^Right-hand side of 'instanceof' is not (?:callable|an object)$/, 'instanceof'],
    [/ called on (?:null or undefined|incompatible receiver .*|non-object)$/s, 'called on'],
    [/^(?:Class constructor .* cannot be invoked without 'new'|Constructor .* requires 'new')$/s, "'new'"],
    [/^Reduce of empty array with no initial value$/, 'Reduce of'],
    [/^Iterator (?:value .* is not an entry object|result .* is not an object)$/s, 'Iterator'],
    [/^Spread syntax requires \.\.\.iterable\[Symbol\.iterator\] to be a function$/, 'Spread syntax'],
    [/^Invalid value used (?:as weak map key|in weak set)$/, 'Invalid value used'],
    [/^Object prototype may only be an Object or null: /, 'prototype'],
    [/^Assignment to constant variable\.$/, 'Assignment to'],
  ],
  ReferenceError: [
    [/ is not defined$/, 'is not defined'],
    [/^Cannot access '.*' before initialization$/s, 'before initialization'],
  ],
};

/** Whether a text may hold such an error: what does not need not be read to know. */
export function mayHoldEngineWords(text: string): boolean {
  return text.includes('TypeError(') || text.includes('ReferenceError(');
}

/** Whether the messages of two errors are both the engine's own: which one it is says by which expression code failed, and not what a caller sees of it. */
export function areEngineWords(prior: object, candidate: object, messages: readonly [unknown, unknown], isWritten: IsWritten): boolean {
  const forms = WORDED[classOf(prior)];
  if (forms === undefined || classOf(candidate) !== classOf(prior)) return false;
  return messages.every((message) => typeof message === 'string' && forms.some(([form, words]) => form.test(message) && !isWritten(message, words)));
}
