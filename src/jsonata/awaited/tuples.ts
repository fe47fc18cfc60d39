// Streams of tuples whose parts are waited for.

import { selects } from '../support/filters.ts';
import { enter, type Groups } from '../support/groups.ts';
import type { Run } from '../support/run.ts';
import { emptySequence, type Flagged, grow, itemsOf } from '../support/sequences.ts';
import {
  addTuples,
  evaluateItem,
  groupedTuples,
  groupValue,
  tupleFilterIndex as indexed,
  isStream,
  type StepBindings,
  stream,
  type Tuple,
  type TupleEvaluate,
  type TuplePair,
  type TupleSortKey,
} from '../support/tuples.ts';
import { groupValues } from './groups.ts';
import { each, pending } from './pending.ts';
import { sortBy } from './sorts.ts';

/** One step over a stream: each of its values becomes a tuple. */
export const tupleStep = async (
  tuples: readonly Tuple[],
  evaluate: TupleEvaluate,
  bindings: StepBindings,
  run?: Run,
): Promise<Flagged> => {
  const result = stream();
  await each(
    tuples,
    (tuple) => evaluate(tuple['@'], tuple),
    (given, at) => addTuples(result, tuples[at] as Tuple, given, bindings, run),
  );
  return result;
};

/** A predicate over a stream. */
export const tupleFilter = async (input: unknown, evaluate: TupleEvaluate, run?: Run): Promise<Flagged> => {
  const streamed = isStream(input);
  const result = streamed ? stream() : emptySequence();
  const items = itemsOf(input);
  await each(
    items,
    (item) => evaluateItem(streamed, item, evaluate),
    (given, at) => {
      for (let times = selects(given, at, items.length, run); times > 0; times -= 1)
        grow(result, items[at], run);
    },
  );
  return result;
};

/** `[3]` over a stream. */
export const tupleFilterIndex = async (input: unknown, index: number): Promise<unknown> => {
  const items = itemsOf(input);
  const whole = Math.floor(index);
  const item = items[whole < 0 ? items.length + whole : whole];
  return pending(item) ? indexed([await item], 0) : indexed(input, index);
};

/** `^(…)` over a stream. */
export const tupleSort = (
  items: readonly unknown[],
  keys: readonly TupleSortKey[],
  position: number | undefined,
  run?: Run,
): Promise<readonly unknown[]> => {
  const streamed = isStream(items);
  const terms = keys.map(({ key, descending }) => ({
    key: (item: unknown) => evaluateItem(streamed, item, key),
    descending,
  }));
  return sortBy(items, terms, position, run);
};

/** Group-by over a stream: each group sees its variables collected. */
export const tupleGroup = async (
  input: unknown,
  pairs: readonly TuplePair[],
  position: number | undefined,
  run?: Run,
): Promise<unknown> => {
  const streamed = isStream(input);
  const groups: Groups = Object.create(null);
  for (const item of groupedTuples(input, streamed)) {
    for (const [at, [key]] of pairs.entries()) {
      const given = evaluateItem(streamed, item, key);
      enter(groups, pending(given) ? await given : given, item, at, position, run);
    }
  }
  return groupValues(groups, (data, pair) => groupValue(streamed, data, pairs[pair]?.[1], run));
};
