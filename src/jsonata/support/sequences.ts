// Sequences: arrays that path steps make, which collapse to their only item unless told to stay.
// The flags are properties of the arrays, but not those of the package: an array from outside is no sequence, whatever an
// earlier result left on it.

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

/** The items that a first step with this value gives to the next one. */
export const itemsIn = (value: unknown): readonly unknown[] => {
  if (value === undefined) return [];
  return isArray(value) && value.isConstructed !== true ? value : [value];
};

/** Puts the results of one step's items into one sequence. */
export const gather = (results: readonly unknown[], last: boolean): Flagged => {
  if (last && results.length === 1) {
    const only = results[0];
    if (isArray(only) && only.isSequence !== true) return only;
  }
  const sequence = emptySequence();
  for (let at = 0; at < results.length; at += 1) {
    const result = results[at];
    if (!isArray(result) || result.isConstructed === true) sequence.push(result);
    else for (let inner = 0; inner < result.length; inner += 1) sequence.push(result[inner]);
  }
  return sequence;
};

/** What a first step with this value makes, as a sequence. */
export const firstStep = (value: unknown, last: boolean): Flagged =>
  gather(value === undefined ? [] : [value], last);

/** One step of a path over the items before it. */
export const step = (
  items: readonly unknown[],
  evaluate: (item: unknown) => unknown,
  last: boolean,
): Flagged => {
  const results: unknown[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const result = evaluate(items[at]);
    if (result !== undefined) results.push(result);
  }
  return gather(results, last);
};

/** `$append`: either side may be missing or single. */
export const append = (left: unknown, right: unknown): unknown => {
  if (left === undefined) return right;
  if (right === undefined) return left;
  const first: readonly unknown[] = isArray(left) ? left : [left];
  return first.concat(isArray(right) ? right : [right]);
};
