// Dates as Marketo writes them, in any of its five spellings, and as it wants them written.

const SPELLING =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?\s*(Z?)(?:\+0000|([+-])(\d{2}):?(\d{2}))?)?$/;

/**
 * Reads `2016-05-17T22:11:45Z`, `2015-05-07T11:47:30-08:00`, `2014-09-17T22:31:49+0000`, `2017-07-27T01:38:33Z+0000`
 * (a quirk of the asset API), `2014-11-13 12:43:04`, or a date alone. Without a zone it is read as UTC.
 *
 * @returns undefined for what is none of these, or no day of the calendar.
 */
export const parseMarketoDate = (text: string): Date | undefined => {
  const found = SPELLING.exec(text.trim());
  if (found === null) return undefined;
  const [
    ,
    year,
    month,
    day,
    hour = '00',
    minute = '00',
    second = '00',
    fraction = '',
    ,
    sign,
    hours,
    minutes,
  ] = found;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}`;
  const date = new Date(`${iso}${sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`}`);
  // The constructor takes the 31st of February for a day in March.
  const wall = new Date(`${iso}Z`);
  return Number.isNaN(date.getTime()) || wall.getUTCDate() !== Number(day) ? undefined : date;
};

/** A time as filters want it: ISO 8601 in UTC without milliseconds, which bulk filters refuse. */
export const printMarketoDate = (date: Date | string): string => {
  const parsed = typeof date === 'string' ? parseMarketoDate(date) : date;
  if (parsed === undefined || Number.isNaN(parsed.getTime())) {
    throw new TypeError(`${JSON.stringify(date)} is no date and time`);
  }
  return parsed.toISOString().replace(/\.\d+Z$/, 'Z');
};
