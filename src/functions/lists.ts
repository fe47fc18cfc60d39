// Lists: delimited text and one-element arrays.

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value));

/** `$splitList(text, separator)`: the items of a delimited text; the empty text has none. Items are not trimmed. */
export const splitList = (value?: unknown, separator?: unknown): string[] | undefined => {
  if (typeof value !== 'string' || typeof separator !== 'string' || separator === '') return undefined;
  return value === '' ? [] : value.split(separator);
};

/**
 * `$joinList(items, separator, empty?)`: one text of scalars, `empty` (the empty text unless given) for no items.
 * @returns nothing if an item is empty, no scalar, or could not be split off again: one that holds the separator, or
 * that makes one with its neighbour (`a-` and `b` with the separator `--`).
 */
export const joinList = (value?: unknown, separator?: unknown, empty: unknown = ''): unknown => {
  if (!Array.isArray(value) || typeof separator !== 'string' || separator === '') return undefined;
  const items: readonly unknown[] = value;
  if (items.length === 0) return empty;
  const texts: string[] = [];
  for (const item of items) {
    if (!isScalar(item)) return undefined;
    const text = String(item);
    if (text === '' || text.includes(separator)) return undefined;
    texts.push(text);
  }
  const joined = texts.join(separator);
  // A separator of one unit cannot arise across a border.
  if (separator.length === 1) return joined;
  const again = joined.split(separator);
  return again.length === texts.length && again.every((text, index) => text === texts[index])
    ? joined
    : undefined;
};

/** `$wrap(x)`: the one-element array of a value; nothing for nothing. */
export const wrap = (value?: unknown): unknown[] | undefined => (value === undefined ? undefined : [value]);

/** `$unwrap(list, empty?)`: the element of a one-element array, `empty` for no element; nothing for several. */
export const unwrap = (value?: unknown, empty?: unknown): unknown => {
  if (!Array.isArray(value) || value.length > 1) return undefined;
  const items: readonly unknown[] = value;
  return items.length === 0 ? empty : items[0];
};

/** What expressions can call, by name. */
export const listFunctions = { splitList, joinList, wrap, unwrap } as const;
