// The components of a date that pictures write: year, month, week, … in UTC.

export const DAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const DAY = 86_400_000;

/** The Monday that begins week 1 of the year or month that starts here: the week with its first Thursday. */
const startOfFirstWeek = (year: number, month: number): number => {
  const first = Date.UTC(year, month);
  const weekday = new Date(first).getUTCDay() || 7;
  return weekday > 4 ? first + (8 - weekday) * DAY : first - (weekday - 1) * DAY;
};

const weeksBetween = (start: number, end: number): number => (end - start) / (DAY * 7) + 1;

/** The number of the week in a period that starts at (year, month); `step` is the period's length in months. */
const weekIn = (date: Date, year: number, month: number, step: number, most: number): number => {
  const today = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  let week = weeksBetween(startOfFirstWeek(year, month), today);
  if (week > most) {
    if (today >= startOfFirstWeek(...shift(year, month, step))) week = 1;
  } else if (week < 1) week = weeksBetween(startOfFirstWeek(...shift(year, month, -step)), today);
  return Math.floor(week);
};

const shift = (year: number, month: number, by: number): [number, number] => {
  if (by === 12 || by === -12) return [year + by / 12, month];
  if (by > 0) return month === 11 ? [year + 1, 0] : [year, month + 1];
  return month === 0 ? [year - 1, 11] : [year, month - 1];
};

/** Another number for zero; NaN, of an impossible date, stays. */
const zeroAs = (value: number, other: number): number => (value === 0 ? other : value);

/** The value of a component; undefined for letters that are none. */
export const componentOf = (date: Date, component: string): number | string | undefined => {
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  switch (component) {
    case 'Y':
      return year;
    case 'M':
      return month + 1;
    case 'D':
      return date.getUTCDate();
    case 'd':
      return (Date.UTC(year, month, date.getUTCDate()) - Date.UTC(year, 0)) / DAY + 1;
    case 'F':
      return zeroAs(date.getUTCDay(), 7);
    case 'W':
      return weekIn(date, year, 0, 12, 52);
    case 'w':
      return weekIn(date, year, month, 1, 4);
    case 'X': {
      const now = date.getTime();
      if (now < startOfFirstWeek(year, 0)) return year - 1;
      return now >= startOfFirstWeek(year + 1, 0) ? year + 1 : year;
    }
    case 'x': {
      const now = date.getTime();
      if (now < startOfFirstWeek(year, month)) return shift(year, month, -1)[1] + 1;
      const [nextYear, nextMonth] = shift(year, month, 1);
      return now >= startOfFirstWeek(nextYear, nextMonth) ? nextMonth + 1 : month + 1;
    }
    case 'H':
      return date.getUTCHours();
    case 'h':
      return zeroAs(date.getUTCHours() % 12, 12);
    case 'P':
      return date.getUTCHours() >= 12 ? 'pm' : 'am';
    case 'm':
      return date.getUTCMinutes();
    case 's':
      return date.getUTCSeconds();
    case 'f':
      return date.getUTCMilliseconds();
    case 'C':
    case 'E':
      return 'ISO';
    default:
      return undefined;
  }
};
