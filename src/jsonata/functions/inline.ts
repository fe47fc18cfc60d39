// Forms of the built-in functions and of their checks that generated code calls directly.
import { JsonataError } from '../errors.ts';
import { isFunction, type Site } from '../support/callables.ts';
import { located } from '../support/calls.ts';
import { isArray } from '../support/sequences.ts';
import { entriesOf } from './higher-order.ts';

/** A start of `$reduce` that is a function is refused. */
export const refuseFunction = (start: unknown, site: Site): void => {
  if (isFunction(start)) throw located(new JsonataError('T0410', { value: start, index: 3 }), site);
};

/** The members over which `$each` and `$sift` go; what is there and is no object is refused. */
export const membersToVisit = (value: unknown, site: Site): readonly [string, unknown][] => {
  const fits = value === undefined || (typeof value === 'object' && value !== null && !isArray(value));
  const odd = typeof value === 'bigint' || typeof value === 'symbol';
  if (isFunction(value) || !(fits || odd))
    throw located(new JsonataError('T0410', { value, index: 1 }), site);
  return entriesOf(value);
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
