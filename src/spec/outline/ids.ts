import { didYouMean } from '../../value/near.js';

/** `CART-3`, `CART-TAX-12b`. */
const ID = String.raw`(?<prefix>[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*)-[0-9]+[a-z]?`;
const NAMED = new RegExp(`^(?<id>${ID})(?<colon>:?)(?=\\s|$)`);
/** Something like an id: other letters, other marks between the parts, or none. */
const LOOSE = /^(?<name>[A-Za-z][A-Za-z0-9]{0,30}?(?:[-_ .\u2010-\u2015][A-Za-z0-9]{1,30}?){0,4}?)[-_ .\u2010-\u2015]?(?<number>[0-9]{1,9}[A-Za-z]?)(?<end>\s*[:\uff1a]|\s+[-\u2010-\u2015]+\s|[.)]?(?=\s)|$)/;

/** What a file's ids begin with. */
export interface IdRules {
  /** From the front matter; null where any prefix will do. */
  readonly declared: readonly string[] | null;
  /** Those that are declared, or else in use. */
  readonly prefixes: ReadonlySet<string>;
  /** All ids that requirements of the file have. */
  readonly ids: ReadonlySet<string>;
}

/** The id that a text begins with in exact form, and whether a colon follows; null if there is none. */
export function exactId(text: string): { readonly id: string; readonly prefix: string; readonly colon: boolean; readonly rest: string } | null {
  const found = NAMED.exec(text);
  const { id = '', prefix = '', colon = '' } = found?.groups ?? {};
  return found === null ? null : { id, prefix, colon: colon !== '', rest: text.slice(found[0].length).trim() };
}

/** A text that begins with what is almost an id of this file. */
export function looseId(text: string, rules: IdRules): { readonly written: string; readonly meant: string; readonly colon: boolean } | null {
  const found = LOOSE.exec(text.slice(0, 200));
  const { name = '', number = '', end = '' } = found?.groups ?? {};
  const prefix = name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '-');
  const known = rules.prefixes.has(prefix);
  if (found === null || !known) return null;
  return { written: found[0].slice(0, found[0].length - end.length), meant: `${prefix}-${number.toLowerCase()}`, colon: /[:\uff1a]/.test(end) };
}

/** Why an exact id may not stand in this file, and whether its prefix looks like one that may; null if all is well. */
export function wrongPrefix(prefix: string, rules: IdRules): { readonly message: string; readonly near: boolean } | null {
  if (rules.declared === null || rules.declared.includes(prefix)) return null;
  const near = didYouMean(prefix, rules.declared);
  return { message: `ids in this file begin with ${rules.declared.join(' or ')}, not with ${prefix}. ${near}Mend it, or add ${prefix} to "ids" in the front matter`, near: near !== '' };
}
