// Small pieces of generated code: constructors, own properties, chains, and the way out.
import { JsonataError } from '../errors.ts';
import { Callable, isFunction, type Site, Thunk } from './callables.ts';
import { apply, call } from './calls.ts';
import { put } from './groups.ts';
import { type Flagged, isArray, normal } from './sequences.ts';
import { text } from './text-of.ts';

/** The context as `$` shows it: an array given as input is itself again. */
export const unwrapped = (context: unknown): unknown =>
  isArray(context) && context.isWrapper === true ? context[0] : context;

/** An own property of an object, for names that prototypes answer to. */
export const own = (object: object, key: string): unknown =>
  Object.hasOwn(object, key) && !(object instanceof Callable) ? Reflect.get(object, key) : undefined;

/** Adds an item of an array constructor: arrays item by item, nothing not at all. */
export const addItems = (target: unknown[], value: unknown): void => {
  if (value === undefined) return;
  if (!isArray(value)) target.push(value);
  else for (let at = 0; at < value.length; at += 1) target.push(value[at]);
};

/** An array that a path's constructor made: it is not flattened. */
export const constructed = (array: Flagged): Flagged =>
  Object.defineProperty(array, 'isConstructed', { enumerable: false, configurable: false, value: true });

/** `$count`: anything that is no array counts as one. */
export const countOf = (value: unknown): number => {
  if (value === undefined) return 0;
  return isArray(value) ? value.length : 1;
};

/** An operand of `&`, with the operator's place in errors. */
export const textAt = (value: unknown, site: Site): string => {
  if (typeof value === 'string') return value;
  try {
    return text(value);
  } catch (thrown) {
    if (thrown instanceof JsonataError) {
      thrown.position = site.position;
      thrown.token = site.token;
    }
    throw thrown;
  }
};

// The package writes a chain of two functions as the expression `function($f, $g) { function($x){ $g($f($x)) } }`.
export const INNER: Site = { position: 39, token: 'f' };
export const OUTER: Site = { position: 35, token: 'g' };

/** `left ~> right` where right is a value: a call, or a new function where left is one too. */
export const chain = (left: unknown, right: unknown, position: number | undefined): unknown => {
  if (!isFunction(right)) throw new JsonataError('T2006', { position, value: right });
  if (!isFunction(left)) return apply(right, [left], null);
  return new Callable(
    'lambda',
    (value) => new Thunk(right, [normal(call(left, [normal(value)], null, INNER))], OUTER),
    1,
  );
};

/** An array without its flags, if it has any; what is in it has none. */
export const plain = (value: unknown): unknown =>
  isArray(value) && (value.isSequence === true || value.isConstructed === true) ? value.slice() : value;

/** The result as plain JSON: arrays without flags; functions are kept. */
export const unflagged = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) {
    const marked = value.isSequence === true || value.keepsOne === true || value.isConstructed === true;
    if (marked) return Array.from(value, unflagged);
    for (let at = 0; at < value.length; at += 1) {
      const item: unknown = value[at];
      const plain = unflagged(item);
      if (plain !== item) value[at] = plain;
    }
    return value;
  }
  if (value instanceof Callable) return value;
  for (const key of Object.keys(value)) {
    const member: unknown = Reflect.get(value, key);
    if (typeof member !== 'object' || member === null) continue;
    const plain = unflagged(member);
    if (plain !== member) put(value as Record<string, unknown>, key, plain);
  }
  return value;
};
