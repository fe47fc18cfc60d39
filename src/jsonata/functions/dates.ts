// Dates as text: `$fromMillis` and `$toMillis`, with fast ways for ISO 8601.
import { JsonataError } from '../errors.ts';
import type { Run } from '../support/run.ts';
import { componentOf, DAYS, MONTHS } from './date-components.ts';
import { analyseDate, type Marker, type PicturePart } from './date-pictures.ts';
import { analyseInteger, type IntegerReader, integerReader, writeInteger } from './integer-pictures.ts';
import type { Family } from './native.ts';

const ISO = '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]';
const ISO_TIME = /^\d{4}(-[01]\d)?(-[0-3]\d)?(T[0-2]\d:[0-5]\d:[0-5]\d)?(\.\d+)?([+-][0-2]\d:?[0-5]\d|Z)?$/;

interface Offset {
  readonly hours: number;
  readonly minutes: number;
}

const cased = (text: string, names: Marker['names']): string => {
  if (names === 'upper') return text.toUpperCase();
  return names === 'lower' ? text.toLowerCase() : text;
};

const writeName = (value: number, marker: Marker): string => {
  const { component, maxWidth } = marker;
  const list = component === 'M' || component === 'x' ? MONTHS : component === 'F' ? DAYS : undefined;
  if (list === undefined) throw new JsonataError('D3133', { value: component });
  const name = cased(list[component === 'F' ? value : value - 1] ?? 'undefined', marker.names);
  return maxWidth !== undefined && name.length > maxWidth ? name.slice(0, maxWidth) : name;
};

const writeZone = (marker: Marker, { hours, minutes }: Offset): string => {
  const { integer } = marker;
  const offset = hours * 100 + minutes;
  if (offset === 0 && marker.zuluZero) return 'Z';
  let text = '';
  if (integer === undefined || integer.regular !== undefined) {
    text = integer === undefined ? '' : writeInteger(offset, integer);
  } else {
    const digits = integer.mandatoryDigits;
    if (digits === 1 || digits === 2) {
      text = writeInteger(hours, integer);
      if (minutes !== 0) text += `:${writeInteger(Math.floor(minutes), analyseInteger('00'))}`;
    } else if (digits === 3 || digits === 4) text = writeInteger(offset, integer);
    else throw new JsonataError('D3134', { value: integer.primary === 'decimal' ? digits : undefined });
  }
  if (offset >= 0) text = `+${text}`;
  return marker.component === 'z' ? `GMT${text}` : text;
};

const writeMarker = (date: Date, marker: Marker, offset: Offset): string => {
  const { component, integer } = marker;
  if (component === 'Z' || component === 'z') return writeZone(marker, offset);
  const value = componentOf(date, component);
  if (typeof value !== 'number') {
    return component === 'P' && marker.names === 'upper' ? String(value).toUpperCase() : String(value);
  }
  if (marker.names !== undefined && component !== 'f') return writeName(value, marker);
  if (integer === undefined) throw new JsonataError('D3133', { value: component });
  const shown = component === 'Y' && marker.yearDigits !== -1 ? value % 10 ** marker.yearDigits : value;
  return writeInteger(shown, integer);
};

const offsetOf = (timezone: string | undefined): Offset => {
  if (timezone === undefined) return { hours: 0, minutes: 0 };
  const offset = Number.parseInt(timezone, 10);
  return { hours: Math.floor(offset / 100), minutes: offset % 100 };
};

/** Writes a time with an analysed picture. */
export const writeDate = (
  millis: number,
  parts: readonly PicturePart[],
  timezone: string | undefined,
): string => {
  const offset = offsetOf(timezone);
  const date = new Date(millis + (60 * offset.hours + offset.minutes) * 60_000);
  let result = '';
  for (const part of parts) result += part.type === 'literal' ? part.text : writeMarker(date, part, offset);
  return result;
};

/** The number that two digits make; -1 where there are none. */
const pairAt = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
};
const isPair = (text: string, at: number, least: number, most: number): boolean => {
  const pair = pairAt(text, at);
  return pair >= least && pair <= most;
};

/** Does it start with `2024-05-28T12:34:56`, with a day that every month has? */
const startsAsInstant = (text: string): boolean =>
  text.charCodeAt(10) === 84 &&
  text.charCodeAt(4) === 45 &&
  text.charCodeAt(7) === 45 &&
  text.charCodeAt(13) === 58 &&
  text.charCodeAt(16) === 58 &&
  pairAt(text, 0) >= 0 &&
  pairAt(text, 2) >= 0 &&
  isPair(text, 5, 1, 12) &&
  isPair(text, 8, 1, 28) &&
  isPair(text, 11, 0, 23) &&
  isPair(text, 14, 0, 59) &&
  isPair(text, 17, 0, 59);

/** Is it exactly `2024-05-28T12:34:56Z`, with a day that every month has? */
export const isPlainInstant = (text: string): boolean =>
  text.length === 20 && text.charCodeAt(19) === 90 && startsAsInstant(text);

/** The same, also with milliseconds: what the language itself reads and writes. */
export const isInstant = (text: string): boolean =>
  text.length === 24
    ? text.charCodeAt(23) === 90 &&
      text.charCodeAt(19) === 46 &&
      pairAt(text, 20) >= 0 &&
      pairAt(text, 21) >= 0 &&
      startsAsInstant(text)
    : isPlainInstant(text);

/** `$toMillis` of a text without a picture. */
export const isoMillis = (text: string): number => {
  if (isInstant(text)) return Date.parse(text);
  if (!ISO_TIME.test(text)) throw new JsonataError('D3110', { value: text });
  return Date.parse(text);
};

/** `$fromMillis`. */
export const fromMillis = (millis: unknown, picture?: unknown, timezone?: unknown, run?: Run): unknown => {
  if (millis === undefined) return undefined;
  run?.picture(picture);
  const time = millis as number;
  // Years of four digits are written alike by the language itself.
  const usual = time >= -62_135_596_800_000 && time < 253_402_300_800_000 && Number.isInteger(time);
  if (picture === undefined && timezone === undefined && usual) return new Date(time).toISOString();
  return writeDate(time, analyseDate((picture as string | undefined) ?? ISO), timezone as string | undefined);
};

interface PartReader {
  readonly component: string | undefined;
  readonly pattern: string;
  readonly read?: IntegerReader['read'];
}

const zoneReader = (marker: Marker): PartReader => {
  const isNamed = marker.component === 'z';
  const separator = marker.integer?.regular?.character;
  const pattern = `${isNamed ? 'GMT' : ''}[-+][0-9]+${separator === undefined ? '' : `${separator}[0-9]+`}`;
  const read = (given: string): number => {
    const text = isNamed ? given.slice(3) : given;
    const at = separator === undefined ? (text.length - 1 <= 2 ? text.length : 3) : text.indexOf(separator);
    const hours = Number.parseInt(text.slice(0, at), 10);
    const rest = text.slice(separator === undefined ? at : at + 1);
    return hours * 60 + (separator === undefined && rest === '' ? 0 : Number.parseInt(rest, 10));
  };
  return { component: marker.component, pattern, read };
};

const nameReader = (marker: Marker): PartReader => {
  const { component, maxWidth } = marker;
  const values = new Map<string, number>();
  const add = (name: string, value: number): void => {
    values.set(maxWidth ? name.slice(0, maxWidth) : name, value);
  };
  if (component === 'M' || component === 'x') {
    for (const [at, name] of MONTHS.entries()) add(name, at + 1);
  } else if (component === 'F') {
    for (const [at, name] of DAYS.entries()) if (at > 0) add(name, at);
  } else if (component === 'P') {
    for (const name of ['am', 'AM', 'pm', 'PM']) values.set(name, /p/i.test(name) ? 1 : 0);
  } else throw new JsonataError('D3133', { value: component });
  // A name that is unknown is the same as a component that is missing.
  return { component, pattern: '[a-zA-Z]+', read: (text) => values.get(text) as number };
};

const partReader = (part: PicturePart): PartReader => {
  if (part.type === 'literal') {
    return { component: undefined, pattern: part.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') };
  }
  if (part.component === 'Z' || part.component === 'z') return zoneReader(part);
  if (part.component === 'f') {
    const read = (text: string): number => Number.parseFloat(`0.${text.slice(0, 3)}`) * 1000;
    return { component: 'f', pattern: '[0-9]+', read };
  }
  if (part.integer === undefined) return nameReader(part);
  return { component: part.component, ...integerReader(part.integer) };
};

/** Do the components given by a mask lie within a kind of date, and touch it? */
const fits = (mask: number, kind: number): boolean => (~kind & mask) === 0 && (kind & mask) !== 0;

const maskOf = (components: string, values: ReadonlyMap<string, number | undefined>): number =>
  [...components].reduce((mask, component) => mask * 2 + (values.get(component) ? 1 : 0), 0);

const combine = (values: Map<string, number | undefined>, now: Date): number => {
  const dates = maskOf('YXMxWwdD', values);
  const times = maskOf('PHhmsf', values);
  const isDayOfYear = !fits(dates, 0b10100001) && fits(dates, 0b10000010);
  const isMonthWeek = fits(dates, 0b01010100);
  const isYearWeek = !isMonthWeek && fits(dates, 0b01001000);
  const isHalfDay = !fits(times, 0b010111) && fits(times, 0b101111);
  const dateParts = isDayOfYear ? 'YD' : isMonthWeek ? 'XxwF' : isYearWeek ? 'XWF' : 'YMD';
  let started = false;
  let ended = false;
  for (const part of dateParts + (isHalfDay ? 'Phmsf' : 'Hmsf')) {
    if (values.get(part) !== undefined) {
      started = true;
      if (ended) throw new JsonataError('D3136');
    } else if (started) {
      values.set(part, 'MDd'.includes(part) ? 1 : 0);
      ended = true;
    } else values.set(part, componentOf(now, part) as number);
  }
  const get = (part: string): number => values.get(part) ?? Number.NaN;
  let month = get('M') > 0 ? get('M') - 1 : 0;
  let day = get('D');
  let hour = get('H');
  if (isDayOfYear) {
    const derived = new Date(Date.UTC(get('Y'), 0) + (get('d') - 1) * 86_400_000);
    month = derived.getUTCMonth();
    day = derived.getUTCDate();
  }
  if (isMonthWeek || isYearWeek) throw new JsonataError('D3136');
  if (isHalfDay) hour = (get('h') === 12 ? 0 : get('h')) + (get('P') === 1 ? 12 : 0);
  const millis = Date.UTC(get('Y'), month, day, hour, get('m'), get('s'), get('f'));
  return millis - (values.get('Z') || values.get('z') || 0) * 60_000;
};

/** Reads a text; `run` is the evaluation whose guards are asked. */
export type DateReader = (text: string, now: Date, run?: Run) => number | undefined;

/** Reads times with one picture; undefined where a text does not fit. Missing parts come from `now`. */
export const dateReader = (parts: readonly PicturePart[]): DateReader => {
  const readers = parts.map(partReader);
  // Parts of any length that a letter or digit may follow: the pattern tries all ways to part the text among them.
  const open = readers.filter(
    ({ read, pattern }, at) =>
      read !== undefined && /\+/.test(pattern) && /^[\w([]/.test(readers[at + 1]?.pattern ?? ''),
  ).length;
  const pattern = new RegExp(`^${readers.map((reader) => `(${reader.pattern})`).join('')}$`, 'i');
  return (text, now, run) => {
    if (open > 0) run?.search(text.length ** open);
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const values = new Map<string, number | undefined>();
    for (let at = 1; at < match.length; at += 1) {
      const reader = readers[at - 1];
      if (reader?.read !== undefined) values.set(reader.component ?? '', reader.read(match[at] ?? ''));
    }
    return values.size === 0 ? undefined : combine(values, now);
  };
};

/** `$toMillis`; `now` completes what the picture leaves open. */
export const toMillis = (timestamp: unknown, picture: unknown, now: Date, run?: Run): unknown => {
  if (timestamp === undefined) return undefined;
  const text = timestamp as string;
  run?.picture(picture);
  run?.picture(text);
  if (picture !== undefined) return dateReader(analyseDate(picture as string))(text, now, run);
  return isoMillis(text);
};

/** The date functions that need no clock. */
export const datesFamily: Family = {
  fromMillis: {
    make: (run) => (millis, picture, timezone) => fromMillis(millis, picture, timezone, run),
    arity: 3,
  },
};
