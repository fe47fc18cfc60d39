// Days and instants: `$instant`, `$instantText`, `$date`, `$dateText`. Calendar arithmetic, never a guess by `Date`.
import { dayText, isDay, isTimeOfDay, localText, localTimeOf, secondsOf } from './calendar.ts';
import { parseByPattern, printByPattern } from './date-pattern.ts';
import { instantInZone, localTimeInZone } from './zone.ts';

const two = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
};

const HYPHEN = 45;
const COLON = 58;

/** Does the text start with a real `yyyy-mm-dd`? */
const startsWithDay = (text: string): boolean =>
  text.charCodeAt(4) === HYPHEN &&
  text.charCodeAt(7) === HYPHEN &&
  isDay(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8));

/** Is this exactly `yyyy-mm-ddThh:mm:ssZ`? It is by far the most frequent spelling. */
const isPlainUtc = (text: string): boolean =>
  text.length === 20 &&
  text.charCodeAt(10) === 84 &&
  text.charCodeAt(19) === 90 &&
  text.charCodeAt(13) === COLON &&
  text.charCodeAt(16) === COLON &&
  startsWithDay(text) &&
  isTimeOfDay(two(text, 11), two(text, 14), two(text, 17));

const INSTANT =
  /^(\d{4}-\d\d-\d\d)(?:[Tt]|( ))(\d\d:\d\d:\d\d)(?:\.(\d{1,30}))?(?:([Zz](?:\+0000)?)|([+-])(\d\d):?(\d\d))?$/;

/** Seconds and the digits of their fraction, without trailing zeros. */
interface Instant {
  readonly seconds: number;
  readonly fraction: string;
}

const parseInstant = (text: string, zone: string | undefined): Instant | undefined => {
  const found = INSTANT.exec(text);
  if (found === null) return undefined;
  const [, day = '', space, time = '', digits = '', utc, sign, hours = '', minutes = ''] = found;
  const local = {
    year: Number(day.slice(0, 4)),
    month: two(day, 5),
    day: two(day, 8),
    hour: two(time, 0),
    minute: two(time, 3),
    second: two(time, 6),
  };
  if (!isDay(local.year, local.month, local.day)) return undefined;
  if (!isTimeOfDay(local.hour, local.minute, local.second)) return undefined;
  const fraction = digits.replace(/0+$/, '');
  if (utc === undefined && sign === undefined) {
    const seconds = zone === undefined ? undefined : instantInZone(local, zone);
    return seconds === undefined ? undefined : { seconds, fraction };
  }
  // A blank instead of T is the spelling of values without an offset.
  if (space !== undefined) return undefined;
  const wall = secondsOf(local);
  if (utc !== undefined) return { seconds: wall, fraction };
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const offset = Number(hours) * 3600 + Number(minutes) * 60;
  return { seconds: sign === '-' ? wall + offset : wall - offset, fraction };
};

const printInstant = ({ seconds, fraction }: Instant): string | undefined => {
  const time = localTimeOf(seconds);
  return time && `${localText(time)}${fraction === '' ? '' : `.${fraction}`}Z`;
};

const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * `$instant(text, zone?, pattern?)`: a point in time as RFC 3339 in UTC, `2016-05-17T22:11:45Z`, with a fraction only
 * if it is not zero.
 * Takes Marketo's spellings: `…Z`, `…-08:00`, `…+0000`, `…Z+0000` and, if `zone` (`UTC` or an IANA name) is given,
 * `2014-11-13 12:43:04`. Where clocks change, the offset before the change counts. With `pattern`, the text is a
 * local time of that form in `zone`.
 * @returns nothing for anything else: impossible days, times and offsets, leap seconds, years outside 0001 to 9999.
 */
export const instant = (value?: unknown, zone?: unknown, pattern?: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  if (typeof pattern === 'string') {
    const local = typeof zone === 'string' ? parseByPattern(value, pattern) : undefined;
    const seconds = local && instantInZone(local, String(zone));
    return seconds === undefined ? undefined : printInstant({ seconds, fraction: '' });
  }
  if (isPlainUtc(value)) return value;
  const found = parseInstant(value, optionalText(zone));
  return found && printInstant(found);
};

/**
 * `$instantText(text, zone?, pattern?)`: an RFC 3339 instant as Marketo takes it, `yyyy-mm-ddThh:mm:ssZ`; with
 * `pattern`, as a local time in `zone`.
 * @returns nothing for a fraction of a second that is not zero, for a text without an offset, and for a local time
 * that would be read back as another instant (the second of an hour that happens twice).
 */
export const instantText = (value?: unknown, zone?: unknown, pattern?: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  if (typeof pattern !== 'string' && isPlainUtc(value)) return value;
  const found = parseInstant(value, undefined);
  if (found === undefined || found.fraction !== '') return undefined;
  const plain = printInstant(found);
  if (typeof pattern !== 'string') return plain;
  const local = typeof zone === 'string' ? localTimeInZone(found.seconds, zone) : undefined;
  const text = local && printByPattern(local, pattern);
  return text !== undefined && instant(text, zone, pattern) === plain ? text : undefined;
};

/**
 * `$date(text, pattern?)`: a day of the calendar as `yyyy-mm-dd`; `pattern` is the form it is read in, `dd/MM/yyyy`.
 * @returns nothing for a day that does not exist and for a text with a time.
 */
export const date = (value?: unknown, pattern?: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  if (typeof pattern !== 'string') return value.length === 10 && startsWithDay(value) ? value : undefined;
  const day = parseByPattern(value, pattern);
  return day && dayText(day.year, day.month, day.day);
};

/** `$dateText(text, pattern?)`: a day written `yyyy-mm-dd` in the form of `pattern`; nothing for what is no day. */
export const dateText = (value?: unknown, pattern?: unknown): string | undefined => {
  const day = date(value);
  if (day === undefined || typeof pattern !== 'string') return day;
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  if (year === undefined || month === undefined || dayOfMonth === undefined) return undefined;
  return printByPattern({ year, month, day: dayOfMonth, hour: 0, minute: 0, second: 0 }, pattern);
};

/** What expressions can call, by name. */
export const dateFunctions = { instant, instantText, date, dateText } as const;
