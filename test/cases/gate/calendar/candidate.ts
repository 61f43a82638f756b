const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isLeap(year: number): boolean {
  return new Set([0, 400, -400]).has(year % 400) || (year % 4 === 0 && year % 100 !== 0);
}

function lengthOf(year: number, month: number): number {
  return month === 1 && isLeap(year) ? 29 : LENGTHS[month] ?? 0;
}

/** Counts months from year 0, and puts the time of day on top again. */
export function addMonths(date: Date, months: number): Date {
  const index = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12;
  const day = Math.min(date.getUTCDate(), lengthOf(year, month));
  const out = new Date(0);
  out.setUTCFullYear(year, month, day);
  out.setUTCHours(date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds(), date.getUTCMilliseconds());
  return out;
}

/** Whole weeks have five; what is left is counted by a table. */
export function workdays(from: string, to: string): number {
  const start = serial(from);
  const end = serial(to);
  if (end < start) return 0;
  const days = end - start + 1;
  const weeks = Math.floor(days / 7);
  let rest = 0;
  for (let i = 0; i < days % 7; i++) if ((start + i + 4) % 7 !== 0 && (start + i + 4) % 7 !== 6) rest++;
  return weeks * 5 + rest;
}

/** Days since 1970-01-01, shifted by whole weeks so that no number is negative. */
function serial(text: string): number {
  const [year, month, day] = text.length === 10 && [...text].every((c, i) => (i === 4 || i === 7 ? c === '-' : c >= '0' && c <= '9')) ? text.split('-').map(Number) : [];
  const fits = year !== undefined && year >= 100 && month !== undefined && month >= 1 && month <= 12 && day !== undefined && day >= 1 && day <= lengthOf(year, month - 1);
  if (!fits) throw new RangeError(`${text} is no date`);
  return Date.UTC(year, month - 1, day) / 86_400_000 + 7 * 200_000;
}
