// When two canonical values count as the same, so that an unedited field is not written back.
import { isPlain } from './plain.ts';
import { UNREAD } from './unread.ts';

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

/** Equal JSON; what could not be read in `before` counts as absent, for in what was read it is. */
const same = (value: unknown, before: unknown): boolean => {
  if (value === before) return true;
  if (typeof value !== 'object' || typeof before !== 'object' || value === null || before === null)
    return false;
  if (Array.isArray(value) && Array.isArray(before)) {
    const read = readItems(before);
    return value.length === read.length && value.every((item, index) => same(item, read[index]));
  }
  if (Array.isArray(value) || Array.isArray(before)) return false;
  let members = 0;
  for (const key of Object.keys(before)) {
    const member: unknown = Reflect.get(before, key);
    if (!Object.hasOwn(value, key)) {
      if (isUnread(member)) continue;
      return false;
    }
    members++;
    if (!same(Reflect.get(value, key), member)) return false;
  }
  return members === Object.keys(value).length;
};

const isUnread = (before: unknown): boolean =>
  before === UNREAD ||
  (isPlain(before) && Object.keys(before).length > 0 && Object.values(before).every(isUnread));

const readItems = (items: readonly unknown[]): readonly unknown[] =>
  items.includes(UNREAD) ? items.filter((item) => item !== UNREAD) : items;

const sameItems = (a: unknown, b: unknown): boolean => {
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  const rest: unknown[] = [...readItems(b)];
  if (rest.length !== a.length) return false;
  for (const item of a) {
    const at = rest.findIndex((other) => same(item, other));
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return true;
};

/** Are two present values equal, up to what `equality` names? Of `b` what could not be read does not count. */
export const equalUpTo = (a: unknown, b: unknown, equality?: unknown): boolean => {
  if (same(a, b)) return true;
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
