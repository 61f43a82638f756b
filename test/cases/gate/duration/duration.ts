const UNITS: readonly (readonly [string, number])[] = [['d', 86_400_000], ['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1]];

export function parseDuration(text: string): number {
  const fail = (at: number): never => {
    throw new SyntaxError(`no duration: ${JSON.stringify(text)} at ${at}`);
  };
  let at = /^ */.exec(text)?.[0].length ?? 0;
  const end = text.replace(/ +$/, '').length;
  if (at >= end) fail(text.length === 0 ? 0 : text.length);
  const negative = text[at] === '-';
  if (negative) at++;
  let sum = 0;
  let least = -1;
  while (at < end) {
    const number = /^\d+(\.\d+)?/.exec(text.slice(at, end))?.[0] ?? '';
    if (number === '') fail(at);
    at += number.length;
    const unit = /^[a-z]*/.exec(text.slice(at, end))?.[0] ?? '';
    const index = UNITS.findIndex(([name]) => name === unit);
    if (index <= least) fail(at);
    least = index;
    sum += Number(number) * (UNITS[index]?.[1] ?? 0);
    at += unit.length;
    const spaces = /^ */.exec(text.slice(at, end))?.[0].length ?? 0;
    at += spaces;
  }
  if (least === -1) fail(at);
  return negative && sum !== 0 ? -sum : sum;
}

export function formatDuration(ms: number): string {
  let rest = Math.abs(ms);
  const parts: string[] = [];
  for (const [name, size] of UNITS) {
    const whole = Math.floor(rest / size);
    if (whole > 0) parts.push(`${whole}${name}`);
    rest -= whole * size;
  }
  return parts.length === 0 ? '0ms' : (ms < 0 ? '-' : '') + parts.join(' ');
}
