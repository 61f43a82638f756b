const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The line of the source, from 1, that a line of compiled code comes from: that of its first segment, or of the last one before it.
 * `mappings` is that of a source map with one source (ECMA-426: per generated line, Base64 VLQ groups of column, source, line, column).
 */
export function originalLine(mappings: string, line: number): number {
  let original = 0;
  let first: number | null = null;
  for (const [i, generated] of mappings.split(';').slice(0, line).entries()) {
    for (const segment of generated.split(',')) {
      original += decodeVlq(segment)[2] ?? 0;
      if (i === line - 1 && first === null && segment !== '') first = original;
    }
  }
  return (first ?? original) + 1;
}

function decodeVlq(segment: string): readonly number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of segment) {
    const bits = DIGITS.indexOf(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
