// The difference of two JSON values, cell by cell.
import isEqual from 'lodash/isEqual.js';
import { type Keys, pathText } from '../runtime/value-at.ts';

/** One place where two values differ; `undefined` where one has nothing. */
export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
  /** Where the rule stands that owns the place: `mappings/marketo/contact.yaml:31`. */
  readonly rule?: string;
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

const escaped = (text: string, signs: RegExp): string =>
  text.replaceAll(signs, (sign) =>
    Array.from(
      { length: sign.length },
      (_, unit) => `\\u${sign.charCodeAt(unit).toString(16).padStart(4, '0')}`,
    ).join(''),
  );

const INVISIBLE = /[\u007f-\u00a0\u00ad\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]|\p{M}/gu;

const cut = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 117)}…`);

const textOf = (value: unknown): string => JSON.stringify(value) ?? String(value);

/** A value as one line, with invisible characters shown. */
export const shownValue = (value: unknown): string =>
  value === undefined ? 'nothing' : cut(escaped(textOf(value), INVISIBLE));

/** Two values as lines that differ, whatever they look like: `é` in one character and in two, a long text's last letter. */
export const shownPair = ({ expected, actual }: Difference): readonly [expected: string, actual: string] => {
  const [left, right] = [shownValue(expected), shownValue(actual)];
  if (expected === undefined || actual === undefined) return [left, right];
  const alike = textOf(expected).normalize('NFKC') === textOf(actual).normalize('NFKC');
  if (left !== right && !alike) return [left, right];
  const spelt = (value: unknown): string => escaped(textOf(value), /[^\x20-\x7e]/g);
  const [wholeLeft, wholeRight] = [spelt(expected), spelt(actual)];
  let same = 0;
  while (same < wholeLeft.length && wholeLeft[same] === wholeRight[same]) same += 1;
  // Long values are shown from a little before their first difference.
  const from = Math.max(0, same - 40);
  const shown = (text: string): string => cut(from > 0 ? `…${text.slice(from)}` : text);
  return [shown(wholeLeft), shown(wholeRight)];
};
