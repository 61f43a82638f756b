/** Smaller and plainer strings: shorter first, then with plainer characters. */
export function* smallerStrings(text: string): Generator<string> {
  if (text === '') return;
  yield '';
  const chars = Array.from(text);
  for (let size = Math.ceil(chars.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    if (size === chars.length) continue;
    for (let at = 0; at < chars.length; at += size) yield [...chars.slice(0, at), ...chars.slice(at + size)].join('');
  }
  for (const [i, char] of chars.entries()) {
    for (const plainer of plainerCharacters(char)) yield [...chars.slice(0, i), plainer, ...chars.slice(i + 1)].join('');
  }
}

function plainerCharacters(char: string): readonly string[] {
  if (/[a-c01 ]/.test(char)) return [];
  if (/[d-z]/.test(char)) return ['a', 'b'];
  if (/[A-Z]/.test(char)) return [char.toLowerCase(), 'a', 'A'];
  if (/\d/.test(char)) return ['0', '1'];
  if (char.length > 1 || char > '\u007f') return ['a', ' ', 'é'];
  return ['a', '1', ' ', '.'].filter((c) => c < char || /[a1 ]/.test(c));
}

/** Tried before halving: from 1e300 that takes a thousand steps. */
const ROUND = [1, 10, 100, 1000, 1_000_000, 1_000_000_000];

/** Numbers nearer to zero, whole before broken, positive before negative. */
export function* smallerNumbers(n: number): Generator<number> {
  if (Object.is(n, 0)) return;
  yield 0;
  if (Object.is(n, -0) || Number.isNaN(n)) return;
  if (n !== 1) yield 1;
  if (!Number.isFinite(n)) {
    // What lies beyond a bound shows as well with a number that has an end.
    for (const size of [1000, 1e300]) yield n > 0 ? size : -size;
    return;
  }
  if (n < 0) yield -n;
  if (!Number.isInteger(n)) yield* brokenNumbers(n);
  for (const size of ROUND) if (size < Math.abs(n)) yield Math.sign(n) * size;
  if (Number.isInteger(n)) yield* rounderIntegers(n);
  for (let step = n / 2; Math.abs(step) >= 1; step /= 2) yield n - Math.trunc(step);
  if (Math.abs(n) > 1 && Number.isInteger(n)) yield n - Math.sign(n);
}

/** Of many digits the first ones, then a tenth: what a long number shows is often shown by a short one like it. */
function* rounderIntegers(n: number): Generator<number> {
  const digits = String(Math.abs(n)).length;
  if (Math.abs(n) >= 1e21) return;
  for (let kept = 1; kept < digits; kept++) {
    const unit = 10 ** (digits - kept);
    if (n % unit !== 0) yield Math.trunc(n / unit) * unit;
  }
  if (Math.abs(n) >= 10) yield Math.trunc(n / 10);
}

function* brokenNumbers(n: number): Generator<number> {
  yield Math.trunc(n);
  for (let digits = 1; digits <= 6; digits++) {
    const rounded = Number(n.toFixed(digits));
    if (rounded !== n) yield rounded;
  }
  yield n % 1;
}

export function* smallerBigints(n: bigint): Generator<bigint> {
  if (n === 0n) return;
  yield 0n;
  if (n < 0n) yield -n;
  for (const size of ROUND.map(BigInt)) if (size < (n < 0n ? -n : n)) yield n < 0n ? -size : size;
  for (let step = n / 2n; step !== 0n; step /= 2n) yield n - step;
}
