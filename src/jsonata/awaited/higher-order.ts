// Functions that call functions and wait for them: map, filter, single, reduce, each, sift, sort.
import { JsonataError } from '../errors.ts';
import { arrayFunctions } from '../functions/arrays.ts';
import { entriesOf, ITEM, offered } from '../functions/higher-order.ts';
import { type Family, type Implementation, implementationOf, type Native } from '../functions/native.ts';
import { arityOf } from '../support/callables.ts';
import { put } from '../support/groups.ts';
import type { Run } from '../support/run.ts';
import { emptySequence, grow } from '../support/sequences.ts';
import { truthy } from '../support/truth.ts';
import { apply } from './calls.ts';
import { each as inOrder } from './pending.ts';
import { mergeSort } from './sorts.ts';

/** Calls a function for each item of an array; `then` takes what it gave. */
const overItems = (
  items: readonly unknown[],
  procedure: unknown,
  run: Run | undefined,
  then: (given: unknown, at: number) => void,
): Promise<void> =>
  inOrder(
    items,
    (item, at) => apply(procedure, offered(procedure, item, at, items), null),
    (given, at) => {
      run?.tick(ITEM);
      then(given, at);
    },
  );

/** The same for each member of an object. */
const overMembers = async (
  object: unknown,
  procedure: unknown,
  run: Run | undefined,
  then: (given: unknown, key: string, value: unknown) => void,
): Promise<void> => {
  const entries = entriesOf(object);
  const call = ([key, value]: [string, unknown]): unknown =>
    apply(procedure, offered(procedure, value, key, object), null);
  await inOrder(entries, call, (given, at) => {
    run?.made(ITEM);
    const [key, value] = entries[at] as [string, unknown];
    then(given, key, value);
  });
};

type OfList = (run: Run | undefined) => (items: readonly unknown[], ...rest: readonly unknown[]) => unknown;

/** Nothing gives nothing; the signatures make sure that anything else is an array. */
const ofList =
  (make: OfList) =>
  (run?: Run): Implementation =>
  (items, ...rest) =>
    items === undefined ? undefined : make(run)(items as readonly unknown[], ...rest);

const map = ofList((run) => async (items, procedure) => {
  const result = emptySequence();
  await overItems(items, procedure, run, (given) => {
    if (given !== undefined) grow(result, given, run);
  });
  return result;
});

const filter = ofList((run) => async (items, procedure) => {
  const result = emptySequence();
  await overItems(items, procedure, run, (given, at) => {
    if (truthy(given)) grow(result, items[at], run);
  });
  return result;
});

const single = ofList((run) => async (items, procedure) => {
  const found: unknown[] = [];
  const take = (given: unknown, at: number): void => {
    if (!truthy(given)) return;
    if (found.length > 0) throw new JsonataError('D3138', { index: at });
    found.push(items[at]);
  };
  if (procedure !== undefined) await overItems(items, procedure, run, take);
  else for (const at of items.keys()) take(true, at);
  if (found.length === 0) throw new JsonataError('D3139');
  return found[0];
});

const reduce = ofList((run) => async (items, procedure, start) => {
  const arity = arityOf(procedure);
  if (arity < 2) throw new JsonataError('D3050', { index: 1 });
  const fromFirst = start === undefined && items.length > 0;
  let result = fromFirst ? items[0] : start;
  for (let at = fromFirst ? 1 : 0; at < items.length; at += 1) {
    run?.tick(ITEM);
    const args = [result, items[at]];
    if (arity >= 3) args.push(at);
    if (arity >= 4) args.push(items);
    result = await apply(procedure, args, null);
  }
  return result;
});

const each =
  (run?: Run): Implementation =>
  async (object, procedure) => {
    const result = emptySequence();
    await overMembers(object, procedure, run, (given) => {
      if (given !== undefined) grow(result, given, run);
    });
    return result;
  };

const sift =
  (run?: Run): Implementation =>
  async (object, procedure) => {
    const result: Record<string, unknown> = {};
    await overMembers(object, procedure, run, (given, key, value) => {
      if (truthy(given)) put(result, key, value);
    });
    return Object.keys(result).length === 0 ? undefined : result;
  };

const SORT = arrayFunctions.sort as Native;

const sort = ofList((run) => (items, comparator) => {
  if (comparator === undefined || items.length <= 1) return implementationOf(SORT, run)(items);
  return mergeSort(items, async (a, b) => Boolean(await apply(comparator, [a, b], null)), run);
});

export const higherOrderFunctions: Family = {
  map: { make: map, arity: 2 },
  filter: { make: filter, arity: 2 },
  single: { make: single, arity: 2 },
  reduce: { make: reduce, arity: 3 },
  each: { make: each, arity: 2 },
  sift: { make: sift, arity: 2 },
  sort: { make: sort, arity: 2 },
};
