// Sequences: arrays that path steps make, which collapse to their only item unless told to stay.
// The flags are properties of the arrays, as in the package; they never leave an evaluation.

export interface Flagged extends Array<unknown> {
  /** Made by navigation: collapses when it holds one item. */
  sequence?: boolean;
  /** `[]` was written: does not collapse. */
  keepSingleton?: boolean;
  /** Made by an array constructor within a path: is not flattened. */
  cons?: boolean;
  /** Wraps an input that is an array, so that it counts as one item. */
  outerWrapper?: boolean;
  /** Its items are tuples: variable bindings with the value under `@`. */
  tupleStream?: boolean;
}

export const isArray: (value: unknown) => value is Flagged = Array.isArray;

export const emptySequence = (): Flagged => {
  const sequence: Flagged = [];
  sequence.sequence = true;
  return sequence;
};

export const sequenceOf = (item: unknown): Flagged => {
  const sequence: Flagged = [item];
  sequence.sequence = true;
  return sequence;
};

export const isSequence = (value: unknown): value is Flagged => isArray(value) && value.sequence === true;

/** What every evaluated expression goes through: an empty sequence is nothing, one item is itself. */
export const normal = (value: unknown): unknown => {
  if (!isArray(value) || value.sequence !== true || value.tupleStream === true) return value;
  if (value.length > 1) return value;
  if (value.length === 0) return undefined;
  return value.keepSingleton === true ? value : value[0];
};

/** A sequence as a value: nothing, its only item, or itself. */
export const single = (sequence: readonly unknown[]): unknown =>
  sequence.length > 1 ? sequence : sequence.length === 0 ? undefined : sequence[0];

/** The same for an expression followed by `[]`. */
export const normalKept = (value: unknown): unknown => {
  if (isSequence(value) && value.tupleStream !== true) value.keepSingleton = true;
  return normal(value);
};

/** The end of a path that holds a step with `[]`. */
export const keepSingleton = (value: unknown): unknown => {
  if (!isArray(value)) return value;
  const sequence = value.cons === true && value.sequence !== true ? sequenceOf(value) : value;
  if (sequence.sequence === true) sequence.keepSingleton = true;
  return sequence;
};

/** The items a path starts from when its context is this value. */
export const itemsOf = (context: unknown): readonly unknown[] => (isArray(context) ? context : [context]);

/** The items that a first step with this value gives to the next one. */
export const itemsIn = (value: unknown): readonly unknown[] => {
  if (value === undefined) return [];
  return isArray(value) && value.cons !== true ? value : [value];
};

/** Puts the results of one step's items into one sequence. */
export const gather = (results: readonly unknown[], last: boolean): Flagged => {
  if (last && results.length === 1) {
    const only = results[0];
    if (isArray(only) && only.sequence !== true) return only;
  }
  const sequence = emptySequence();
  for (let at = 0; at < results.length; at += 1) {
    const result = results[at];
    if (!isArray(result) || result.cons === true) sequence.push(result);
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
