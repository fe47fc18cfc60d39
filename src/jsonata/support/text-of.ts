// The text of a value: what `$string` and `&` give.
import { JsonataError } from '../errors.ts';
import { isFunction } from './callables.ts';
import type { Run } from './run.ts';
import { isArray } from './sequences.ts';
import { isNumeric } from './truth.ts';

const numberText = (value: number): string =>
  Number.isInteger(value) ? String(value === 0 ? 0 : value) : JSON.stringify(Number(value.toPrecision(15)));

const member = (_key: string, value: unknown): unknown => {
  if (typeof value === 'number' && isNumeric(value)) {
    return Number.isInteger(value) ? value : Number(value.toPrecision(15));
  }
  return isFunction(value) ? '' : value;
};

/** The same where guards are on: the text is counted while it is made, a value that occurs twice each time. */
const counted =
  (run: Run) =>
  (key: string, value: unknown): unknown => {
    run.made(4 + (key.length >> 1) + (typeof value === 'string' ? value.length >> 1 : 0));
    return member(key, value);
  };

/** `$string` of a value that is there; a number that is not finite is an error. */
export const stringOf = (value: unknown, prettify = false, run?: Run): string => {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new JsonataError('D3001', { value });
      return numberText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      if (value === null) return 'null';
      if (isFunction(value)) return '';
      return JSON.stringify(
        isArray(value) && value.isWrapper === true ? value[0] : value,
        run === undefined ? member : counted(run),
        prettify ? 2 : 0,
      );
  }
};

/** The same with the empty text for nothing: an operand of `&`. */
export const text = (value: unknown, run?: Run): string => {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : stringOf(value, false, run);
};
