/** Columns that a text takes on a terminal: 2 for wide East Asian characters and emoji, 0 for marks that combine. */
export function columns(text: string): number {
  let sum = 0;
  for (const character of text) sum += columnsOf(character);
  return sum;
}

// Unicode's East_Asian_Width W and F, as ranges of blocks.
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

export function columnsOf(character: string): number {
  if (character < '\u0300') return 1;
  if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** The beginning of a text within so many columns, with … where something is left out. */
export function clip(text: string, most: number): string {
  if (text.length <= most && columns(text) <= most) return text;
  let out = '';
  let used = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > most - 1) break;
    out += character;
  }
  return `${out}…`;
}

/** Text broken between words to lines of so many columns; the lines after the first are indented. */
export function wrap(text: string, most: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && columns(line) + 1 + columns(word) > most) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
