// Predicates: by number, by truth, and by what an expression gives.
import type { Run } from './run.ts';
import { emptySequence, type Flagged, grow, isArray, itemsOf } from './sequences.ts';
import { isNumeric, truthy } from './truth.ts';

/** `[3]`: the item at an index that is known; negative counts from the end. */
export const filterIndex = (input: unknown, index: number): unknown => {
  const items = itemsOf(input);
  const whole = Math.floor(index);
  const item = items[whole < 0 ? items.length + whole : whole];
  if (item === undefined) return emptySequence();
  if (isArray(item)) return item;
  const result = emptySequence();
  result.push(item);
  return result;
};

/** `[condition]` whose expression gives only true or false. */
export const filterTest = (input: unknown, test: (item: unknown) => boolean, run?: Run): Flagged => {
  const result = emptySequence();
  const items = itemsOf(input);
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (test(item)) grow(result, item, run);
  }
  return result;
};

const allNumbers = (value: readonly unknown[]): value is readonly number[] => {
  let numbers = true;
  for (const item of value) if (!isNumeric(item)) numbers = false;
  return numbers;
};

/** Does what a predicate gave for the item at `index` select it? */
export const selects = (given: unknown, index: number, length: number, run?: Run): number => {
  const indexes: unknown = isNumeric(given) ? [given] : given;
  if (!isArray(indexes) || !allNumbers(indexes)) return truthy(given) ? 1 : 0;
  run?.tick(indexes.length);
  let times = 0;
  for (const each of indexes) {
    const whole = Math.floor(each);
    if ((whole < 0 ? length + whole : whole) === index) times += 1;
  }
  return times;
};

/** `[expression]` where the expression may give numbers (indexes) or anything else (its truth). */
export const filter = (input: unknown, evaluate: (item: unknown) => unknown, run?: Run): Flagged => {
  const result = emptySequence();
  const items = itemsOf(input);
  for (let at = 0; at < items.length; at += 1) {
    for (let times = selects(evaluate(items[at]), at, items.length, run); times > 0; times -= 1)
      grow(result, items[at], run);
  }
  return result;
};
