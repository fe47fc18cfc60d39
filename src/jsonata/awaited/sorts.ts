// Sorting by keys, or with a comparator, that are waited for.

import type { Run } from '../support/run.ts';
import { order, type SortKey, sortBy as sortByKnown } from '../support/sorts.ts';
import { each, pending } from './pending.ts';

/** Sorts with a comparator that says whether its two arguments must change places. */
export const mergeSort = async <T>(
  items: readonly T[],
  swap: (left: T, right: T) => boolean | Promise<boolean>,
  run?: Run,
): Promise<T[]> => {
  if (items.length <= 1) return [...items];
  const middle = items.length >> 1;
  const left = await mergeSort(items.slice(0, middle), swap, run);
  const right = await mergeSort(items.slice(middle), swap, run);
  run?.tick(items.length);
  const merged: T[] = [];
  let a = 0;
  let b = 0;
  while (a < left.length && b < right.length) {
    const given = swap(left[a] as T, right[b] as T);
    if (given === true || (given !== false && (await given))) merged.push(right[b++] as T);
    else merged.push(left[a++] as T);
  }
  return merged.concat(left.slice(a), right.slice(b));
};

interface Keyed<T> {
  readonly item: T;
  /** The keys that were computed so far, by term. */
  readonly keys: unknown[];
}

/** `^(term, …)` over items: each key is computed at most once per item, later terms only where they decide. */
export const sortBy = async <T>(
  items: readonly T[],
  terms: readonly SortKey<T>[],
  position: number | undefined,
  run?: Run,
): Promise<readonly T[]> => {
  if (items.length <= 1) return items;
  const entries: readonly Keyed<T>[] = Array.from(items, (item) => {
    run?.made(8);
    return { item, keys: [] };
  });
  const [first] = terms;
  if (terms.length === 1 && first !== undefined) {
    await each(
      entries,
      ({ item }) => first.key(item),
      (key, at) => entries[at]?.keys.push(key),
    );
    const known = [{ key: (entry: Keyed<T>) => entry.keys[0], descending: first.descending }];
    return sortByKnown(entries, known, position, run).map(({ item }) => item);
  }
  const keyOf = async ({ item, keys }: Keyed<T>, at: number, { key }: SortKey<T>): Promise<unknown> => {
    if (keys.length > at) return keys[at];
    const given = key(item);
    keys.push(pending(given) ? await given : given);
    return keys[at];
  };
  const compute = async (a: Keyed<T>, b: Keyed<T>): Promise<boolean> => {
    for (const [at, term] of terms.entries()) {
      const result = order(await keyOf(a, at, term), await keyOf(b, at, term), term.descending, position);
      if (result !== 0) return result === 1;
    }
    return false;
  };
  const sorted = await mergeSort(
    entries,
    (a, b) => {
      for (let at = 0; at < terms.length; at += 1) {
        if (a.keys.length <= at || b.keys.length <= at) return compute(a, b);
        const result = order(a.keys[at], b.keys[at], terms[at]?.descending === true, position);
        if (result !== 0) return result === 1;
      }
      return false;
    },
    run,
  );
  return sorted.map(({ item }) => item);
};
