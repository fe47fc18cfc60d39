// Time zones by name: what a local time means there, from the runtime's own copy of the IANA database.
import { type LocalTime, localTimeOf, secondsOf } from './calendar.ts';

// A memo, not state: what a zone's name means never changes while the program runs. Names come from mappings.
const formats = new Map<string, Intl.DateTimeFormat | undefined>();

const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/;
const MEMO_LIMIT = 2000;

const formatOf = (zone: string): Intl.DateTimeFormat | undefined => {
  if (formats.has(zone)) return formats.get(zone);
  const made = ZONE_NAME.test(zone) ? makeFormat(zone) : undefined;
  if (formats.size < MEMO_LIMIT) formats.set(zone, made);
  return made;
};

const makeFormat = (timeZone: string): Intl.DateTimeFormat | undefined => {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      era: 'short',
    });
  } catch {
    return undefined;
  }
};

/** Is this `UTC` or the name of a zone in the IANA database, such as `America/Los_Angeles`? */
export const isZone = (zone: string): boolean => zone === 'UTC' || formatOf(zone) !== undefined;

// A memo, not state: the offset of each quarter of an hour that was asked for; none where clocks change within it.
const offsets = new WeakMap<Intl.DateTimeFormat, Map<number, number | undefined>>();
const QUARTER = 900;
const QUARTERS_LIMIT = 20_000;

/** Seconds that clocks in the zone are ahead of UTC at an instant. */
const offsetAt = (format: Intl.DateTimeFormat, seconds: number): number => {
  const quarter = Math.floor(seconds / QUARTER);
  const known = offsets.get(format) ?? new Map<number, number | undefined>();
  if (!known.has(quarter)) {
    const first = computeOffset(format, quarter * QUARTER);
    const last = computeOffset(format, quarter * QUARTER + QUARTER - 1);
    if (known.size >= QUARTERS_LIMIT) known.clear();
    known.set(quarter, first === last ? first : undefined);
    offsets.set(format, known);
  }
  return known.get(quarter) ?? computeOffset(format, seconds);
};

const computeOffset = (format: Intl.DateTimeFormat, seconds: number): number => {
  const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const part of format.formatToParts(seconds * 1000)) found[part.type] = part.value;
  const year = Number(found.year);
  const local: LocalTime = {
    year: found.era === 'BC' ? 1 - year : year,
    month: Number(found.month),
    day: Number(found.day),
    hour: Number(found.hour),
    minute: Number(found.minute),
    second: Number(found.second),
  };
  return secondsOf(local) - seconds;
};

const DAY = 86_400;

/**
 * The instant of a local time in a zone, in seconds since 1970. Where clocks change, the offset that was in force
 * before the change counts: of an hour that happens twice the first is meant; in an hour that is skipped, 02:30 is
 * the instant half an hour after the change.
 * @returns nothing for an unknown zone.
 */
export const instantInZone = (local: LocalTime, zone: string): number | undefined => {
  const wall = secondsOf(local);
  if (zone === 'UTC') return wall;
  const format = formatOf(zone);
  if (format === undefined) return undefined;
  const before = offsetAt(format, wall - DAY);
  const after = offsetAt(format, wall + DAY);
  if (before === after) return wall - before;
  const early = wall - before;
  if (offsetAt(format, early) === before) return early;
  const late = wall - after;
  return offsetAt(format, late) === after ? late : early;
};

/** The local time of an instant in a zone, or nothing for an unknown zone or a year outside 0001 to 9999. */
export const localTimeInZone = (seconds: number, zone: string): LocalTime | undefined => {
  if (zone === 'UTC') return localTimeOf(seconds);
  const format = formatOf(zone);
  return format === undefined ? undefined : localTimeOf(seconds + offsetAt(format, seconds));
};
