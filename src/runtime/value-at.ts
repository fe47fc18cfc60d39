// Reading and changing a value at a path of keys and indexes, own members only.
import { printPath } from '../schema/parse-path.ts';

export type Keys = readonly (string | number)[];

type Holder = Record<string | number, unknown>;

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

export const valueAt = (root: unknown, keys: Keys): unknown => {
  let value = root;
  for (const key of keys) {
    if (!isHolder(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
};

/** The root with another value at the path (undefined: without it); every container on the way is copied. */
export const withValueAt = (root: unknown, keys: Keys, replacement: unknown): unknown => {
  const [key, ...rest] = keys;
  if (key === undefined) return replacement;
  if (!isHolder(root) || !Object.hasOwn(root, key)) return root;
  if (Array.isArray(root)) {
    const items = [...root];
    const item = withValueAt(root[Number(key)], rest, replacement);
    // Positions in an array are meaning: a hole is null.
    items[Number(key)] = item === undefined ? null : item;
    return items;
  }
  const copy: Holder = { ...root };
  const member = withValueAt(root[key], rest, replacement);
  if (member === undefined) delete copy[key];
  // `__proto__` is a key like any other, and assigning to it is not.
  else
    Object.defineProperty(copy, key, { value: member, enumerable: true, writable: true, configurable: true });
  return copy;
};

/** Without the objects that a removal has emptied, on the way to the path. */
export const withoutEmptyParents = (root: unknown, keys: Keys): unknown => {
  let result = root;
  for (let length = keys.length - 1; length > 0; length--) {
    const parent = keys.slice(0, length);
    const value = valueAt(result, parent);
    if (!isHolder(value) || Array.isArray(value) || Object.keys(value).length > 0) return result;
    result = withValueAt(result, parent, undefined);
  }
  return result;
};

/** `roles[2].name`, `["Webpage URL"]`. */
export const pathText = (keys: Keys): string =>
  printPath(
    keys.map((key) => (typeof key === 'number' ? { kind: 'index', index: key } : { kind: 'key', key })),
  );

/** The keys of a path as `pathText` prints it. */
export const keysOf = (path: string): Keys =>
  [...path.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|[^.[\]]+/g)].map(([text, index, quoted]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? text : String(JSON.parse(quoted));
  });
