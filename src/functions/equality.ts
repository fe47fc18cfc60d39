// When two canonical values count as the same, so that an unedited field is not written back.
import isEqual from 'lodash/isEqual.js';

const both = (a: unknown, b: unknown, fold: (text: string) => unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' && Object.is(fold(a), fold(b));

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
    case 'instant': {
      return both(a, b, (text) => Date.parse(text)) && !Number.isNaN(Date.parse(String(a)));
    }
    case 'case':
      return both(a, b, (text) => text.toLowerCase());
    case 'space':
      return both(a, b, (text) => text.trim());
    case 'order':
      return sameItems(a, b);
    default:
      return false;
  }
};
