/** Goes over the characters once, and keeps the end of the last word that fits. */
export function slug(title: string, options?: { separator?: '-' | '_'; most?: number }): string {
  const { separator = '-', most = Number.POSITIVE_INFINITY } = options ?? {};
  let out = '';
  let fits = 0;
  let pending = false;
  for (const character of title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()) {
    if (!isPlain(character)) {
      pending = out !== '';
      if (out.length <= most) fits = out.length;
      continue;
    }
    if (pending) out += separator;
    pending = false;
    out += character;
  }
  if (out.length <= most) return out;
  return out.slice(0, fits === 0 ? most : fits);
}

function isPlain(character: string): boolean {
  const code = character.charCodeAt(0);
  return character.length === 1 && ((code >= 97 && code <= 122) || (code >= 48 && code <= 57));
}

/** Breaks a paragraph by looking for the last space within each window. */
export function wrap(text: string, columns: number): string[] {
  if (!(Number.isInteger(columns) && columns >= 1)) {
    throw new RangeError(`columns must be a whole number from 1, not ${columns}`);
  }
  let rest = text.trim().replaceAll(/\s+/g, ' ');
  const lines: string[] = [];
  while (rest.length > columns) {
    const at = rest.lastIndexOf(' ', columns);
    const end = at > 0 ? at : columns;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^ /, '');
  }
  return rest === '' ? lines : [...lines, rest];
}
