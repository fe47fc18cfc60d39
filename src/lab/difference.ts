// The difference of two JSON values, cell by cell.
import isEqual from 'lodash/isEqual.js';
import { type Keys, pathText } from '../runtime/value-at.ts';

/** One place where two values differ; `undefined` where one has nothing. */
export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;

const memberOf = (value: object, key: string | number): unknown =>
  Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;

/** All differences; with `partial`, what only `actual` has does not count. */
export const differencesOf = (expected: unknown, actual: unknown, partial = false): readonly Difference[] => {
  const found: Difference[] = [];
  const visit = (left: unknown, right: unknown, keys: Keys): void => {
    if (isEqual(left, right)) return;
    if (!isHolder(left) || !isHolder(right) || Array.isArray(left) !== Array.isArray(right)) {
      if (!(partial && left === undefined))
        found.push({ path: pathText(keys), expected: left, actual: right });
      return;
    }
    const names: readonly (string | number)[] = Array.isArray(left)
      ? Array.from(
          { length: Math.max(left.length, Array.isArray(right) ? right.length : 0) },
          (_, index) => index,
        )
      : [...new Set([...Object.keys(left), ...Object.keys(right)])];
    for (const name of names) visit(memberOf(left, name), memberOf(right, name), [...keys, name]);
  };
  visit(expected, actual, []);
  return found;
};

/** A value as one line, with invisible characters shown. */
export const shownValue = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = (JSON.stringify(value) ?? String(value)).replaceAll(
    /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return text.length <= 120 ? text : `${text.slice(0, 117)}…`;
};
