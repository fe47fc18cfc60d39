// Streams of tuples: what a path carries along when `@`, `#` or `%` is used in it.
// A tuple holds its value under `@` and each bound variable under its name.

import { JsonataError } from '../errors.ts';
import { selects } from './filters.ts';
import { groupKey, put } from './groups.ts';
import { append, emptySequence, type Flagged, isArray, itemsOf } from './sequences.ts';
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

const stream = (): Flagged => {
  const sequence = emptySequence();
  sequence.tupleStream = true;
  return sequence;
};

const isStream = (value: unknown): boolean => isArray(value) && value.tupleStream === true;

/** The first tuples, of the items before the step. */
export const startTuples = (items: readonly unknown[]): readonly unknown[] =>
  items.map((item) => Object.assign(Object.create(null), { '@': item }));

/** One step over a stream: each of its values becomes a tuple. */
export const tupleStep = (
  tuples: readonly Tuple[],
  evaluate: TupleEvaluate,
  bindings: StepBindings,
): Flagged => {
  const result = stream();
  for (const tuple of tuples) {
    const given = evaluate(tuple['@'], tuple);
    if (given === undefined) continue;
    const values: readonly unknown[] = isArray(given) ? given : [given];
    values.forEach((value, at) => {
      const next: Tuple = Object.assign(Object.create(null), tuple);
      if (isStream(given)) Object.assign(next, value);
      else {
        if (bindings.focus === undefined) next['@'] = value;
        else next[bindings.focus] = value;
        if (bindings.index !== undefined) next[bindings.index] = at;
        if (bindings.ancestor !== undefined) next[bindings.ancestor] = tuple['@'];
      }
      result.push(next);
    });
  }
  return result;
};

/** Evaluates for an item of a stream, or of an ordinary sequence. */
const evaluateItem = (streamed: boolean, item: unknown, evaluate: TupleEvaluate): unknown =>
  streamed ? evaluate((item as Tuple)['@'], item as Tuple) : evaluate(item, NO_TUPLE);

/** A predicate over a stream. */
export const tupleFilter = (input: unknown, evaluate: TupleEvaluate): Flagged => {
  const streamed = isStream(input);
  const result = emptySequence();
  if (streamed) result.tupleStream = true;
  const items = itemsOf(input);
  for (let at = 0; at < items.length; at += 1) {
    const given = evaluateItem(streamed, items[at], evaluate);
    for (let times = selects(given, at, items.length); times > 0; times -= 1) result.push(items[at]);
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
  if (isStream(input)) result.tupleStream = true;
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
): readonly unknown[] => {
  const streamed = isStream(items);
  const terms = keys.map(({ key, descending }) => ({
    key: (item: unknown) => evaluateItem(streamed, item, key),
    descending,
  }));
  return sortBy(items, terms, position);
};

/** `^(…)#$name` as the first step that makes tuples. */
export const sortedTuples = (sorted: readonly unknown[], index: string): Flagged => {
  const result = stream();
  sorted.forEach((item, at) => {
    result.push({ '@': item, [index]: at });
  });
  return result;
};

/** The values of a stream, at the end of its path. */
export const tupleValues = (tuples: readonly Tuple[]): Flagged => {
  const result = emptySequence();
  for (const tuple of tuples) result.push(tuple['@']);
  return result;
};

const reduceTuples = (tuples: unknown): Tuple => {
  if (!isArray(tuples)) return tuples as Tuple;
  const result: Tuple = Object.assign(Object.create(null), tuples[0]);
  for (const tuple of tuples.slice(1) as Tuple[]) {
    for (const key of Object.keys(tuple)) result[key] = append(result[key], tuple[key]);
  }
  return result;
};

type TuplePair = readonly [key: TupleEvaluate, value: TupleEvaluate];

/** Group-by over a stream: each group sees its variables collected. */
export const tupleGroup = (
  input: unknown,
  pairs: readonly TuplePair[],
  position: number | undefined,
): unknown => {
  const streamed = isStream(input);
  const given = itemsOf(input);
  const items = given.length === 0 && !streamed ? [undefined] : given;
  const groups: Record<string, { data: unknown; readonly pair: number }> = Object.create(null);
  for (const item of items) {
    pairs.forEach(([key], at) => {
      const name = groupKey(evaluateItem(streamed, item, key), position);
      if (name === undefined) return;
      const entry = groups[name];
      if (entry === undefined) groups[name] = { data: item, pair: at };
      else if (entry.pair !== at) throw new JsonataError('D1009', { position, value: name });
      else entry.data = append(entry.data, item);
    });
  }
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(groups)) {
    const entry = groups[name];
    if (entry === undefined) continue;
    const evaluate = pairs[entry.pair]?.[1];
    const value = streamed
      ? ((tuple) => evaluate?.(tuple['@'], withoutValue(tuple)))(reduceTuples(entry.data))
      : evaluate?.(entry.data, NO_TUPLE);
    if (value !== undefined) put(result, name, value);
  }
  return result;
};

const withoutValue = (tuple: Tuple): Tuple => {
  const { '@': _value, ...variables } = tuple;
  return variables;
};
