// An instant in each of the spellings in which Marketo's interfaces have been seen to write it.

const two = (number: number): string => String(number).padStart(2, '0');

const local = (instant: number, separator: 'T' | ' '): string => {
  const date = new Date(instant);
  const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  return `${day}${separator}${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
};

const HOUR = 3_600_000;

/** Writes an instant, in milliseconds since 1970, to the second. */
export type InstantSpelling = (instant: number) => string;

/** `…Z`, `…-08:00`, `…+0000`, `…Z+0000`, and with a space and no zone, which is UTC here. */
export const INSTANT_SPELLINGS: readonly InstantSpelling[] = [
  (instant) => `${local(instant, 'T')}Z`,
  (instant) => `${local(instant - 8 * HOUR, 'T')}-08:00`,
  (instant) => `${local(instant, 'T')}+0000`,
  (instant) => `${local(instant, 'T')}Z+0000`,
  (instant) => local(instant, ' '),
];

/** The day of an instant, `YYYY-MM-DD`. */
export const spellDay = (instant: number): string => local(instant, 'T').slice(0, 10);
