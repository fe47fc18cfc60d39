// The proleptic Gregorian calendar on whole numbers: real days, real times of day, seconds since 1970 and back.

/** A day and a time of day without a zone. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Is this a day of the years 0001 to 9999? */
export const isDay = (year: number, month: number, day: number): boolean => {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= (month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0));
};

/** Is this a time of day? Leap seconds are not: no system here can carry one. */
export const isTimeOfDay = (hour: number, minute: number, second: number): boolean =>
  hour <= 23 && minute <= 59 && second <= 59;

/** Seconds since 1970-01-01T00:00:00 of a local time read as UTC. */
export const secondsOf = ({ year, month, day, hour, minute, second }: LocalTime): number => {
  // Years start in March, so that the leap day is the last of its year.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * 86_400 + hour * 3600 + minute * 60 + second;
};

/** The local time of a number of seconds, or nothing outside the years 0001 to 9999. */
export const localTimeOf = (seconds: number): LocalTime | undefined => {
  const days = Math.floor(seconds / 86_400);
  const rest = seconds - days * 86_400;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 1 && year <= 9999)) return undefined;
  const hour = Math.floor(rest / 3600);
  const minute = Math.floor((rest - hour * 3600) / 60);
  return { year, month, day, hour, minute, second: rest - hour * 3600 - minute * 60 };
};

/** A whole number with leading zeros. */
export const padded = (value: number, width: number): string => String(value).padStart(width, '0');

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** `yyyy-mm-dd`. */
export const dayText = (year: number, month: number, day: number): string =>
  `${year > 999 ? year : padded(year, 4)}-${two(month)}-${two(day)}`;

/** `yyyy-mm-ddThh:mm:ss`. */
export const localText = (time: LocalTime): string =>
  `${dayText(time.year, time.month, time.day)}T${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
