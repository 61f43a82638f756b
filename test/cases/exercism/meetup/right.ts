const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ENDS: Record<string, number> = { first: 7, second: 14, third: 21, fourth: 28, teenth: 19 };

function lengthOf(year: number, month: number): number {
  return month === 2 && (year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0)) ? 29 : LENGTHS[month - 1] ?? 0;
}

/** 0 is Monday; by Zeller's congruence. */
function weekday(year: number, month: number, day: number): number {
  const [y, m] = month < 3 ? [year - 1, month + 12] : [year, month];
  const h = (day + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7;
  return (h + 5) % 7;
}

/** Goes back from the last day that the week can have. */
export function meetup(year: number, month: number, week: string, dayofweek: (typeof WEEKDAYS)[number]): string {
  if (![1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].includes(month)) throw new RangeError(`no month: ${month}`);
  const end = week === 'last' ? lengthOf(year, month) : ENDS[week] ?? 0;
  const day = end - ((weekday(year, month, end) - WEEKDAYS.indexOf(dayofweek) + 7) % 7);
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
