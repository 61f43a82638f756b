type Unit = 'd' | 'h' | 'm' | 's' | 'ms';
const SIZE: Record<Unit, number> = { d: 24 * 60 * 60 * 1000, h: 60 * 60 * 1000, m: 60 * 1000, s: 1000, ms: 1 };
const ORDER = Object.keys(SIZE) as Unit[];

/** One pass over the characters, by hand. */
class Reader {
  at = 0;
  readonly end: number;
  constructor(readonly text: string) {
    let end = text.length;
    while (end > 0 && text[end - 1] === ' ') end--;
    this.end = end;
  }
  get next(): string { return this.at < this.end ? this.text.charAt(this.at) : ''; }
  spaces(): void { while (this.next === ' ') this.at++; }
  take(test: (c: string) => boolean): string {
    const from = this.at;
    while (this.next !== '' && test(this.next)) this.at++;
    return this.text.slice(from, this.at);
  }
  fail(at = this.at): never { throw new SyntaxError(`no duration: ${JSON.stringify(this.text)} at ${at}`); }
}

const digit = (c: string): boolean => c >= '0' && c <= '9';
const letter = (c: string): boolean => c >= 'a' && c <= 'z';

function amount(reader: Reader): number {
  const from = reader.at;
  if (reader.take(digit) === '') reader.fail();
  if (reader.next === '.') {
    reader.at++;
    if (reader.take(digit) === '') reader.at--;
  }
  return Number(reader.text.slice(from, reader.at));
}

export function parseDuration(text: string): number {
  const reader = new Reader(text);
  reader.spaces();
  if (reader.at >= reader.end) reader.fail(text.length);
  const sign = reader.next === '-' ? -1 : 1;
  if (sign === -1) reader.at++;
  let allowed = ORDER;
  let total = 0;
  do {
    const n = amount(reader);
    const start = reader.at;
    const unit = reader.take(letter) as Unit;
    if (!allowed.includes(unit)) reader.fail(start);
    allowed = allowed.slice(allowed.indexOf(unit) + 1);
    total += n * SIZE[unit];
    reader.spaces();
  } while (reader.next !== '');
  return total === 0 ? 0 : sign * total;
}

export function formatDuration(ms: number): string {
  if (ms === 0) return '0ms';
  const positive = ms < 0 ? -ms : ms;
  const [s, m, h] = [Math.floor(positive / 1000), Math.floor(positive / 60_000), Math.floor(positive / 3_600_000)];
  const counts: [number, Unit][] = [[Math.floor(h / 24), 'd'], [h % 24, 'h'], [m % 60, 'm'], [s % 60, 's'], [positive % 1000, 'ms']];
  return (ms < 0 ? '-' : '') + counts.filter(([n]) => n !== 0).map(([n, unit]) => `${n}${unit}`).join(' ');
}
