// Templates: one text out of parts and back. A piece is literal text, or `[pattern, key…]`: a part and where it stands.
import { matcherOf } from './pattern.ts';
import { type SplitPiece, splitText } from './split-text.ts';

interface Part {
  readonly matches: (text: string) => boolean;
  /** Keys from the object of parts to this part; none: the part is the whole value. */
  readonly keys: readonly string[];
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** The pieces an expression passed; nothing if one is missing (a parameter without a value) or malformed. */
const readPieces = (pieces: unknown): readonly (string | Part)[] | undefined => {
  if (!Array.isArray(pieces)) return undefined;
  const read: (string | Part)[] = [];
  const given: readonly unknown[] = pieces;
  for (const piece of given) {
    if (typeof piece === 'string') read.push(piece);
    else if (typeof piece === 'number' && Number.isSafeInteger(piece)) read.push(String(piece));
    else if (Array.isArray(piece) && piece.every(isText)) {
      const [pattern = '', ...keys] = piece;
      const matches = matcherOf(pattern);
      if (matches === undefined || keys.includes('__proto__')) return undefined;
      read.push({ matches, keys });
    } else return undefined;
  }
  return mergeLiterals(read);
};

/** Literal texts beside each other are one: what stands behind a part must be all that is known of it. */
const mergeLiterals = (pieces: readonly (string | Part)[]): readonly (string | Part)[] => {
  const merged: (string | Part)[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  return merged;
};

const partsOf = (pieces: readonly (string | Part)[]): readonly Part[] =>
  pieces.filter((piece) => typeof piece !== 'string');

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : Number.isSafeInteger(value) ? String(value) : undefined;

/** Puts a part's text at its keys; false if another text stands there already. */
const putPart = (target: Record<string, unknown>, keys: readonly string[], text: string): boolean => {
  const [key = '', ...rest] = keys;
  const there = Object.hasOwn(target, key) ? target[key] : undefined;
  if (rest.length === 0) {
    if (there !== undefined) return there === text;
    target[key] = text;
    return true;
  }
  const inner: Record<string, unknown> = {};
  if (there === undefined) target[key] = inner;
  else if (typeof there !== 'object' || there === null) return false;
  return putPart(there === undefined ? inner : (there as Record<string, unknown>), rest, text);
};

/**
 * `$parts(text, pieces)`: the parts of a text as an object, or as a text where the only part has no keys.
 * `$parts("SFDC/003", [["[A-Z]+", "system"], "/", ["[0-9A-Za-z]+", "id"]])` is `{"system": "SFDC", "id": "003"}`.
 * @returns nothing if the text does not fit, or fits in two ways.
 */
export const parts = (value?: unknown, pieces?: unknown): unknown => {
  const read = typeof value === 'string' ? readPieces(pieces) : undefined;
  if (read === undefined || typeof value !== 'string') return undefined;
  const texts = splitText(value, read satisfies readonly SplitPiece[]);
  if (texts === undefined) return undefined;
  const found: Record<string, unknown> = {};
  const named = partsOf(read);
  for (const [index, { keys }] of named.entries()) {
    const text = texts[index] ?? '';
    if (keys.length === 0) {
      if (texts.some((other) => other !== text)) return undefined;
    } else if (!putPart(found, keys, text)) return undefined;
  }
  return named.some(({ keys }) => keys.length === 0) ? texts[0] : found;
};

/**
 * `$fill(values, pieces)`: the text that the parts in `values` make; a whole number counts as its digits.
 * @returns nothing if a part is missing or does not match its pattern, or if the text would not split into these
 * parts again.
 */
export const fill = (values?: unknown, pieces?: unknown): string | undefined => {
  const read = values === undefined ? undefined : readPieces(pieces);
  if (read === undefined) return undefined;
  let text = '';
  const texts: string[] = [];
  for (const piece of read) {
    if (typeof piece === 'string') text += piece;
    else {
      const part = textOf(piece.keys.reduce(memberOf, values));
      if (part === undefined || !piece.matches(part)) return undefined;
      texts.push(part);
      text += part;
    }
  }
  const again = splitText(text, read);
  return again?.every((part, index) => part === texts[index]) ? text : undefined;
};

/** The values of the named parts; an empty list where none has a name. */
const partValues = (value: unknown, pieces: unknown): readonly unknown[] =>
  partsOf(readPieces(pieces) ?? []).map(({ keys }) => keys.reduce(memberOf, value));

/**
 * `$gather(value, pieces)`: the value whose members are the parts of a template; nothing where no part is there (an
 * object without parts says nothing), null where all that are there are null.
 */
const gather = (value?: unknown, pieces?: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const values = partValues(value, pieces).filter((part) => part !== undefined);
  if (values.length === 0) return undefined;
  return values.every((part) => part === null) ? null : value;
};

/** `$whole(value, pieces)`: is every part of a template there? */
const whole = (value?: unknown, pieces?: unknown): boolean =>
  partValues(value, pieces).every((part) => part !== undefined && part !== null);

/** What expressions can call, by name. */
export const templateFunctions = { parts, fill, gather, whole } as const;
