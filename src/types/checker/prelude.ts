import path from 'node:path';
import { AMBIENT, JSON_NAMES } from '../builtins.js';

/** A file that is nowhere on the disk. */
export const PRELUDE = path.resolve('/', 'holdfast-prelude.d.ts');

/**
 * Declares what the language's library does not, so that a union with a `Buffer` in it is more than `any` where Node's types are not
 * installed. Where they are, these interfaces merge into theirs; a module's own types of these names hide them.
 */
export function preludeText(): string {
  return [...AMBIENT, ...JSON_NAMES].map((name) => `interface ${name} { readonly __${name}: unique symbol }\n`).join('');
}
