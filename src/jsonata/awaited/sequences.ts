// Steps of paths and predicates whose parts are waited for, item by item.
import { filterIndex as indexed, selects } from '../support/filters.ts';
import { type Getter, lookup } from '../support/lookup.ts';
import type { Run } from '../support/run.ts';
import {
  emptySequence,
  type Flagged,
  gather,
  grow,
  isArray,
  itemsOf,
  normal,
  normalKept,
} from '../support/sequences.ts';
import { each, pending } from './pending.ts';

type Evaluate = (item: unknown) => unknown;

/** One step of a path over the items before it. */
export const step = async (
  items: readonly unknown[],
  evaluate: Evaluate,
  last: boolean,
  run?: Run,
): Promise<Flagged> => {
  const results: unknown[] = [];
  await each(items, evaluate, (given) => {
    if (given !== undefined) grow(results, given, run);
  });
  return gather(results, last, run);
};

/** What one name step reads from one item. */
const read = (
  item: unknown,
  { key, get }: Getter,
  kept: boolean | undefined,
  run: Run | undefined,
): unknown => {
  if (typeof item !== 'object' || item === null) return undefined;
  const value = isArray(item) ? lookup(item, key, run) : get(item as Readonly<Record<string, unknown>>);
  return kept === true ? normalKept(value) : normal(value);
};

/** One name step over the items before it, a promise only if one was read; `kept` where `[]` follows it. */
export const nameStep = (
  items: readonly unknown[],
  getter: Getter,
  last: boolean,
  kept?: boolean,
  run?: Run,
): Flagged | Promise<Flagged> => {
  const results: unknown[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const value = read(items[at], getter, kept, run);
    if (pending(value)) return step(items, (item) => read(item, getter, kept, run), last, run);
    if (value !== undefined) grow(results, value, run);
  }
  return gather(results, last, run);
};

/** A path of names only, from its first items, evaluated; a promise only if one was read. */
export const names = (items: readonly unknown[], getters: readonly Getter[], run?: Run): unknown => {
  const [first, ...rest] = getters;
  if (first === undefined) return normal(items);
  const next = nameStep(items, first, rest.length === 0, false, run);
  return isArray(next) ? names(next, rest, run) : next.then((sequence) => names(sequence, rest, run));
};

/** `[3]`: the item at an index that is known. */
export const filterIndex = async (input: unknown, index: number): Promise<unknown> => {
  const items = itemsOf(input);
  const whole = Math.floor(index);
  const item = items[whole < 0 ? items.length + whole : whole];
  return pending(item) ? indexed([await item], 0) : indexed(input, index);
};

/** `[condition]` whose expression gives only true or false. */
export const filterTest = async (
  input: unknown,
  test: (item: unknown) => boolean | Promise<boolean>,
  run?: Run,
): Promise<Flagged> => {
  const result = emptySequence();
  const items = itemsOf(input);
  await each(items, test, (given, at) => {
    if (given === true) grow(result, items[at], run);
  });
  return result;
};

/** `[expression]` where the expression may give numbers (indexes) or anything else (its truth). */
export const filter = async (input: unknown, evaluate: Evaluate, run?: Run): Promise<Flagged> => {
  const result = emptySequence();
  const items = itemsOf(input);
  await each(items, evaluate, (given, at) => {
    for (let times = selects(given, at, items.length, run); times > 0; times -= 1)
      grow(result, items[at], run);
  });
  return result;
};
