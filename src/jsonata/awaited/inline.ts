// Forms of the higher-order functions that generated code calls with a lambda's function as it is.
import { JsonataError } from '../errors.ts';
import { isFunction, type Site, Thunk } from '../support/callables.ts';
import { located } from '../support/calls.ts';
import type { Run } from '../support/run.ts';
import { emptySequence, type Flagged, grow, isArray } from '../support/sequences.ts';
import { truthy } from '../support/truth.ts';
import { follow } from './calls.ts';
import { pending } from './pending.ts';

type Item = (value: unknown, index: number, whole: readonly unknown[]) => unknown;

/** Evaluates for each item, tail calls included. */
const over = async (
  items: readonly unknown[],
  item: Item,
  site: Site,
  then: (given: unknown, at: number) => void,
): Promise<void> => {
  try {
    for (let at = 0; at < items.length; at += 1) {
      let given = item(items[at], at, items);
      if (pending(given)) given = await given;
      then(given instanceof Thunk ? await follow(given, null) : given, at);
    }
  } catch (thrown) {
    throw located(thrown, site);
  }
};

/** `$map` with a lambda written in place. */
export const mapItems = async (
  input: unknown,
  item: Item,
  site: Site,
  run?: Run,
): Promise<Flagged | undefined> => {
  if (input === undefined) return undefined;
  const result = emptySequence();
  await over(isArray(input) ? input : [input], item, site, (given) => {
    if (given !== undefined) grow(result, given, run);
  });
  return result;
};

/** `$filter` with a lambda written in place. */
export const filterItems = async (
  input: unknown,
  item: Item,
  site: Site,
  run?: Run,
): Promise<Flagged | undefined> => {
  if (input === undefined) return undefined;
  const items = isArray(input) ? input : [input];
  const result = emptySequence();
  await over(items, item, site, (given, at) => {
    if (truthy(given)) grow(result, items[at], run);
  });
  return result;
};

/** `$reduce` with a lambda of two or more parameters written in place. */
export const reduceItems = async (
  input: unknown,
  item: (result: unknown, value: unknown, index: number, whole: readonly unknown[]) => unknown,
  start: unknown,
  site: Site,
): Promise<unknown> => {
  if (isFunction(start)) throw located(new JsonataError('T0410', { value: start, index: 3 }), site);
  if (input === undefined) return undefined;
  const items = isArray(input) ? input : [input];
  const fromFirst = start === undefined && items.length > 0;
  let result = fromFirst ? items[0] : start;
  try {
    for (let at = fromFirst ? 1 : 0; at < items.length; at += 1) {
      const given = item(result, items[at], at, items);
      result = pending(given) ? await given : given;
      if (result instanceof Thunk) result = await follow(result, null);
    }
  } catch (thrown) {
    throw located(thrown, site);
  }
  return result;
};
