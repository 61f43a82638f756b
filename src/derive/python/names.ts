import { NotInPython, textOf } from './values.js';

const KEYWORDS: ReadonlySet<string> = new Set(['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield']);

/** `parseDuration` → `parse_duration`; what Python keeps for itself gets an underscore behind it, as is usual there. */
export function snake(name: string): string {
  const text = name.replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2').replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2').replaceAll(/[^\p{L}\p{N}_]+/gu, '_').toLowerCase();
  return KEYWORDS.has(text) || !/^[\p{L}_]/u.test(text) ? `${text}_` : text;
}

export function isPythonName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !KEYWORDS.has(name);
}

/** What the made file calls an operation: by the name that Python would use. */
export function nameOf(operation: string): string {
  const parts = operation.split('.');
  if (!parts.every(isPythonName)) throw new NotInPython(`asks ${operation}, which is no name in Python`);
  const [first = '', ...rest] = parts;
  return rest.reduce((text, part) => `ask(${text}, ${namesText(part)})`, rootName(first));
}

/** A class keeps its name. */
export function rootName(name: string): string {
  return /^\p{Lu}/u.test(name) ? name : snake(name);
}

/** Both names under which something may be looked for, once where they are one. */
export function namesText(name: string): string {
  return [...new Set([snake(name), name])].map((one) => textOf(one)).join(', ');
}
