// Sorting: a stable merge sort with the package's comparisons.
import { JsonataError } from '../errors.ts';
import type { Run } from './run.ts';

/** Sorts with a comparator that says whether its two arguments must change places. */
export const mergeSort = <T>(items: readonly T[], swap: (left: T, right: T) => boolean, run?: Run): T[] => {
  if (items.length <= 1) return [...items];
  const middle = items.length >> 1;
  const left = mergeSort(items.slice(0, middle), swap, run);
  const right = mergeSort(items.slice(middle), swap, run);
  run?.tick(items.length);
  const merged: T[] = [];
  let a = 0;
  let b = 0;
  while (a < left.length && b < right.length) {
    const first = left[a] as T;
    const second = right[b] as T;
    if (swap(first, second)) {
      merged.push(second);
      b += 1;
    } else {
      merged.push(first);
      a += 1;
    }
  }
  while (a < left.length) merged.push(left[a++] as T);
  while (b < right.length) merged.push(right[b++] as T);
  return merged;
};

export interface SortKey<T> {
  readonly key: (item: T) => unknown;
  readonly descending: boolean;
}

const comparable = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** Does one key say that `a` stands after (1), before (-1) or level with `b` (0)? */
export const order = (a: unknown, b: unknown, descending: boolean, position: number | undefined): number => {
  if (a === undefined) return b === undefined ? 0 : 1;
  if (b === undefined) return -1;
  if (!comparable(a) || !comparable(b)) {
    throw new JsonataError('T2008', { position, value: comparable(a) ? b : a });
  }
  if (typeof a !== typeof b) throw new JsonataError('T2007', { position, value: a, value2: b });
  if (a === b) return 0;
  const direction = a < b ? -1 : 1;
  return descending ? -direction : direction;
};

/** Are all keys numbers, or all strings, so that no comparison can fail? */
const uniform = (values: readonly unknown[]): boolean => {
  const type = typeof values[0];
  if (type !== 'number' && type !== 'string') return false;
  return values.every((value) => typeof value === type && !Number.isNaN(value));
};

/** The first of the sorted items, as the only one: found without sorting where no comparison can fail. */
export const firstSorted = <T>(
  items: readonly T[],
  keys: readonly SortKey<T>[],
  position: number | undefined,
  run?: Run,
): readonly T[] => {
  const [term] = keys;
  if (items.length <= 1 || keys.length !== 1 || term === undefined) return sortBy(items, keys, position, run);
  let first = items[0] as T;
  let best = term.key(first);
  const type = typeof best;
  const isComparable = (type === 'number' && !Number.isNaN(best)) || type === 'string';
  if (!isComparable) return sortBy(items, keys, position, run);
  for (let at = 1; at < items.length; at += 1) {
    const item = items[at] as T;
    const key = term.key(item);
    if (typeof key !== type || Number.isNaN(key)) return sortBy(items, keys, position, run);
    if (term.descending ? (key as number) > (best as number) : (key as number) < (best as number)) {
      first = item;
      best = key;
    }
  }
  return [first];
};

/** `^(term, …)` over items; each key is computed once per item where no comparison can fail. */
export const sortBy = <T>(
  items: readonly T[],
  keys: readonly SortKey<T>[],
  position: number | undefined,
  run?: Run,
): readonly T[] => {
  if (items.length <= 1) return items;
  const [first] = keys;
  if (keys.length === 1 && first !== undefined) {
    const decorated = Array.from(items, (item) => {
      run?.made(6);
      return { item, key: first.key(item) as string | number };
    });
    if (uniform(decorated.map((each) => each.key))) {
      const sign = first.descending ? -1 : 1;
      decorated.sort((a, b) => {
        run?.tick(1);
        return a.key === b.key ? 0 : a.key < b.key ? -sign : sign;
      });
      return decorated.map((each) => each.item);
    }
  }
  return mergeSort(
    items,
    (a, b) => {
      for (const term of keys) {
        const result = order(term.key(a), term.key(b), term.descending, position);
        if (result !== 0) return result === 1;
      }
      return false;
    },
    run,
  );
};
