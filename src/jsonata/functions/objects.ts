// Object functions, type inspection and errors raised by the expression.
import { JsonataError } from '../errors.ts';
import { Callable, isFunction } from '../support/callables.ts';
import { put } from '../support/groups.ts';
import { lookup } from '../support/lookup.ts';
import { append, emptySequence, isArray } from '../support/sequences.ts';
import { stringOf } from '../support/text-of.ts';
import { typeOf } from '../support/truth.ts';
import type { Family } from './native.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !isFunction(value);

/** `$keys`: those of an object, or of all objects of an array, each once. */
export const keysOf = (value: unknown): unknown => {
  const result = emptySequence();
  if (isArray(value)) {
    const all: Record<string, boolean> = Object.create(null);
    for (const item of value) for (const key of keysOf(item) as readonly string[]) all[key] = true;
    for (const key of Object.keys(all)) result.push(key);
  } else if (isObject(value)) for (const key of Object.keys(value)) result.push(key);
  return result;
};

const spread = (value: unknown): unknown => {
  if (isArray(value)) {
    let result: unknown = emptySequence();
    for (const item of value) result = append(result, spread(item));
    return result;
  }
  if (typeof value !== 'object' || value === null || value instanceof Callable) return value;
  const result = emptySequence();
  for (const [key, member] of Object.entries(value)) {
    const single: Record<string, unknown> = {};
    put(single, key, member);
    result.push(single);
  }
  return result;
};

/** `$merge`: later objects win. */
const merge = (objects: unknown): unknown => {
  if (objects === undefined) return undefined;
  const result: Record<string, unknown> = {};
  for (const object of objects as readonly unknown[]) {
    if (typeof object !== 'object' || object === null) continue;
    for (const [key, value] of Object.entries(object)) put(result, key, value);
  }
  return result;
};

const raise = (code: string, message: unknown, otherwise: string): never => {
  throw new JsonataError(code, { message: message === undefined || message === '' ? otherwise : message });
};

/** `$clone`: a deep copy by way of text, as the package makes it. */
const clone = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(stringOf(value)));

export const objectFunctions: Family = {
  keys: { run: keysOf, arity: 1 },
  lookup: { run: (input, key) => lookup(input, String(key)), arity: 2 },
  spread: { run: spread, arity: 1 },
  merge: { run: merge, arity: 1 },
  type: { run: typeOf, arity: 1 },
  clone: { run: clone, arity: 1 },
  error: { run: (message) => raise('D3137', message, '$error() was called'), arity: 1 },
  assert: {
    run: (condition, message) => (condition ? undefined : raise('D3141', message, '$assert() failed')),
    arity: 2,
  },
};
