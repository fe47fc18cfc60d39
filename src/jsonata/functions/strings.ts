// String functions.
import { JsonataError } from '../errors.ts';
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
