// Base 64, of texts whose characters are bytes.
import type { Run } from '../support/run.ts';
import type { Family } from './native.ts';

// The package's coder takes the low byte of each character, and skips what is no base 64.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Texts are taken in pieces: adding character by character to a long text is slow. Whole groups of three and four. */
const PIECE = 98_304;

/** The low bytes of a text. */
const bytesOf = (text: string): string => {
  let bytes = '';
  for (let at = 0; at < text.length; at += 1) bytes += String.fromCharCode(text.charCodeAt(at) & 255);
  return bytes;
};

const encode = (text: string, run: Run | undefined): string => {
  let result = '';
  for (let from = 0; from < text.length; from += PIECE) {
    run?.made(PIECE / 6);
    const piece = text.slice(from, from + PIECE);
    result += btoa(/[^\0-\xff]/.test(piece) ? bytesOf(piece) : piece);
  }
  return result;
};

const decode = (text: string, run: Run | undefined): string => {
  const pieces: string[] = [];
  let piece = '';
  let bits = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at % PIECE === 0) {
      run?.made(PIECE);
      pieces.push(piece);
      piece = '';
    }
    // Only the low byte counts, as in the coder that the package uses.
    const char = String.fromCharCode(text.charCodeAt(at) & 255);
    if (char === '=') break;
    const value = char === '-' ? 62 : char === '_' ? 63 : ALPHABET.indexOf(char);
    if (value < 0) continue;
    bits = (bits * 64 + value) % 2 ** 14;
    count += 6;
    if (count >= 8) {
      count -= 8;
      piece += String.fromCharCode(Math.floor(bits / 2 ** count) % 256);
    }
  }
  return pieces.join('') + piece;
};

const onText =
  (convert: (text: string, run: Run | undefined) => string) =>
  (run?: Run) =>
  (value: unknown): unknown =>
    value === undefined ? undefined : convert(value as string, run);

export const encodingFunctions: Family = {
  base64encode: { make: onText(encode), arity: 1 },
  base64decode: { make: onText(decode), arity: 1 },
};
