// Base 64, of texts whose characters are bytes.
import type { Family } from './native.ts';

// The package's coder takes the low byte of each character, and skips what is no base 64.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const encode = (text: string): string => {
  let result = '';
  for (let at = 0; at < text.length; at += 3) {
    const size = Math.min(3, text.length - at);
    let bits = 0;
    for (let offset = 0; offset < 3; offset += 1) {
      bits = bits * 256 + (offset < size ? text.charCodeAt(at + offset) & 255 : 0);
    }
    for (let place = 3; place >= 0; place -= 1) {
      result += 3 - place > size ? '=' : ALPHABET.charAt(Math.floor(bits / 64 ** place) % 64);
    }
  }
  return result;
};

const decode = (text: string): string => {
  let result = '';
  let bits = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    // Only the low byte counts, as in the coder that the package uses.
    const char = String.fromCharCode(text.charCodeAt(at) & 255);
    if (char === '=') break;
    const value = char === '-' ? 62 : char === '_' ? 63 : ALPHABET.indexOf(char);
    if (value < 0) continue;
    bits = (bits * 64 + value) % 2 ** 14;
    count += 6;
    if (count >= 8) {
      count -= 8;
      result += String.fromCharCode(Math.floor(bits / 2 ** count) % 256);
    }
  }
  return result;
};

const onText =
  (convert: (text: string) => string) =>
  (value: unknown): unknown =>
    value === undefined ? undefined : convert(value as string);

export const encodingFunctions: Family = {
  base64encode: { run: onText(encode), arity: 1 },
  base64decode: { run: onText(decode), arity: 1 },
};
