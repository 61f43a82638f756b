const KEYWORDS: ReadonlySet<string> = new Set(['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield']);

/** `parseDuration` → `parse_duration`; what Python keeps for itself gets an underscore behind it, as is usual there. */
export function snake(name: string): string {
  const text = name.replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2').replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2').replaceAll(/[^\p{L}\p{N}_]+/gu, '_').toLowerCase();
  return KEYWORDS.has(text) || !/^[\p{L}_]/u.test(text) ? `${text}_` : text;
}

export function isPythonName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !KEYWORDS.has(name);
}
