// Small pieces of generated code: constructors, own properties, chains, and the way out.
import { JsonataError } from '../errors.ts';
import { Callable, isFunction, type Site, Thunk } from './callables.ts';
import { apply, call } from './calls.ts';
import { put } from './groups.ts';
import type { Run } from './run.ts';
import { type Flagged, isArray, normal } from './sequences.ts';
import { text } from './text-of.ts';

/** The context as `$` shows it: an array given as input is itself again. */
export const unwrapped = (context: unknown): unknown =>
  isArray(context) && context.isWrapper === true ? context[0] : context;

/** An own property of an object, for names that prototypes answer to. */
export const own = (object: object, key: string): unknown =>
  Object.hasOwn(object, key) && !(object instanceof Callable) ? Reflect.get(object, key) : undefined;

/** An array that a path's constructor made: it is not flattened. */
export const constructed = (array: Flagged): Flagged =>
  Object.defineProperty(array, 'isConstructed', { enumerable: false, configurable: false, value: true });

/** `$count`: anything that is no array counts as one. */
export const countOf = (value: unknown): number => {
  if (value === undefined) return 0;
  return isArray(value) ? value.length : 1;
};

/** An operand of `&`, with the operator's place in errors. */
export const textAt = (value: unknown, site: Site, run?: Run): string => {
  if (typeof value === 'string') return value;
  try {
    return text(value, run);
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

/** What {@link unflagged} copied, by what it was made of; and how many values it looked at. */
interface Copies {
  seen: number;
  known: Map<object, unknown> | undefined;
  readonly run: Run | undefined;
}

/** Values beyond which a result may well hold parts that occur many times: from then on each is looked at once. */
const SMALL = 10_000;

const unflaggedPart = (value: unknown, copies: Copies): unknown => {
  if (typeof value !== 'object' || value === null || value instanceof Callable) return value;
  copies.seen += 1;
  copies.run?.tick(1);
  const { known } = copies;
  if (known === undefined) {
    if (copies.seen > SMALL) copies.known = new Map();
  } else {
    const copy = known.get(value);
    if (copy !== undefined) return copy;
    if (!isArray(value)) known.set(value, value);
  }
  if (isArray(value)) {
    const marked = value.isSequence === true || value.keepsOne === true || value.isConstructed === true;
    const target: unknown[] = marked ? [] : value;
    known?.set(value, target);
    if (marked) copies.run?.made(value.length);
    for (let at = 0; at < value.length; at += 1) {
      const item: unknown = value[at];
      const plain = unflaggedPart(item, copies);
      if (marked) target.push(plain);
      else if (plain !== item) target[at] = plain;
    }
    return target;
  }
  for (const key of Object.keys(value)) {
    const member: unknown = Reflect.get(value, key);
    if (typeof member !== 'object' || member === null) continue;
    const plain = unflaggedPart(member, copies);
    if (plain !== member) put(value as Record<string, unknown>, key, plain);
  }
  return value;
};

/** The result as plain JSON: arrays without flags; functions are kept. */
export const unflagged = (value: unknown, run?: Run): unknown =>
  typeof value === 'object' ? unflaggedPart(value, { seen: 0, known: undefined, run }) : value;
