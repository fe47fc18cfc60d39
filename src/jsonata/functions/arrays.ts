// Array functions.
import { JsonataError } from '../errors.ts';
import { apply } from '../support/calls.ts';
import type { Run } from '../support/run.ts';
import { append, emptySequence, grow, isArray, isSequence } from '../support/sequences.ts';
import { mergeSort } from '../support/sorts.ts';
import { deepEqual, isNumeric } from '../support/truth.ts';
import type { Family } from './native.ts';

// The signatures make sure that arguments typed as arrays are arrays or missing.
type Numbers = readonly number[] | undefined;

const sum = (values: unknown): unknown => {
  const numbers = values as Numbers;
  if (numbers === undefined) return undefined;
  let total = 0;
  for (let at = 0; at < numbers.length; at += 1) total += numbers[at] as number;
  return total;
};

const average = (values: unknown): unknown => {
  const numbers = values as Numbers;
  if (numbers === undefined || numbers.length === 0) return undefined;
  return (sum(numbers) as number) / numbers.length;
};

/** The greatest or least, without spreading the array over the call stack. */
const extreme =
  (better: (left: number, right: number) => number, start: number) =>
  (values: unknown): unknown => {
    const numbers = values as Numbers;
    if (numbers === undefined || numbers.length === 0) return undefined;
    let result = start;
    for (const number of numbers) result = better(result, number);
    return result;
  };

/** A function of an array whose items count as work. */
const counted =
  (run: (values: unknown) => unknown) =>
  (guards?: Run) =>
  (values: unknown): unknown => {
    if (isArray(values)) guards?.tick(values.length);
    return run(values);
  };

const isEvery = (items: readonly unknown[], test: (item: unknown) => boolean): boolean => {
  let every = true;
  for (const item of items) if (!test(item)) every = false;
  return every;
};

const sort =
  (run?: Run) =>
  (items: unknown, comparator: unknown): unknown => {
    if (items === undefined) return undefined;
    // A partial application of it is not checked to be given an array.
    const list = isArray(items) ? items : comparator === undefined ? [{}, items] : undefined;
    if (list === undefined || list.length <= 1) return items;
    if (comparator !== undefined)
      return mergeSort(list, (a, b) => Boolean(apply(comparator, [a, b], null)), run);
    const strings = isEvery(list, (item) => typeof item === 'string');
    if (!isEvery(list, isNumeric) && !strings) throw new JsonataError('D3070', { index: 1 });
    return mergeSort(list as readonly number[], (a, b) => a > b, run);
  };

const distinct =
  (run?: Run) =>
  (items: unknown): unknown => {
    if (!isArray(items) || items.length <= 1) return items;
    const result: unknown[] = isSequence(items) ? emptySequence() : [];
    const scalars = new Set<unknown>();
    const add = (item: unknown): void => {
      if (isSequence(result)) grow(result, item, run);
      else result.push(item);
    };
    for (const item of items) {
      run?.tick(4);
      // Scalars are equal only to themselves: a set finds them at once.
      if (typeof item !== 'object' || item === null) {
        if (scalars.has(item) && !Number.isNaN(item)) continue;
        scalars.add(item);
        add(item);
      } else if (!result.some((seen) => deepEqual(item, seen, run))) add(item);
    }
    return result;
  };

const reverse =
  (run?: Run) =>
  (items: unknown): unknown => {
    if (items === undefined) return undefined;
    const list = items as readonly unknown[];
    run?.made(list.length);
    return list.length <= 1 ? list : [...list].reverse();
  };

const shuffle =
  (run?: Run) =>
  (items: unknown): unknown => {
    if (items === undefined) return undefined;
    const list = items as readonly unknown[];
    run?.made(list.length);
    if (list.length <= 1) return list;
    const result: unknown[] = new Array(list.length);
    for (let at = 0; at < list.length; at += 1) {
      const other = Math.floor(Math.random() * (at + 1));
      if (at !== other) result[at] = result[other];
      result[other] = list[at];
    }
    return result;
  };

const zip =
  (run?: Run) =>
  (...lists: readonly unknown[]): unknown => {
    const length = Math.min(...lists.map((list) => (isArray(list) ? list.length : 0)));
    const result: unknown[] = [];
    for (let at = 0; at < length; at += 1) {
      run?.made(lists.length + 3);
      result.push(lists.map((list) => (isArray(list) ? list[at] : undefined)));
    }
    return result;
  };

export const arrayFunctions: Family = {
  sum: { make: counted(sum), arity: 1 },
  count: { run: (items) => (items === undefined ? 0 : (items as readonly unknown[]).length), arity: 1 },
  max: { make: counted(extreme(Math.max, Number.NEGATIVE_INFINITY)), arity: 1 },
  min: { make: counted(extreme(Math.min, Number.POSITIVE_INFINITY)), arity: 1 },
  average: { make: counted(average), arity: 1 },
  append: { make: (run) => (left, right) => append(left, right, run), arity: 2 },
  sort: { make: sort, arity: 2 },
  reverse: { make: reverse, arity: 1 },
  shuffle: { make: shuffle, arity: 1 },
  distinct: { make: distinct, arity: 1 },
  zip: { make: zip, arity: 0 },
  exists: { run: (value) => value !== undefined, arity: 1 },
};
