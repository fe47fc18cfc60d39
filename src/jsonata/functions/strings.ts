// String functions.
import { JsonataError } from '../errors.ts';
import type { Run } from '../support/run.ts';
import { stringOf } from '../support/text-of.ts';
import type { Family } from './native.ts';

const BLANKS = /[ \t\n\r]+/g;

const isBlank = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13 && code !== 11 && code !== 12);

/** `$trim` of a text: runs of white space become one space, those at the ends go. */
export const trim = (value: string): string => {
  let end = value.length;
  let start = 0;
  while (start < end && isBlank(value.charCodeAt(start))) start += 1;
  while (end > start && isBlank(value.charCodeAt(end - 1))) end -= 1;
  // Inside, only a run of blanks that is not one space needs replacing.
  let before = 0;
  for (let at = start; at < end; at += 1) {
    const code = value.charCodeAt(at);
    if (code <= 32 && isBlank(code) && (code !== 32 || before === 32))
      return value.slice(start, end).replace(BLANKS, ' ');
    before = code;
  }
  return start === 0 && end === value.length ? value : value.slice(start, end);
};

const hasPairs = (value: string): boolean => /[\ud800-\udfff]/.test(value);

/** Does a character outside of the basic plane, of two units, start here? */
const isPairAt = (value: string, at: number): boolean =>
  (value.charCodeAt(at) & 0xfc00) === 0xd800 && (value.charCodeAt(at + 1) & 0xfc00) === 0xdc00;

/** `$length`: characters, a surrogate pair being one. */
export const lengthOf = (value: string): number => {
  if (!hasPairs(value)) return value.length;
  let count = 0;
  for (let at = 0; at < value.length; at += isPairAt(value, at) ? 2 : 1) count += 1;
  return count;
};

/** `slice` by characters, of a text that has `size` of them. */
const slicePairs = (value: string, from: number, to: number, size: number): string => {
  const place = (at: number): number => {
    const whole = Math.trunc(at) || 0;
    return Math.max(0, whole < 0 ? size + whole : whole);
  };
  const [first, last] = [place(from), place(to)];
  let [start, end, count] = [value.length, value.length, 0];
  for (let at = 0; at < value.length; at += isPairAt(value, at) ? 2 : 1) {
    if (count === first) start = at;
    if (count === last) end = at;
    count += 1;
  }
  return first < last ? value.slice(start, end) : '';
};

/** `$substring` by characters; a negative start counts from the end. */
export const substring = (value: string, start: number, length?: number): string => {
  const paired = hasPairs(value);
  const size = paired ? lengthOf(value) : value.length;
  const from = size + start < 0 ? 0 : start;
  let to: number | undefined;
  if (length !== undefined) {
    if (length <= 0) return '';
    to = from >= 0 ? from + length : size + from + length;
  }
  return paired ? slicePairs(value, from, to ?? size, size) : value.slice(from, to);
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

/** Bytes of one character of a text, at most; pairs take longest to count. */
const widthOf = (text: string): number => (hasPairs(text) ? 8 : /[^\0-\xff]/.test(text) ? 2 : 1);

const pad = (value: string, width: number, char: string | undefined, run?: Run): string => {
  const fill = char === undefined || char === '' ? ' ' : char;
  const target = Math.trunc(width);
  const missing = Math.abs(target) - lengthOf(value);
  if (!(missing > 0)) return value;
  run?.made((missing * widthOf(fill)) / 8);
  const size = lengthOf(fill);
  const repeated = fill.repeat(Math.ceil(missing / size));
  const padding = size > 1 ? substring(repeated, 0, missing) : repeated;
  return target > 0 ? value + padding : padding + value;
};

/** A function of a text that is read once; what it makes of it counts. */
const onText =
  (convert: (value: string, ...rest: readonly never[]) => unknown, growth = 0) =>
  (run?: Run) =>
  (value: unknown, ...rest: readonly unknown[]): unknown => {
    if (value === undefined) return undefined;
    run?.seen(value);
    // What may grow is counted before it is made.
    if (growth > 0) run?.made(((value as string).length * growth) / 8);
    // The signature has made sure that the argument is a text.
    const result = convert(value as string, ...(rest as readonly never[]));
    return run === undefined ? result : run.text(result);
  };

const url = (name: string, convert: (value: string) => string) =>
  onText((value) => {
    try {
      return convert(value);
    } catch {
      throw new JsonataError('D3140', { value, functionName: name });
    }
  }, 9);

export const stringFunctions: Family = {
  string: {
    make: (run) => (value, prettify) =>
      value === undefined ? undefined : stringOf(value, prettify === true, run),
    arity: 1,
  },
  substring: { make: onText(substring), arity: 3 },
  substringBefore: { make: onText(substringBefore), arity: 2 },
  substringAfter: { make: onText(substringAfter), arity: 2 },
  lowercase: { make: onText((value) => value.toLowerCase(), 2), arity: 1 },
  uppercase: { make: onText((value) => value.toUpperCase(), 2), arity: 1 },
  length: { make: onText(lengthOf), arity: 1 },
  trim: { make: onText(trim), arity: 1 },
  pad: {
    make: (run) => (value, width, char) =>
      value === undefined
        ? undefined
        : pad(value as string, width as number, char as string | undefined, run),
    arity: 3,
  },
  encodeUrlComponent: { make: url('encodeUrlComponent', encodeURIComponent), arity: 1 },
  encodeUrl: { make: url('encodeUrl', encodeURI), arity: 1 },
  decodeUrlComponent: { make: url('decodeUrlComponent', decodeURIComponent), arity: 1 },
  decodeUrl: { make: url('decodeUrl', decodeURI), arity: 1 },
};
