import type { GuestExport, GuestValue } from '../model/protocol.js';
import { Opaque } from '../value/opaque.js';
import { parse } from '../value/parse.js';

/** An exported object, and functions in it that nothing asks, since they are no exports themselves. */
export interface Holder {
  readonly name: string;
  readonly functions: readonly string[];
}

/** Of a module's exports those that hold functions which are not exported otherwise: a namespace, a table of handlers. */
export function holdersOf({ exports, values }: { readonly exports: readonly GuestExport[]; readonly values: readonly GuestValue[] }): readonly Holder[] {
  const asked = new Set(exports.flatMap((e) => (e.inner === true ? [e.name] : [e.name, e.called])));
  return values.flatMap(({ name, text }) => {
    const functions = functionsIn(text).filter((each) => !asked.has(each) && !asked.has(`${name}.${each}`));
    return functions.length === 0 ? [] : [{ name, functions }];
  });
}

function functionsIn(text: string): readonly string[] {
  if (!text.startsWith('{') || !text.includes('<function')) return [];
  const value = parse(text);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (member instanceof Opaque && member.text.startsWith('function') ? [name] : []));
}

/** `math (twice, half)`. */
export function holderWords(holders: readonly Holder[]): string {
  return holders.map(({ name, functions }) => `${name} (${functions.slice(0, MOST_NAMED).join(', ')}${functions.length > MOST_NAMED ? ` and ${functions.length - MOST_NAMED} more` : ''})`).join(', ');
}

const MOST_NAMED = 4;
