// Reads and prints paths: `a.b`, `costs[0].cost` (also `costs.0.cost`), `["Webpage URL"]`, `items[id=4].name`.
import type { JsonScalar } from '../json/json.ts';
import type { Path, PathResult, PathStep } from './path.ts';

/** The highest index a path may name: beyond it a written array would be mostly gaps. */
export const MAX_INDEX = 9999;

/** Names that reach an object's prototype in JavaScript; no record field may be called so. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Is this a name that could change the prototype of an object if it were written? */
export const isForbiddenName = (name: string): boolean => FORBIDDEN.has(name);

const INTEGER = /^(?:0|-?[1-9][0-9]*)$/;
const DIGITS = /^[0-9]+$/;
// Printed bare: no syntax, no whitespace, no control character or lone surrogate.
const PLAIN_KEY = /^[A-Za-z_]\w*$/;
const BARE_KEY = /^[^\s.[\]"'=\p{Cc}\p{Cf}\p{Cs}]+$/u;
const BARE_VALUE = /^[^\s[\]"'\p{Cc}\p{Cf}\p{Cs}]+$/u;

type Refusal = Extract<PathResult, { ok: false }>;
type Piece<T> = { readonly ok: true; readonly value: T; readonly end: number } | Refusal;

const refuse = (message: string, start: number, end: number): Refusal => ({ ok: false, message, start, end });

/**
 * Reads the text of a path.
 * @returns the steps, or a message with the UTF-16 range `[start, end)` of `text` that it is about. Never throws.
 * @example parsePath('costs.0.cost') // { ok: true, path: [key costs, index 0, key cost] }
 */
export const parsePath = (text: string): PathResult => {
  if (text === '') return refuse('a path cannot be empty', 0, 0);
  const steps: PathStep[] = [];
  let at = 0;
  let dotted = true;
  while (at < text.length) {
    const char = text[at];
    if (char === '[') {
      if (dotted && at > 0) return refuse('a dot cannot stand before "["; leave it out', at - 1, at);
      const step = readBracket(text, at);
      if (!step.ok) return step;
      steps.push(step.value);
      at = step.end;
    } else {
      if (!dotted) return refuse('after "]" a path goes on with "." or "["', at, at + 1);
      const step = readBare(text, at);
      if (!step.ok) return step;
      steps.push(step.value);
      at = step.end;
    }
    dotted = text[at] === '.';
    if (!dotted) continue;
    at += 1;
    if (at === text.length) return refuse('a path cannot end with a dot', at - 1, at);
  }
  return { ok: true, path: steps };
};

const readBare = (text: string, start: number): Piece<PathStep> => {
  let end = start;
  while (end < text.length && !'.[]"\''.includes(text.charAt(end)) && !/[\s\p{Cc}]/u.test(text.charAt(end))) {
    end += 1;
  }
  const stop = text[end];
  if (end === start && stop === '.') {
    const where = start === 0 ? 'a path cannot begin with a dot' : 'two dots with nothing between them';
    return refuse(where, start, start + 1);
  }
  if (stop !== undefined && stop !== '.' && stop !== '[') {
    const what = stop === ']' ? '"]" without "["' : `${JSON.stringify(stop)} cannot stand in a bare name`;
    return refuse(`${what}; write the name as ["…"]`, end, end + 1);
  }
  const name = text.slice(start, end);
  return DIGITS.test(name) ? readIndex(name, start, end) : readName(name, start, end);
};

const readIndex = (digits: string, start: number, end: number): Piece<PathStep> => {
  if (digits.length > 1 && digits.startsWith('0')) {
    return refuse(`an index has no leading zero; for a name write ["${digits}"]`, start, end);
  }
  const index = Number(digits);
  if (index > MAX_INDEX) return refuse(`an index can be at most ${MAX_INDEX}`, start, end);
  return { ok: true, value: { kind: 'index', index }, end };
};

const readName = (key: string, start: number, end: number): Piece<PathStep> =>
  isForbiddenName(key)
    ? refuse(`"${key}" cannot be a field: in JavaScript the name reaches an object's prototype`, start, end)
    : { ok: true, value: { kind: 'key', key }, end };

/** `[3]`, `["a b"]`, `[id=4]`, `["a b"="c d"]`; `start` is at the bracket. */
const readBracket = (text: string, start: number): Piece<PathStep> => {
  const open = start + 1;
  const unclosed = refuse('"[" is never closed', start, text.length);
  if (open >= text.length) return unclosed;
  let key: string;
  let at: number;
  if (text[open] === '"') {
    const quoted = readQuoted(text, open);
    if (!quoted.ok) return quoted;
    key = quoted.value;
    at = quoted.end;
    if (at >= text.length) return unclosed;
    if (text[at] === ']') return closeAt(readName(key, open, at), at + 1);
  } else {
    at = open;
    while (at < text.length && !'=]["\''.includes(text.charAt(at))) at += 1;
    if (at >= text.length) return unclosed;
    key = text.slice(open, at);
    if (text[at] === ']') {
      if (DIGITS.test(key)) return closeAt(readIndex(key, open, at), at + 1);
      const wanted = 'brackets hold an index [0], a quoted name ["…"] or a filter [name=value]';
      return refuse(wanted, start, at + 1);
    }
    if (key === '' || /[\s\p{Cc}]/u.test(key)) {
      return refuse('a filter needs a name before "=" (quoted if it holds spaces)', open, at + 1);
    }
  }
  if (text[at] !== '=') return refuse('expected "=" or "]" here', at, at + 1);
  const named = readName(key, open, at);
  if (!named.ok) return named;
  const value = readFilterValue(text, at + 1);
  if (!value.ok) return value;
  if (value.end >= text.length) return unclosed;
  if (text[value.end] !== ']') return refuse('expected "]" here', value.end, value.end + 1);
  return { ok: true, value: { kind: 'filter', key, value: value.value }, end: value.end + 1 };
};

const closeAt = (piece: Piece<PathStep>, end: number): Piece<PathStep> =>
  piece.ok ? { ...piece, end } : piece;

const readFilterValue = (text: string, start: number): Piece<JsonScalar> => {
  if (text[start] === '"') return readQuoted(text, start);
  let end = start;
  while (end < text.length && !']["\''.includes(text.charAt(end))) end += 1;
  const raw = text.slice(start, end);
  if (end < text.length && raw === '') return refuse('a filter needs a value after "="', start - 1, end);
  if (/[\s\p{Cc}]/u.test(raw)) return refuse('a filter value with spaces is quoted', start, end);
  return { ok: true, value: bareScalar(raw), end };
};

const bareScalar = (raw: string): JsonScalar => {
  if (raw === 'true') return true;
  if (raw === 'false') return false;
  if (raw === 'null') return null;
  // Beyond 2^53 a number would no longer be the one that was written.
  return INTEGER.test(raw) && Number.isSafeInteger(Number(raw)) ? Number(raw) : raw;
};

/** A JSON string literal at `start`. */
const readQuoted = (text: string, start: number): Piece<string> => {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  if (end >= text.length) return refuse('the quotation mark is never closed', start, text.length);
  try {
    const value: unknown = JSON.parse(text.slice(start, end + 1));
    if (typeof value === 'string') return { ok: true, value, end: end + 1 };
  } catch {
    // Falls through: the literal has a bad escape or a raw control character.
  }
  return refuse('not a valid quoted text (escapes are those of JSON)', start, end + 1);
};

/** The text of a path, in its shortest form; `parsePath` reads it back to the same steps. */
export const printPath = (path: Path): string => {
  let text = '';
  for (const step of path) {
    if (step.kind === 'index') text += `[${step.index}]`;
    else if (step.kind === 'filter') text += `[${printFilterKey(step.key)}=${printFilterValue(step.value)}]`;
    else if (PLAIN_KEY.test(step.key) || (BARE_KEY.test(step.key) && !DIGITS.test(step.key)))
      text += text === '' ? step.key : `.${step.key}`;
    else text += `[${JSON.stringify(step.key)}]`;
  }
  return text;
};

const printFilterKey = (key: string): string => (BARE_KEY.test(key) ? key : JSON.stringify(key));

const printFilterValue = (value: JsonScalar): string => {
  if (typeof value !== 'string') return String(value);
  return BARE_VALUE.test(value) && bareScalar(value) === value ? value : JSON.stringify(value);
};
