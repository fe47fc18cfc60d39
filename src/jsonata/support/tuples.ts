// Streams of tuples: what a path carries along when `@`, `#` or `%` is used in it.
// A tuple holds its value under `@` and each bound variable under its name.

import { selects } from './filters.ts';
import { enter, type Groups, put } from './groups.ts';
import type { Run } from './run.ts';
import { type Appended, appendTo, emptySequence, type Flagged, grow, isArray, itemsOf } from './sequences.ts';
import { sortBy } from './sorts.ts';

export type Tuple = Record<string, unknown>;
/** Evaluates for a value with the variables of a tuple. */
export type TupleEvaluate = (value: unknown, tuple: Tuple) => unknown;

const NO_TUPLE: Tuple = Object.freeze(Object.create(null));

export interface StepBindings {
  readonly focus?: string;
  readonly index?: string;
  readonly ancestor?: string;
}

/** What a tuple takes, at least, in words. */
const WORDS = 12;

/** A stream without tuples. */
export const stream = (): Flagged => {
  const sequence = emptySequence();
  sequence.isStream = true;
  return sequence;
};

export const isStream = (value: unknown): boolean => isArray(value) && value.isStream === true;

/** The first tuples, of the items before the step. */
export const startTuples = (items: unknown, run?: Run): readonly unknown[] =>
  Array.from(itemsOf(items), (item) => {
    run?.made(WORDS);
    return Object.assign(Object.create(null), { '@': item });
  });

/** Adds the tuples of the values that a step gave for one tuple. */
export const addTuples = (
  result: Flagged,
  tuple: Tuple,
  given: unknown,
  bindings: StepBindings,
  run?: Run,
): void => {
  if (given === undefined) return;
  const values: readonly unknown[] = isArray(given) ? given : [given];
  for (const [at, value] of values.entries()) {
    run?.made(WORDS);
    const next: Tuple = Object.assign(Object.create(null), tuple);
    if (isStream(given)) Object.assign(next, value);
    else {
      if (bindings.focus === undefined) next['@'] = value;
      else next[bindings.focus] = value;
      if (bindings.index !== undefined) next[bindings.index] = at;
      if (bindings.ancestor !== undefined) next[bindings.ancestor] = tuple['@'];
    }
    grow(result, next, run);
  }
};

/** One step over a stream: each of its values becomes a tuple. */
export const tupleStep = (
  tuples: readonly Tuple[],
  evaluate: TupleEvaluate,
  bindings: StepBindings,
  run?: Run,
): Flagged => {
  const result = stream();
  for (const tuple of tuples) addTuples(result, tuple, evaluate(tuple['@'], tuple), bindings, run);
  return result;
};

/** Evaluates for an item of a stream, or of an ordinary sequence. */
export const evaluateItem = (streamed: boolean, item: unknown, evaluate: TupleEvaluate): unknown =>
  streamed ? evaluate((item as Tuple)['@'], item as Tuple) : evaluate(item, NO_TUPLE);

/** A predicate over a stream. */
export const tupleFilter = (input: unknown, evaluate: TupleEvaluate, run?: Run): Flagged => {
  const streamed = isStream(input);
  const result = emptySequence();
  if (streamed) result.isStream = true;
  const items = itemsOf(input);
  for (let at = 0; at < items.length; at += 1) {
    const given = evaluateItem(streamed, items[at], evaluate);
    for (let times = selects(given, at, items.length, run); times > 0; times -= 1)
      grow(result, items[at], run);
  }
  return result;
};

/** `[3]` over a stream. */
export const tupleFilterIndex = (input: unknown, index: number): unknown => {
  const items = itemsOf(input);
  const whole = Math.floor(index);
  const item = items[whole < 0 ? items.length + whole : whole];
  if (isArray(item)) return item;
  const result = emptySequence();
  if (isStream(input)) result.isStream = true;
  if (item !== undefined) result.push(item);
  return result;
};

/** `#$name` after a predicate: numbers the tuples. */
export const tupleIndex = (input: Flagged, name: string): Flagged => {
  input.forEach((tuple, at) => {
    (tuple as Tuple)[name] = at;
  });
  return input;
};

export interface TupleSortKey {
  readonly key: TupleEvaluate;
  readonly descending: boolean;
}

/** `^(…)` over a stream. */
export const tupleSort = (
  items: readonly unknown[],
  keys: readonly TupleSortKey[],
  position: number | undefined,
  run?: Run,
): readonly unknown[] => {
  const streamed = isStream(items);
  const terms = keys.map(({ key, descending }) => ({
    key: (item: unknown) => evaluateItem(streamed, item, key),
    descending,
  }));
  return sortBy(items, terms, position, run);
};

/** `^(…)#$name` as the first step that makes tuples. */
export const sortedTuples = (sorted: readonly unknown[], index: string, run?: Run): Flagged => {
  const result = stream();
  for (const [at, item] of sorted.entries()) grow(result, { '@': item, [index]: at }, run);
  return result;
};

/** The values of a stream, at the end of its path. */
export const tupleValues = (tuples: readonly Tuple[], run?: Run): Flagged => {
  const result = emptySequence();
  for (const tuple of tuples) grow(result, tuple['@'], run);
  return result;
};

const reduceTuples = (tuples: unknown, run: Run | undefined): Tuple => {
  if (!isArray(tuples)) return tuples as Tuple;
  const all = new Map<string, Appended>();
  for (const tuple of tuples as Tuple[]) {
    for (const key of Object.keys(tuple)) {
      const known = all.get(key);
      if (known === undefined) all.set(key, { data: tuple[key] });
      else appendTo(known, tuple[key], run);
    }
  }
  const result: Tuple = Object.create(null);
  for (const [key, { data }] of all) result[key] = data;
  return result;
};

export type TuplePair = readonly [key: TupleEvaluate, value: TupleEvaluate];

/** The items that are grouped: of an ordinary sequence, nothing at all is one item. */
export const groupedTuples = (input: unknown, streamed: boolean): readonly unknown[] => {
  const items = itemsOf(input);
  return items.length === 0 && !streamed ? [undefined] : items;
};

/** Evaluates the value of one group, with its variables collected. */
export const groupValue = (
  streamed: boolean,
  data: unknown,
  evaluate: TupleEvaluate | undefined,
  run?: Run,
): unknown => {
  if (!streamed) return evaluate?.(data, NO_TUPLE);
  const tuple = reduceTuples(data, run);
  return evaluate?.(tuple['@'], withoutValue(tuple));
};

/** Group-by over a stream: each group sees its variables collected. */
export const tupleGroup = (
  input: unknown,
  pairs: readonly TuplePair[],
  position: number | undefined,
  run?: Run,
): unknown => {
  const streamed = isStream(input);
  const groups: Groups = Object.create(null);
  for (const item of groupedTuples(input, streamed)) {
    pairs.forEach(([key], at) => {
      enter(groups, evaluateItem(streamed, item, key), item, at, position, run);
    });
  }
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(groups)) {
    const entry = groups[name];
    if (entry === undefined) continue;
    const value = groupValue(streamed, entry.data, pairs[entry.pair]?.[1], run);
    if (value !== undefined) put(result, name, value);
  }
  return result;
};

const withoutValue = (tuple: Tuple): Tuple => {
  const { '@': _value, ...variables } = tuple;
  return variables;
};
