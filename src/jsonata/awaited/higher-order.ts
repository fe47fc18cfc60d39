// Functions that call functions and wait for them: map, filter, single, reduce, each, sift, sort.
import { JsonataError } from '../errors.ts';
import { arrayFunctions } from '../functions/arrays.ts';
import { entriesOf, offered } from '../functions/higher-order.ts';
import type { Family, Implementation } from '../functions/native.ts';
import { arityOf } from '../support/callables.ts';
import { put } from '../support/groups.ts';
import { emptySequence } from '../support/sequences.ts';
import { truthy } from '../support/truth.ts';
import { apply } from './calls.ts';
import { each as inOrder } from './pending.ts';
import { mergeSort } from './sorts.ts';

/** Calls a function for each item of an array; `then` takes what it gave. */
const overItems = (
  items: readonly unknown[],
  procedure: unknown,
  then: (given: unknown, at: number) => void,
): Promise<void> =>
  inOrder(items, (item, at) => apply(procedure, offered(procedure, item, at, items), null), then);

/** The same for each member of an object. */
const overMembers = async (
  object: unknown,
  procedure: unknown,
  then: (given: unknown, key: string, value: unknown) => void,
): Promise<void> => {
  const entries = entriesOf(object);
  const call = ([key, value]: [string, unknown]): unknown =>
    apply(procedure, offered(procedure, value, key, object), null);
  await inOrder(entries, call, (given, at) => {
    const [key, value] = entries[at] as [string, unknown];
    then(given, key, value);
  });
};

/** Nothing gives nothing; the signatures make sure that anything else is an array. */
const ofList =
  (run: (items: readonly unknown[], ...rest: readonly unknown[]) => unknown): Implementation =>
  (items, ...rest) =>
    items === undefined ? undefined : run(items as readonly unknown[], ...rest);

const map = ofList(async (items, procedure) => {
  const result = emptySequence();
  await overItems(items, procedure, (given) => {
    if (given !== undefined) result.push(given);
  });
  return result;
});

const filter = ofList(async (items, procedure) => {
  const result = emptySequence();
  await overItems(items, procedure, (given, at) => {
    if (truthy(given)) result.push(items[at]);
  });
  return result;
});

const single = ofList(async (items, procedure) => {
  const found: unknown[] = [];
  const take = (given: unknown, at: number): void => {
    if (!truthy(given)) return;
    if (found.length > 0) throw new JsonataError('D3138', { index: at });
    found.push(items[at]);
  };
  if (procedure !== undefined) await overItems(items, procedure, take);
  else for (const at of items.keys()) take(true, at);
  if (found.length === 0) throw new JsonataError('D3139');
  return found[0];
});

const reduce = ofList(async (items, procedure, start) => {
  const arity = arityOf(procedure);
  if (arity < 2) throw new JsonataError('D3050', { index: 1 });
  const fromFirst = start === undefined && items.length > 0;
  let result = fromFirst ? items[0] : start;
  for (let at = fromFirst ? 1 : 0; at < items.length; at += 1) {
    const args = [result, items[at]];
    if (arity >= 3) args.push(at);
    if (arity >= 4) args.push(items);
    result = await apply(procedure, args, null);
  }
  return result;
});

const each: Implementation = async (object, procedure) => {
  const result = emptySequence();
  await overMembers(object, procedure, (given) => {
    if (given !== undefined) result.push(given);
  });
  return result;
};

const sift: Implementation = async (object, procedure) => {
  const result: Record<string, unknown> = {};
  await overMembers(object, procedure, (given, key, value) => {
    if (truthy(given)) put(result, key, value);
  });
  return Object.keys(result).length === 0 ? undefined : result;
};

const sort = ofList((items, comparator) => {
  if (comparator === undefined || items.length <= 1) return arrayFunctions.sort?.run(items);
  return mergeSort(items, async (a, b) => Boolean(await apply(comparator, [a, b], null)));
});

export const higherOrderFunctions: Family = {
  map: { run: map, arity: 2 },
  filter: { run: filter, arity: 2 },
  single: { run: single, arity: 2 },
  reduce: { run: reduce, arity: 3 },
  each: { run: each, arity: 2 },
  sift: { run: sift, arity: 2 },
  sort: { run: sort, arity: 2 },
};
