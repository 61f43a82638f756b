/** The kind of a printed literal: `"a"`, `-1`, `true`, `12n`. */
export function literalKind(printed: string): 'string' | 'boolean' | 'bigint' | 'number' {
  if (printed.startsWith('"')) return 'string';
  if (printed === 'true' || printed === 'false') return 'boolean';
  return printed.endsWith('n') ? 'bigint' : 'number';
}
