// Sequences: arrays that path steps make, which collapse to their only item unless told to stay.
// The flags are properties of the arrays, but not those of the package: an array from outside is no sequence, whatever an
// earlier result left on it.

import type { Run } from './run.ts';

export interface Flagged extends Array<unknown> {
  /** Made by navigation: collapses when it holds one item. */
  isSequence?: boolean;
  /** `[]` was written: does not collapse. */
  keepsOne?: boolean;
  /** Made by an array constructor within a path: is not flattened. */
  isConstructed?: boolean;
  /** Wraps an input that is an array, so that it counts as one item. */
  isWrapper?: boolean;
  /** Its items are tuples: variable bindings with the value under `@`. */
  isStream?: boolean;
}

export const isArray: (value: unknown) => value is Flagged = Array.isArray;

export const emptySequence = (): Flagged => {
  const sequence: Flagged = [];
  sequence.isSequence = true;
  return sequence;
};

export const sequenceOf = (item: unknown): Flagged => {
  const sequence: Flagged = [item];
  sequence.isSequence = true;
  return sequence;
};

export const isSequence = (value: unknown): value is Flagged => isArray(value) && value.isSequence === true;

/** What every evaluated expression goes through: an empty sequence is nothing, one item is itself. */
export const normal = (value: unknown): unknown => {
  if (!isArray(value) || value.isSequence !== true || value.isStream === true) return value;
  if (value.length > 1) return value;
  if (value.length === 0) return undefined;
  return value.keepsOne === true ? value : value[0];
};

/** A sequence as a value: nothing, its only item, or itself. */
export const single = (sequence: readonly unknown[]): unknown =>
  sequence.length > 1 ? sequence : sequence.length === 0 ? undefined : sequence[0];

/** The same for an expression followed by `[]`. */
export const normalKept = (value: unknown): unknown => {
  if (isSequence(value) && value.isStream !== true) value.keepsOne = true;
  return normal(value);
};

/** The end of a path that holds a step with `[]`. */
export const keepSingleton = (value: unknown): unknown => {
  if (!isArray(value)) return value;
  const sequence = value.isConstructed === true && value.isSequence !== true ? sequenceOf(value) : value;
  if (sequence.isSequence === true) sequence.keepsOne = true;
  return sequence;
};

/** The items a path starts from when its context is this value. */
export const itemsOf = (context: unknown): readonly unknown[] => (isArray(context) ? context : [context]);

/** The context of an array constructor that begins a path: an array, or a sequence of the one value. */
export const contextOf = (context: unknown): Flagged => (isArray(context) ? context : sequenceOf(context));

/** The items that a first step with this value gives to the next one. */
export const itemsIn = (value: unknown, run?: Run): readonly unknown[] => {
  if (value === undefined) return [];
  if (!isArray(value) || value.isConstructed === true) return [value];
  // The items are a sequence of their own, though no copy is made.
  if (run !== undefined) run.fits(value.length);
  return value;
};

/** Adds an item to a sequence; `run` where guards are on. */
export const grow = (sequence: unknown[], item: unknown, run: Run | undefined): void => {
  if (run !== undefined) run.room(sequence.length);
  sequence.push(item);
};

/** Puts the results of one step's items into one sequence. */
export const gather = (results: readonly unknown[], last: boolean, run?: Run): Flagged => {
  if (last && results.length === 1) {
    const only = results[0];
    if (isArray(only) && only.isSequence !== true) return only;
  }
  const sequence = emptySequence();
  for (let at = 0; at < results.length; at += 1) {
    const result = results[at];
    if (!isArray(result) || result.isConstructed === true) grow(sequence, result, run);
    else for (let inner = 0; inner < result.length; inner += 1) grow(sequence, result[inner], run);
  }
  return sequence;
};

/** What a first step with this value makes, as a sequence. */
export const firstStep = (value: unknown, last: boolean, run?: Run): Flagged =>
  gather(value === undefined ? [] : [value], last, run);

/** One step of a path over the items before it. */
export const step = (
  items: readonly unknown[],
  evaluate: (item: unknown) => unknown,
  last: boolean,
  run?: Run,
): Flagged => {
  const results: unknown[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const result = evaluate(items[at]);
    if (result !== undefined) grow(results, result, run);
  }
  return gather(results, last, run);
};

/** `$append`: either side may be missing or single. */
export const append = (left: unknown, right: unknown, run?: Run): unknown => {
  if (left === undefined) return right;
  if (right === undefined) return left;
  const first: readonly unknown[] = isArray(left) ? left : [left];
  const second: readonly unknown[] = isArray(right) ? right : [right];
  if (run !== undefined) {
    run.fits(first.length + second.length);
    run.made(first.length + second.length);
  }
  return first.concat(second);
};

/** Adds what is appended to an array: arrays item by item, nothing not at all. */
export const addItems = (target: unknown[], value: unknown, run?: Run): void => {
  if (value === undefined) return;
  const size = isArray(value) ? value.length : 1;
  if (run !== undefined) {
    run.fits(target.length + size);
    run.made(size);
  }
  if (!isArray(value)) target.push(value);
  else for (let at = 0; at < size; at += 1) target.push(value[at]);
};

/** What was appended so far, in an array of its own once that is needed. */
export interface Appended {
  data: unknown;
  own?: unknown[];
}

/** Appends in place what {@link append} would copy each time. */
export const appendTo = (to: Appended, item: unknown, run: Run | undefined): void => {
  if (item === undefined) return;
  if (to.data === undefined) to.data = item;
  else {
    if (to.own === undefined) {
      to.own = [];
      addItems(to.own, to.data, run);
      to.data = to.own;
    }
    addItems(to.own, item, run);
  }
};
