// When two canonical values count as the same, so that an unedited field is not written back.
import isEqual from 'lodash/isEqual.js';

const both = (a: unknown, b: unknown, fold: (text: string) => unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' && Object.is(fold(a), fold(b));

/** A full ISO 8601 time as milliseconds and what is finer; `Date.parse` alone would guess at other texts. */
const pointInTime = (text: string): string | undefined => {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text);
  const time = found === null ? Number.NaN : Date.parse(`${found[1]}${found[3]}`);
  return Number.isNaN(time) ? undefined : `${time}.${(found?.[2] ?? '').replace(/0+$/, '')}`;
};

/** A number, or a decimal text short enough to be compared as one. */
const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value));

const sameItems = (a: unknown, b: unknown): boolean => {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  const rest: unknown[] = [...b];
  for (const item of a) {
    const at = rest.findIndex((other) => isEqual(item, other));
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return true;
};

/** Are two present values equal, up to what `equality` names? */
export const equalUpTo = (a: unknown, b: unknown, equality?: unknown): boolean => {
  if (a === b) return true;
  if (typeof a === 'object' && typeof b === 'object' && isEqual(a, b)) return true;
  switch (equality) {
    case 'instant':
      return both(a, b, pointInTime) && pointInTime(String(a)) !== undefined;
    case 'case':
      return both(a, b, (text) => text.toLowerCase());
    case 'space':
      return both(a, b, (text) => text.trim());
    case 'text':
      return both(a, b, (text) => text.trim().toLowerCase());
    case 'number':
      return isNumeric(a) && isNumeric(b) && Number(a) === Number(b);
    case 'order':
      return sameItems(a, b);
    default:
      return false;
  }
};
