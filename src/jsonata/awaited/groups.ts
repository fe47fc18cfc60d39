// Group-by whose keys and values are waited for.
import { enter, type Groups, grouped, type Pair, put } from '../support/groups.ts';
import type { Run } from '../support/run.ts';
import { pending } from './pending.ts';

/** The values of groups, in the order of their keys. */
export const groupValues = async (
  groups: Groups,
  evaluate: (data: unknown, pair: number) => unknown,
): Promise<unknown> => {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(groups)) {
    const entry = groups[key];
    if (entry === undefined) continue;
    const given = evaluate(entry.data, entry.pair);
    const value = pending(given) ? await given : given;
    if (value !== undefined) put(result, key, value);
  }
  return result;
};

/** `{ key: value }` over the items of the input, with keys that are computed. */
export const group = async (
  input: unknown,
  pairs: readonly Pair[],
  position: number | undefined,
  run?: Run,
): Promise<unknown> => {
  const groups: Groups = Object.create(null);
  for (const item of grouped(input)) {
    for (let at = 0; at < pairs.length; at += 1) {
      const key = pairs[at]?.[0](item);
      enter(groups, pending(key) ? await key : key, item, at, position, run);
    }
  }
  return groupValues(groups, (data, pair) => pairs[pair]?.[1](data));
};
