export function slug(title: string, options: { separator?: '-' | '_'; most?: number } = {}): string {
  const separator = options.separator ?? '-';
  const most = options.most ?? Infinity;
  const words = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().split(/[^a-z0-9]+/).filter((w) => w !== '');
  let out = '';
  for (const word of words) {
    const next = out === '' ? word : out + separator + word;
    if (next.length > most) return out === '' ? word.slice(0, most) : out;
    out = next;
  }
  return out;
}

export function wrap(text: string, columns: number): string[] {
  if (!Number.isInteger(columns) || columns < 1) throw new RangeError(`columns must be a whole number from 1, not ${columns}`);
  const lines: string[] = [];
  let line = '';
  for (let word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length <= columns) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    while (word.length > columns) {
      lines.push(word.slice(0, columns));
      word = word.slice(columns);
    }
    line = word;
  }
  if (line !== '') lines.push(line);
  return lines;
}
