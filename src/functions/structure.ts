// Functions that build and take apart records without losing empty parents, one-element arrays or positions.

import { nameSet } from './name-set.ts';
import { elementPath } from './paths.ts';
import { isPlain, own, type Plain, setOwn } from './plain.ts';
import { isThenable } from './session.ts';

/**
 * `$some(object, constants)`: the object, or nothing where it has no members. Constants say nothing about the record:
 * they stand beside other members, and alone they make nothing.
 */
export const some = (object: unknown, constants?: unknown): unknown => {
  if (!isPlain(object)) return undefined;
  for (const _ in object) return isPlain(constants) ? { ...constants, ...object } : object;
  return undefined;
};

/** `$someItems(array)`: the array, or nothing where it is empty. */
const someItems = (items: unknown): unknown => (Array.isArray(items) && items.length > 0 ? items : undefined);

/** `$tagged(object, key, value)`: the object with the member that identifies it first, or nothing where it is empty. */
const tagged = (object: unknown, key: string, value: unknown): unknown =>
  some(object) === undefined || !isPlain(object) ? undefined : { [key]: value, ...object };

/** `$pair(pairs, name)`: the value of a name in `[{name, value}]`, or in the bulk file's object form. */
export const pair = (pairs: unknown, name: string): unknown => {
  if (!Array.isArray(pairs)) return own(pairs, name);
  for (const entry of pairs) {
    if (own(entry, 'name') === name) return own(entry, 'value');
  }
  return undefined;
};

/**
 * `$otherPairs(pairs, names, emptyIsNull)`: the pairs with other names, as an object; nothing where there are none. Of
 * pairs that share a name the first counts, as for `$pair`. Nulls are left out, and empty texts where they mean null.
 */
export const otherPairs = (pairs: unknown, names: unknown, emptyIsNull?: unknown): unknown => {
  const taken = nameSet(names);
  const entries: readonly (readonly [unknown, unknown])[] = Array.isArray(pairs)
    ? pairs.map((entry) => [own(entry, 'name'), own(entry, 'value')])
    : isPlain(pairs)
      ? Object.entries(pairs)
      : [];
  const seen = new Set<string>();
  let others: Plain | undefined;
  for (const [name, value] of entries) {
    if (typeof name !== 'string' || taken.has(name) || seen.has(name)) continue;
    seen.add(name);
    if (value === null || value === undefined || (emptyIsNull === true && value === '')) continue;
    others ??= {};
    setOwn(others, name, value);
  }
  return others;
};

/** `$element(items, key, value)`: the first element of an array whose member `key` equals `value`. */
const element = (items: unknown, key: string, value: unknown): unknown =>
  Array.isArray(items) ? items.find((item) => own(item, key) === value) : undefined;

/** `$member(object, key)`: an own member, for names that a JSONata path cannot spell. */
const member = (object: unknown, key: string): unknown => own(object, key);

/**
 * `$mapItems(items, function($item, $index) { … })`: an array again, one element in, one out: nothing is unwrapped
 * or flattened. Nothing where `items` is no array or any call returns nothing.
 */
export const mapItems = (items: unknown, convert: (item: unknown, index: number) => unknown): unknown => {
  if (!Array.isArray(items)) return undefined;
  const results = items.map((item, index) => convert(item, index));
  const whole = (values: readonly unknown[]) => (values.includes(undefined) ? undefined : values);
  return results.some(isThenable) ? Promise.all(results).then(whole) : whole(results);
};

/** `$indexed(path, index, rest)`: the path of a member of an array element, `roles[2].name`. */
const indexed = (path: string, index: number, rest = ''): string => `${elementPath(path, index)}${rest}`;

/** `$withoutNulls(record)`: the record without null members, at any depth of objects. */
export const withoutNulls = (record: unknown): unknown => {
  if (!isPlain(record)) return record;
  const result: Plain = {};
  for (const key of Object.keys(record)) {
    const value = record[key];
    if (value !== null) setOwn(result, key, withoutNulls(value));
  }
  return result;
};

/** `$list(value)`: an array as it is, any other value as the only element of one; nothing for nothing. */
const list = (value: unknown): unknown =>
  value === undefined || value === null || Array.isArray(value) ? value : [value];

/** Does a name match a pattern in which `*` stands for any text? */
export const matchesPattern = (name: string, pattern: string): boolean => {
  const parts = pattern.split('*');
  const [first = '', ...rest] = parts;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of rest.entries()) {
    const last = index === rest.length - 1;
    const found = last ? name.length - part.length : name.indexOf(part, at);
    if (found < at || !name.startsWith(part, found)) return false;
    at = found + part.length;
  }
  return at === name.length || rest.length > 0;
};

/**
 * `$unmapped(record, names, patterns, keepNulls)`: the members of a record that no name and no pattern covers, or
 * nothing where there are none. Nulls are left out unless `keepNulls`.
 */
const unmapped = (record: unknown, names: unknown, patterns: unknown, keepNulls: unknown): unknown => {
  if (!isPlain(record)) return undefined;
  const known = nameSet(names);
  const globs = Array.isArray(patterns) ? patterns.map(String) : [];
  let rest: Plain | undefined;
  for (const key of Object.keys(record)) {
    if (known.has(key)) continue;
    const value = record[key];
    if (value === undefined || (value === null && keepNulls !== true)) continue;
    if (globs.some((glob) => matchesPattern(key, glob))) continue;
    rest ??= {};
    setOwn(rest, key, value);
  }
  return rest;
};

/** `$collected(rest, lists)`: the unmapped members of a record, and its lists of unmapped pairs. */
const collected = (rest: unknown, lists: unknown): unknown =>
  some(lists) === undefined ? rest : { ...(isPlain(rest) && rest), ...(isPlain(lists) && lists) };

export const structureFunctions = {
  some,
  someItems,
  tagged,
  pair,
  otherPairs,
  element,
  member,
  mapItems,
  indexed,
  withoutNulls,
  list,
  unmapped,
  collected,
};
