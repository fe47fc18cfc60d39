// `*` and `**`.
import { isFunction } from './callables.ts';
import type { Run } from './run.ts';
import { addItems, emptySequence, grow, isArray } from './sequences.ts';

const flatten = (value: unknown, into: unknown[], run: Run | undefined): void => {
  run?.tick(1);
  if (isArray(value)) for (const item of value) flatten(item, into, run);
  else {
    run?.made(1);
    into.push(value);
  }
};

/** All values of an object; arrays among them item by item. */
export const wildcard = (context: unknown, run?: Run): unknown => {
  const input: unknown =
    isArray(context) && context.isWrapper === true && context.length > 0 ? context[0] : context;
  const result = emptySequence();
  let joined: unknown[] | undefined;
  if (typeof input !== 'object' || input === null || isFunction(input)) return result;
  for (const key of Object.keys(input)) {
    const value: unknown = Reflect.get(input, key);
    if (isArray(value)) {
      const flat: unknown[] = [];
      flatten(value, flat, run);
      // What an array was added to is no sequence any more.
      joined ??= [...result];
      addItems(joined, flat, run);
    } else if (joined === undefined) grow(result, value, run);
    else joined.push(value);
  }
  return joined ?? result;
};

const collect = (value: unknown, into: unknown[], run: Run | undefined): void => {
  run?.tick(1);
  if (isArray(value)) {
    for (const item of value) collect(item, into, run);
    return;
  }
  grow(into, value, run);
  if (typeof value !== 'object' || value === null || isFunction(value)) return;
  for (const key of Object.keys(value)) collect(Reflect.get(value, key), into, run);
};

/** The value and everything below it, without the arrays. */
export const descendants = (input: unknown, run?: Run): unknown => {
  if (input === undefined) return undefined;
  const result = emptySequence();
  collect(input, result, run);
  return result.length === 1 ? result[0] : result;
};
