// References: an id as a key object with constants, and the id of a key object that is not foreign.
import isEqual from 'lodash/isEqual.js';

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `$ref(object, names)`: the key object, if every named member has a value; nothing if one is missing. */
export const ref = (object?: unknown, names?: unknown): unknown => {
  if (!isObject(object) || !Array.isArray(names)) return undefined;
  const wanted: readonly unknown[] = names;
  return wanted.every((name) => typeof name === 'string' && Object.hasOwn(object, name)) ? object : undefined;
};

/**
 * `$refId(object, member, expected, names)`: the id that a key object holds in `member`.
 * @param expected - the other members as this mapping would make them; each of `names` must be in it.
 * @returns nothing for a foreign reference: one whose other members are not exactly the expected ones.
 */
export const refId = (object?: unknown, member?: unknown, expected?: unknown, names?: unknown): unknown => {
  if (!isObject(object) || typeof member !== 'string' || ref(expected, names) === undefined) return undefined;
  if (!isObject(expected) || !Object.hasOwn(object, member)) return undefined;
  const same = Object.keys(object).every(
    (key) => key === member || (Object.hasOwn(expected, key) && isEqual(object[key], expected[key])),
  );
  return same && Object.keys(expected).every((key) => Object.hasOwn(object, key))
    ? object[member]
    : undefined;
};

/** What expressions can call, by name. */
export const referenceFunctions = { ref, refId } as const;
