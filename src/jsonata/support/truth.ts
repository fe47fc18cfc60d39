// Truth, kinds of values and deep equality.
import { JsonataError } from '../errors.ts';
import { Callable, isFunction } from './callables.ts';
import type { Run } from './run.ts';
import { isArray } from './sequences.ts';

/** Is it a number? NaN is none; an infinite one is an error. */
export const isNumeric = (value: unknown): value is number => {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  if (!Number.isFinite(value)) throw new JsonataError('D1001', { value });
  return true;
};

/** Does a value count as true? */
export const truthy = (value: unknown): boolean => {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value !== '';
    case 'number':
      return isNumeric(value) && value !== 0;
    case 'object':
      if (value === null || value instanceof Callable) return false;
      if (!isArray(value)) return Object.keys(value).length > 0;
      return value.length === 1 ? truthy(value[0]) : anyTruthy(value, undefined);
    default:
      return false;
  }
};

/** Does an item count as true? Each array in it is looked at once. */
const anyTruthy = (items: readonly unknown[], known: Map<unknown, boolean> | undefined): boolean => {
  let any = false;
  let seen = known;
  for (const item of items) {
    if (!isArray(item)) any = truthy(item) || any;
    else {
      seen ??= new Map();
      const result = seen.get(item) ?? anyTruthy(item, seen);
      seen.set(item, result);
      any ||= result;
    }
  }
  return any;
};

/** `$boolean`: nothing for nothing, also where it is the only item of an array. */
export const booleanOf = (value: unknown): boolean | undefined => {
  if (value === undefined) return undefined;
  return isArray(value) && value.length === 1 ? booleanOf(value[0]) : truthy(value);
};

/** `$type`. */
export const typeOf = (value: unknown): string | undefined => {
  if (value === undefined) return undefined;
  if (value === null) return 'null';
  if (isNumeric(value)) return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (isArray(value)) return 'array';
  return isFunction(value) ? 'function' : 'object';
};

/** Deep equality of JSON values; objects in any order of keys. */
export const deepEqual = (left: unknown, right: unknown, run?: Run): boolean => {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  run?.tick(2);
  if (isArray(left) && isArray(right)) {
    if (left.length !== right.length) return false;
    for (let at = 0; at < left.length; at += 1) if (!deepEqual(left[at], right[at], run)) return false;
    return true;
  }
  const leftKeys = Object.getOwnPropertyNames(left);
  const rightKeys = Object.getOwnPropertyNames(right);
  if (leftKeys.length !== rightKeys.length) return false;
  return leftKeys.every(
    (key) => Object.hasOwn(right, key) && deepEqual(Reflect.get(left, key), Reflect.get(right, key), run),
  );
};
