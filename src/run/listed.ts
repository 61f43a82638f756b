/** Of a list so many are named, or one more. */
export const MOST_NAMED = 4;

/** `a, b and 3 more`. */
export function listed(names: readonly string[]): string {
  if (names.length > MOST_NAMED + 1) return `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
