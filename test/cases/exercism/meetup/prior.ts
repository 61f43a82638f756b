const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const FROM = { first: 1, second: 8, teenth: 13, third: 15, fourth: 22 };

export function meetup(year: number, month: number, week: string, dayofweek: string): string {
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`no month: ${month}`);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const from = week === 'last' ? last - 6 : FROM[week as keyof typeof FROM];
  for (let day = from; day < from + 7; day++) {
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCDay() === DAYS.indexOf(dayofweek)) return date.toISOString().slice(0, 10);
  }
  throw new RangeError(`no year: ${year}`);
}
