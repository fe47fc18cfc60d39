// Reading names from values: own properties of objects, through arrays.
import { Callable } from './callables.ts';
import { emptySequence, type Flagged, gather, isArray, normal } from './sequences.ts';

/** The value under a key: `$lookup`, and what a name in a path reads. */
export const lookup = (input: unknown, key: string): unknown => {
  if (typeof input !== 'object' || input === null) return undefined;
  if (!isArray(input)) {
    if (!Object.hasOwn(input, key) || input instanceof Callable) return undefined;
    return (input as Readonly<Record<string, unknown>>)[key];
  }
  const result = emptySequence();
  for (let at = 0; at < input.length; at += 1) {
    const value = lookup(input[at], key);
    if (value === undefined) continue;
    if (isArray(value)) for (let inner = 0; inner < value.length; inner += 1) result.push(value[inner]);
    else result.push(value);
  }
  return result;
};

/** One name step over the items before it. */
export const nameStep = (items: readonly unknown[], key: string, last: boolean): Flagged => {
  const results: unknown[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const result = normal(lookup(items[at], key));
    if (result !== undefined) results.push(result);
  }
  return gather(results, last);
};

/** A path of names only, from its first items, evaluated. */
export const names = (items: readonly unknown[], keys: readonly string[]): unknown => {
  let current = items;
  const last = keys.length - 1;
  for (let at = 0; at <= last; at += 1) current = nameStep(current, keys[at] ?? '', at === last);
  return normal(current);
};
