// Base 64, of texts whose characters are bytes.
import type { Run } from '../support/run.ts';
import type { Family } from './native.ts';

// The package's coder takes the low byte of each character, and skips what is no base 64.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Pieces of a text that are joined at the end: adding character by character to a long text is slow. */
const PIECE = 8190;

const encode = (text: string, run: Run | undefined): string => {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; from += PIECE) {
    run?.made(PIECE);
    let piece = '';
    for (let at = from; at < Math.min(from + PIECE, text.length); at += 3) {
      const size = Math.min(3, text.length - at);
      let bits = 0;
      for (let offset = 0; offset < 3; offset += 1) {
        bits = bits * 256 + (offset < size ? text.charCodeAt(at + offset) & 255 : 0);
      }
      for (let place = 3; place >= 0; place -= 1) {
        piece += 3 - place > size ? '=' : ALPHABET.charAt((bits >> (6 * place)) & 63);
      }
    }
    pieces.push(piece);
  }
  return pieces.join('');
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
