// `*` and `**`.
import { isFunction } from './callables.ts';
import { append, emptySequence, isArray } from './sequences.ts';

const flatten = (value: unknown, into: unknown[] = []): unknown[] => {
  if (isArray(value)) for (const item of value) flatten(item, into);
  else into.push(value);
  return into;
};

/** All values of an object; arrays among them item by item. */
export const wildcard = (context: unknown): unknown => {
  const input: unknown =
    isArray(context) && context.isWrapper === true && context.length > 0 ? context[0] : context;
  let result: unknown = emptySequence();
  if (typeof input !== 'object' || input === null || isFunction(input)) return result;
  for (const key of Object.keys(input)) {
    const value: unknown = Reflect.get(input, key);
    if (isArray(value)) result = append(result, flatten(value));
    else (result as unknown[]).push(value);
  }
  return result;
};

const collect = (value: unknown, into: unknown[]): void => {
  if (isArray(value)) {
    for (const item of value) collect(item, into);
    return;
  }
  into.push(value);
  if (typeof value !== 'object' || value === null || isFunction(value)) return;
  for (const key of Object.keys(value)) collect(Reflect.get(value, key), into);
};

/** The value and everything below it, without the arrays. */
export const descendants = (input: unknown): unknown => {
  if (input === undefined) return undefined;
  const result = emptySequence();
  collect(input, result);
  return result.length === 1 ? result[0] : result;
};
