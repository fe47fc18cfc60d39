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

/** Seconds and the digits of their fraction, without trailing zeros. */
interface Instant {
  readonly seconds: number;
  readonly fraction: string;
}

const ZERO = 48;
const NINE = 57;
const MAX_FRACTION = 30;

/** The offset of the first unit from `start` that is no digit. */
const endOfDigits = (text: string, start: number): number => {
  let at = start;
  while (text.charCodeAt(at) >= ZERO && text.charCodeAt(at) <= NINE) at += 1;
  return at;
};

const parseInstant = (text: string, zone: string | undefined): Instant | undefined => {
  if (!startsWithDay(text) || text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON)
    return undefined;
  const separator = text[10];
  const local = {
    year: two(text, 0) * 100 + two(text, 2),
    month: two(text, 5),
    day: two(text, 8),
    hour: two(text, 11),
    minute: two(text, 14),
    second: two(text, 17),
  };
  if (!isTimeOfDay(local.hour, local.minute, local.second)) return undefined;
  let end = 19;
  let fraction = '';
  if (text[19] === '.') {
    end = endOfDigits(text, 20);
    if (end === 20 || end > 20 + MAX_FRACTION) return undefined;
    fraction = text.slice(20, end).replace(/0+$/, '');
  }
  if (end === text.length) {
    if (separator !== 'T' && separator !== 't' && separator !== ' ') return undefined;
    const seconds = zone === undefined ? undefined : instantInZone(local, zone);
    return seconds === undefined ? undefined : { seconds, fraction };
  }
  // A blank instead of T is the spelling of values without an offset.
  if (separator !== 'T' && separator !== 't') return undefined;
  const offset = offsetAt(text, end);
  return offset === undefined ? undefined : { seconds: secondsOf(local) - offset, fraction };
};

/** Seconds east of UTC: `Z`, `Z+0000`, `+hh:mm` or `+hhmm` to the end of the text. */
const offsetAt = (text: string, start: number): number | undefined => {
  const sign = text[start];
  if (sign === 'Z' || sign === 'z') {
    return text.length === start + 1 || text.slice(start + 1) === '+0000' ? 0 : undefined;
  }
  if (sign !== '+' && sign !== '-') return undefined;
  const hasColon = text.charCodeAt(start + 3) === COLON;
  if (text.length !== start + (hasColon ? 6 : 5)) return undefined;
  const hours = two(text, start + 1);
  const minutes = two(text, start + (hasColon ? 4 : 3));
  if (!(hours <= 23 && minutes <= 59)) return undefined;
  return (sign === '-' ? -60 : 60) * (hours * 60 + minutes);
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
