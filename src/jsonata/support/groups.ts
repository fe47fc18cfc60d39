// Object constructors and group-by: which items belong to which key.
import { JsonataError } from '../errors.ts';
import type { Run } from './run.ts';
import { type Appended, appendTo, isArray } from './sequences.ts';

/** The context of an object constructor with constant keys: all items of an array together. */
export const together = (input: unknown, run?: Run): unknown => {
  if (!isArray(input)) return input;
  const all: Appended = { data: input[0] };
  for (let at = 1; at < input.length; at += 1) appendTo(all, input[at], run);
  return all.data;
};

/** Sets an own property, whatever its name. */
export const put = (target: Record<string, unknown>, key: string, value: unknown): void => {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else target[key] = value;
};

/** The key of a pair: a string, or nothing; anything else is an error at the constructor. */
const groupKey = (key: unknown, position: number | undefined): string | undefined => {
  if (key === undefined) return undefined;
  if (typeof key !== 'string') throw new JsonataError('T1003', { position, value: key });
  if (key === '_jsonata_lambda' || key === '_jsonata_function') {
    throw new JsonataError('D1013', { position, value: key });
  }
  return key;
};

type Evaluate = (item: unknown) => unknown;
export type Pair = readonly [key: Evaluate, value: Evaluate];

/** The items of each key, with the pair that gave it. */
export type Groups = Record<string, Appended & { readonly pair: number }>;

/** The items that are grouped; nothing at all is one item. */
export const grouped = (input: unknown): readonly unknown[] =>
  isArray(input) ? (input.length === 0 ? [undefined] : input) : [input];

/** Enters an item under the key that a pair gave for it. */
export const enter = (
  groups: Groups,
  given: unknown,
  item: unknown,
  pair: number,
  position: number | undefined,
  run: Run | undefined,
): void => {
  run?.tick(1);
  const key = groupKey(given, position);
  if (key === undefined) return;
  const entry = groups[key];
  if (entry === undefined) {
    run?.made(8);
    groups[key] = { data: item, pair };
  } else if (entry.pair !== pair) throw new JsonataError('D1009', { position, value: key });
  else appendTo(entry, item, run);
};

/** `{ key: value }` over the items of the input, with keys that are computed. */
export const group = (
  input: unknown,
  pairs: readonly Pair[],
  position: number | undefined,
  run?: Run,
): unknown => {
  const groups: Groups = Object.create(null);
  for (const item of grouped(input)) {
    for (let at = 0; at < pairs.length; at += 1) enter(groups, pairs[at]?.[0](item), item, at, position, run);
  }
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(groups)) {
    const entry = groups[key];
    const value = entry === undefined ? undefined : pairs[entry.pair]?.[1](entry.data);
    if (value !== undefined) put(result, key, value);
  }
  return result;
};
