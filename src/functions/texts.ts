// Texts: trimming, case, truncation, and JSON inside a text.
import { float } from './numbers.ts';

const onText =
  (change: (text: string) => string) =>
  (value?: unknown): string | undefined =>
    typeof value === 'string' ? change(value) : undefined;

/** `$plainText(x)`: the text itself; nothing for what is no text. */
export const plainText = onText((text) => text);

/** `$trimText(x)`: the text without white space at both ends; nothing for what is no text. */
export const trimText = onText((text) => text.trim());

/** `$lowerText(x)`: the text in lower case, by Unicode and no locale; nothing for what is no text. */
export const lowerText = onText((text) => text.toLowerCase());

/** `$upperText(x)`: the text in upper case, by Unicode and no locale; nothing for what is no text. */
export const upperText = onText((text) => text.toUpperCase());

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** The offset after `limit` code points, or the text's length. */
const offsetOf = (text: string, limit: number): number => {
  let at = 0;
  for (let count = 0; count < limit && at < text.length; count += 1) {
    at += isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  return at;
};

const isLimit = (limit: unknown): limit is number =>
  typeof limit === 'number' && Number.isSafeInteger(limit) && limit >= 0;

/** `$truncateText(x, limit)`: the first `limit` characters (code points; a surrogate pair is never split). */
export const truncateText = (value?: unknown, limit?: unknown): string | undefined => {
  if (typeof value !== 'string' || !isLimit(limit)) return undefined;
  return value.length <= limit ? value : value.slice(0, offsetOf(value, limit));
};

/** `$shortText(x, limit)`: the text itself if it has at most `limit` characters (code points), else nothing. */
export const shortText = (value?: unknown, limit?: unknown): string | undefined => {
  const cut = truncateText(value, limit);
  return cut === value ? cut : undefined;
};

/** Deeper JSON is refused: code that walks it would run out of stack. */
const MAX_DEPTH = 200;

const isJsonPart = (value: unknown): boolean =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  typeof value === 'object' ||
  (typeof value === 'number' && Number.isFinite(value));

/** Members of all objects in a value, or nothing if it is nested too deep or holds what JSON cannot. */
const countMembers = (value: unknown): number | undefined => {
  let members = 0;
  const open: { readonly value: object; readonly depth: number }[] = [];
  if (typeof value === 'object' && value !== null) open.push({ value, depth: 1 });
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    if (top.depth > MAX_DEPTH) return undefined;
    const inner: unknown[] = Object.values(top.value);
    if (!Array.isArray(top.value)) members += inner.length;
    for (const each of inner) {
      if (!isJsonPart(each)) return undefined;
      if (typeof each === 'object' && each !== null) open.push({ value: each, depth: top.depth + 1 });
    }
  }
  return members;
};

/** A JSON text with its strings emptied: what is left of members are their colons. */
const withoutStrings = (json: string): string => {
  let outside = '';
  let start = 0;
  for (let open = json.indexOf('"'); open >= 0; open = json.indexOf('"', start)) {
    let close = open + 1;
    while (json[close] !== '"') close += json[close] === '\\' ? 2 : 1;
    outside += json.slice(start, open);
    start = close + 1;
  }
  return outside + json.slice(start);
};

const NUMBER = /-?[0-9][0-9.eE+-]*/g;

/**
 * `$parseJson(text)`: the value that a JSON text holds.
 * @returns nothing for what is no JSON, for `null` (which is no value), for a member that stands twice, for a number
 * that would be rounded, and for nesting deeper than 200.
 */
export const parseJson = (value?: unknown): unknown => {
  if (typeof value !== 'string') return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return undefined;
  }
  if (parsed === null || typeof parsed === 'boolean' || typeof parsed === 'string')
    return parsed ?? undefined;
  const outside = withoutStrings(value);
  for (const [number] of outside.matchAll(NUMBER)) if (float(number) === undefined) return undefined;
  const members = countMembers(parsed);
  // Every colon outside texts made a member; a member less means that one took the place of another.
  return members !== undefined && members === outside.split(':').length - 1 ? parsed : undefined;
};

/** `$jsonText(x)`: the value as JSON on one line; nothing for what JSON cannot hold. */
export const jsonText = (value?: unknown): string | undefined => {
  if (value === null || !isJsonPart(value)) return undefined;
  if (countMembers(value) === undefined) return undefined;
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
};

/** What expressions can call, by name. */
export const textFunctions = {
  plainText,
  trimText,
  lowerText,
  upperText,
  truncateText,
  shortText,
  parseJson,
  jsonText,
} as const;
