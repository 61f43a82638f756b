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
    [/^Class extends value .* is not a constructor or null$/s, 'Class extends'],
    [/^Cannot (?:read|write) private member .* (?:from|to) an object whose class did not declare it$/s, 'private member'],
    [/^(?:Receiver|Object) must be (?:an instance of )?class /, 'must be'],
    [/^Generator is already running$/, 'already running'],
  ],
  ReferenceError: [
    [/^Must call super constructor in derived class before /, 'super constructor'],
    [/ is not defined$/, 'is not defined'],
    [/^Cannot access '.*' before initialization$/s, 'before initialization'],
  ],
};

/**
 * How the helpers word the same that compilers put in where newer syntax is written as older: they stand in the sources, and no author
 * wrote them. From TypeScript's `tslib`, `@babel/helpers` (SWC has the same) and esbuild's runtime.
 */
const BY_HELPERS: Readonly<Record<string, readonly RegExp[]>> = {
  TypeError: [
    /^Object is not iterable\.$/, /^Symbol\.(?:asyncI|i)terator is not defined\.$/, /^Invalid attempt to (?:destructure|iterate|spread) non-iterable instance\./, /^Class extends value .* is not a constructor or null$/s,
    /^Super expression must either be null or a function$/, /^Cannot call a class as a function$/, /^Derived constructors may only return object or undefined$/, /^Generator is already (?:executing|running)\.?$/,
    /^Cannot (?:read|write) private member (?:from|to) an object whose class did not declare it$/, /^Cannot (?:read from|write to) private field$/, /^attempted to (?:get|set|call|use) .*private .* on non-instance$/, /^Private element is not present on this object$/,
    /^Cannot access private method$/, /^Cannot destructure (?:undefined|null)$/,
  ],
  ReferenceError: [/^this hasn't been initialised - super\(\) hasn't been called$/],
};

/** Whether a text may hold such an error: what does not need not be read to know. */
export function mayHoldEngineWords(text: string): boolean {
  return text.includes('TypeError(') || text.includes('ReferenceError(');
}

/** Whether the messages of two errors are both the engine's own: which one it is says by which expression code failed, and not what a caller sees of it. */
export function areEngineWords(prior: object, candidate: object, messages: readonly [unknown, unknown], isWritten: IsWritten): boolean {
  const forms = WORDED[classOf(prior)];
  if (forms === undefined || classOf(candidate) !== classOf(prior)) return false;
  const byHelpers = BY_HELPERS[classOf(prior)] ?? [];
  return messages.every((message) => typeof message === 'string' && (byHelpers.some((form) => form.test(message)) || forms.some(([form, words]) => form.test(message) && !isWritten(message, words))));
}
