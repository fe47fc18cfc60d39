// Object functions, type inspection and errors raised by the expression.
import { JsonataError } from '../errors.ts';
import { Callable, isFunction } from '../support/callables.ts';
import { put } from '../support/groups.ts';
import { lookup } from '../support/lookup.ts';
import type { Run } from '../support/run.ts';
import { addItems, emptySequence, grow, isArray } from '../support/sequences.ts';
import { stringOf } from '../support/text-of.ts';
import { typeOf } from '../support/truth.ts';
import type { Family } from './native.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !isFunction(value);

/** `$keys`: those of an object, or of all objects of an array, each once. */
export const keysOf = (value: unknown, run?: Run): unknown => {
  const result = emptySequence();
  if (isArray(value)) {
    const all: Record<string, boolean> = Object.create(null);
    for (const item of value) for (const key of keysOf(item, run) as readonly string[]) all[key] = true;
    for (const key of Object.keys(all)) grow(result, key, run);
  } else if (isObject(value)) for (const key of Object.keys(value)) grow(result, key, run);
  run?.tick(1);
  return result;
};

const spread = (value: unknown, run: Run | undefined): unknown => {
  if (isArray(value)) {
    if (value.length === 0) return emptySequence();
    // What something was appended to is no sequence any more.
    const result: unknown[] = [];
    let appended = false;
    for (const item of value) {
      const parts = spread(item, run);
      appended ||= parts !== undefined;
      addItems(result, parts, run);
    }
    return appended ? result : emptySequence();
  }
  if (typeof value !== 'object' || value === null || value instanceof Callable) return value;
  const result = emptySequence();
  for (const [key, member] of Object.entries(value)) {
    const single: Record<string, unknown> = {};
    put(single, key, member);
    run?.made(8);
    grow(result, single, run);
  }
  return result;
};

/** `$merge`: later objects win. */
const merge = (objects: unknown, run?: Run): unknown => {
  if (objects === undefined) return undefined;
  const result: Record<string, unknown> = {};
  for (const object of objects as readonly unknown[]) {
    if (typeof object !== 'object' || object === null) continue;
    run?.tick(8);
    for (const [key, value] of Object.entries(object)) {
      run?.made(4);
      put(result, key, value);
    }
  }
  return result;
};

const raise = (code: string, message: unknown, otherwise: string): never => {
  throw new JsonataError(code, { message: message === undefined || message === '' ? otherwise : message });
};

/** `$clone`: a deep copy by way of text, as the package makes it. */
const clone = (value: unknown, run?: Run): unknown =>
  value === undefined ? undefined : JSON.parse(stringOf(value, false, run));

export const objectFunctions: Family = {
  keys: { make: (run) => (value) => keysOf(value, run), arity: 1 },
  lookup: { make: (run) => (input, key) => lookup(input, String(key), run), arity: 2 },
  spread: { make: (run) => (value) => spread(value, run), arity: 1 },
  merge: { make: (run) => (objects) => merge(objects, run), arity: 1 },
  type: { run: typeOf, arity: 1 },
  clone: { make: (run) => (value) => clone(value, run), arity: 1 },
  error: { run: (message) => raise('D3137', message, '$error() was called'), arity: 1 },
  assert: {
    run: (condition, message) => (condition ? undefined : raise('D3141', message, '$assert() failed')),
    arity: 2,
  },
};
