// String functions.
import { JsonataError } from '../errors.ts';
import { stringOf } from '../support/text-of.ts';
import type { Family } from './native.ts';

const BLANKS = /[ \t\n\r]+/g;

/** `$trim` of a text: runs of white space become one space, those at the ends go. */
export const trim = (value: string): string => {
  const { length } = value;
  if (length === 0) return value;
  let before = value.charCodeAt(0);
  if (before > 32 && value.charCodeAt(length - 1) > 32) {
    let at = 1;
    for (; at < length; at += 1) {
      const code = value.charCodeAt(at);
      if (code < 32 || (code === 32 && before === 32)) break;
      before = code;
    }
    if (at === length) return value;
  }
  let result = value.replace(BLANKS, ' ');
  if (result.charAt(0) === ' ') result = result.substring(1);
  if (result.charAt(result.length - 1) === ' ') result = result.substring(0, result.length - 1);
  return result;
};

const hasPairs = (value: string): boolean => /[\ud800-\udfff]/.test(value);

/** `$length`: characters, a surrogate pair being one. */
export const lengthOf = (value: string): number => (hasPairs(value) ? [...value].length : value.length);

/** `$substring` by characters; a negative start counts from the end. */
export const substring = (value: string, start: number, length?: number): string => {
  const paired = hasPairs(value);
  const chars = paired ? [...value] : undefined;
  const size = chars === undefined ? value.length : chars.length;
  const from = size + start < 0 ? 0 : start;
  let to: number | undefined;
  if (length !== undefined) {
    if (length <= 0) return '';
    to = from >= 0 ? from + length : size + from + length;
  }
  return chars === undefined ? value.slice(from, to) : chars.slice(from, to).join('');
};

/** `$substringBefore`: the whole text where the separator is missing. */
export const substringBefore = (value: string, chars: string): string => {
  const at = value.indexOf(chars);
  return at < 0 ? value : value.slice(0, at);
};

/** `$substringAfter`: the whole text where the separator is missing. */
export const substringAfter = (value: string, chars: string): string => {
  const at = value.indexOf(chars);
  return at < 0 ? value : value.slice(at + chars.length);
};

const pad = (value: string, width: number, char: string | undefined): string => {
  const fill = char === undefined || char === '' ? ' ' : char;
  const target = Math.trunc(width);
  const missing = Math.abs(target) - lengthOf(value);
  if (!(missing > 0)) return value;
  const repeated = fill.repeat(missing);
  const padding = fill.length > 1 ? substring(repeated, 0, missing) : repeated;
  return target > 0 ? value + padding : padding + value;
};

const onText =
  (run: (value: string, ...rest: readonly never[]) => unknown) =>
  (value: unknown, ...rest: readonly unknown[]): unknown =>
    // The signature has made sure that the argument is a text or missing.
    value === undefined ? undefined : run(value as string, ...(rest as readonly never[]));

const url = (name: string, convert: (value: string) => string) =>
  onText((value) => {
    try {
      return convert(value);
    } catch {
      throw new JsonataError('D3140', { value, functionName: name });
    }
  });

export const stringFunctions: Family = {
  string: {
    run: (value, prettify) => (value === undefined ? undefined : stringOf(value, prettify === true)),
    arity: 1,
  },
  substring: { run: onText(substring), arity: 3 },
  substringBefore: { run: onText(substringBefore), arity: 2 },
  substringAfter: { run: onText(substringAfter), arity: 2 },
  lowercase: { run: onText((value) => value.toLowerCase()), arity: 1 },
  uppercase: { run: onText((value) => value.toUpperCase()), arity: 1 },
  length: { run: onText(lengthOf), arity: 1 },
  trim: { run: onText(trim), arity: 1 },
  pad: { run: onText(pad), arity: 3 },
  encodeUrlComponent: { run: url('encodeUrlComponent', encodeURIComponent), arity: 1 },
  encodeUrl: { run: url('encodeUrl', encodeURI), arity: 1 },
  decodeUrlComponent: { run: url('decodeUrlComponent', decodeURIComponent), arity: 1 },
  decodeUrl: { run: url('decodeUrl', decodeURI), arity: 1 },
};
