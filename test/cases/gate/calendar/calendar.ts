const DAY = 86_400_000;

export function addMonths(date: Date, months: number): Date {
  const out = new Date(date.getTime());
  const day = out.getUTCDate();
  out.setUTCDate(1);
  out.setUTCMonth(out.getUTCMonth() + months);
  const last = new Date(Date.UTC(out.getUTCFullYear(), out.getUTCMonth() + 1, 0)).getUTCDate();
  out.setUTCDate(Math.min(day, last));
  return out;
}

export function isLeap(year: number): boolean {
  if (year % 400 === 0) return true;
  if (year % 100 === 0) return false;
  return year % 4 === 0;
}

export function workdays(from: string, to: string): number {
  const end = read(to, read(from, 0) * 0);
  let count = 0;
  for (let at = read(from, 0); at <= end; at += DAY) {
    const day = new Date(at).getUTCDay();
    if (day !== 0 && day !== 6) count++;
  }
  return count;
}

function read(text: string, offset: number): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) throw new RangeError(`${text} is no date`);
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  if (year < 100 || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) throw new RangeError(`${text} is no date`);
  return time + offset;
}
