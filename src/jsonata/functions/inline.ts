// Forms of the built-in functions that generated code calls directly, with a lambda's function as it is.
import { JsonataError } from '../errors.ts';
import { isFunction, type Site, Thunk } from '../support/callables.ts';
import { follow, located } from '../support/calls.ts';
import { emptySequence, type Flagged, isArray } from '../support/sequences.ts';
import { truthy } from '../support/truth.ts';

type Item = (value: unknown, index: number, whole: readonly unknown[]) => unknown;

const settle = (value: unknown): unknown => (value instanceof Thunk ? follow(value, null) : value);

/** `$map` with a lambda written in place. */
export const mapItems = (input: unknown, item: Item, site: Site): Flagged | undefined => {
  if (input === undefined) return undefined;
  const items = isArray(input) ? input : [input];
  const result = emptySequence();
  try {
    for (let at = 0; at < items.length; at += 1) {
      const value = settle(item(items[at], at, items));
      if (value !== undefined) result.push(value);
    }
  } catch (thrown) {
    throw located(thrown, site);
  }
  return result;
};

/** `$filter` with a lambda written in place. */
export const filterItems = (input: unknown, item: Item, site: Site): Flagged | undefined => {
  if (input === undefined) return undefined;
  const items = isArray(input) ? input : [input];
  const result = emptySequence();
  try {
    for (let at = 0; at < items.length; at += 1) {
      if (truthy(settle(item(items[at], at, items)))) result.push(items[at]);
    }
  } catch (thrown) {
    throw located(thrown, site);
  }
  return result;
};

/** `$reduce` with a lambda of two or more parameters written in place. */
export const reduceItems = (
  input: unknown,
  item: (result: unknown, value: unknown, index: number, whole: readonly unknown[]) => unknown,
  start: unknown,
  site: Site,
): unknown => {
  if (isFunction(start)) throw located(new JsonataError('T0410', { value: start, index: 3 }), site);
  if (input === undefined) return undefined;
  const items = isArray(input) ? input : [input];
  const fromFirst = start === undefined && items.length > 0;
  let result = fromFirst ? items[0] : start;
  try {
    for (let at = fromFirst ? 1 : 0; at < items.length; at += 1)
      result = settle(item(result, items[at], at, items));
  } catch (thrown) {
    throw located(thrown, site);
  }
  return result;
};

/** The sum of an array of numbers; undefined where it is none, which the general call then tells apart. */
export const sumOf = (input: unknown): number | undefined => {
  if (!isArray(input)) return undefined;
  let total = 0;
  for (let at = 0; at < input.length; at += 1) {
    const value = input[at];
    if (typeof value !== 'number') return undefined;
    total += value;
  }
  return total;
};
