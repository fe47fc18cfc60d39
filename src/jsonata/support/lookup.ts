// Reading names from values: own properties of objects, through arrays.
import { Callable } from './callables.ts';
import type { Run } from './run.ts';
import { emptySequence, type Flagged, grow, isArray, normal, normalKept } from './sequences.ts';

/** The value under a key: `$lookup`, and what a name in a path reads. */
export const lookup = (input: unknown, key: string, run?: Run): unknown => {
  if (typeof input !== 'object' || input === null) return undefined;
  if (!isArray(input)) {
    if (!Object.hasOwn(input, key) || input instanceof Callable) return undefined;
    return (input as Readonly<Record<string, unknown>>)[key];
  }
  const result = emptySequence();
  for (let at = 0; at < input.length; at += 1) {
    run?.tick(1);
    const value = lookup(input[at], key, run);
    if (value === undefined) continue;
    if (isArray(value)) for (let inner = 0; inner < value.length; inner += 1) grow(result, value[inner], run);
    else grow(result, value, run);
  }
  return result;
};

/** What a name step reads from an item: of an array a member of each of its items. */
export const membersOf = (item: unknown, key: string, run?: Run): unknown => normal(lookup(item, key, run));

/** Reads one own property of an object that is no array. */
export interface Getter {
  readonly key: string;
  readonly get: (object: Readonly<Record<string, unknown>>) => unknown;
}

/** Adds what a step gave for one item: arrays item by item, but for those that a constructor made. */
const addResult = (sequence: Flagged, result: unknown, run: Run | undefined): void => {
  if (!isArray(result) || result.isConstructed === true) grow(sequence, result, run);
  else for (let inner = 0; inner < result.length; inner += 1) grow(sequence, result[inner], run);
};

/** One name step over the items before it; `kept` where `[]` follows it. */
export const nameStep = (
  items: readonly unknown[],
  { key, get }: Getter,
  last: boolean,
  kept?: boolean,
  run?: Run,
): Flagged => {
  const sequence = emptySequence();
  let results = 0;
  let only: Flagged | undefined;
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (typeof item !== 'object' || item === null) continue;
    const given = isArray(item) ? lookup(item, key, run) : get(item as Readonly<Record<string, unknown>>);
    const result = isArray(given) ? (kept === true ? normalKept(given) : normal(given)) : given;
    if (result === undefined) continue;
    run?.room(results);
    results += 1;
    // A last step that gives one ordinary array gives that array itself.
    if (last && results === 1 && isArray(result) && result.isSequence !== true) only = result;
    else {
      if (only !== undefined) addResult(sequence, only, run);
      only = undefined;
      addResult(sequence, result, run);
    }
  }
  return only ?? sequence;
};

/** A path of names only, from its first items, evaluated. */
export const names = (items: readonly unknown[], getters: readonly Getter[], run?: Run): unknown => {
  let current = items;
  const last = getters.length - 1;
  for (let at = 0; at <= last; at += 1)
    current = nameStep(current, getters[at] as Getter, at === last, false, run);
  return normal(current);
};
