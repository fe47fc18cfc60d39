// Paging tokens: opaque blocks of 16, 32 or 48 bytes in base32, padded, as Marketo's look. A token holds what it stands
// for, so that none has to be kept; it is scrambled so that nobody can come to rely on that.
import { hash32 } from '../data/hash.ts';
import { ApiError } from './api-error.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const base32 = (bytes: Uint8Array): string => {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >>> bits) & 31];
      held &= (1 << bits) - 1;
    }
  }
  if (bits > 0) text += ALPHABET[(held << (5 - bits)) & 31];
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
};

const fromBase32 = (text: string): Uint8Array | undefined => {
  const digits = text.replace(/=+$/, '');
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const digit of digits) {
    const value = ALPHABET.indexOf(digit);
    if (value < 0) return undefined;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >>> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  return Uint8Array.from(bytes);
};

/** The first two bytes carry a check and choose the scrambling of the rest. */
const scramble = (bytes: Uint8Array, seed: number): Uint8Array => {
  const key = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  return bytes.map((byte, index) => (index < 2 ? byte : byte ^ (hash32(seed, key, index) & 255)));
};

const checkOf = (text: string, seed: number): number => {
  let check = seed;
  for (let index = 0; index < text.length; index++) check = hash32(check, text.charCodeAt(index), index);
  return check & 0xffff;
};

/** Writes a few ASCII characters as a token. */
export const writeToken = (text: string, seed: number): string => {
  const size = Math.max(1, Math.ceil((text.length + 2) / 16)) * 16;
  const bytes = new Uint8Array(size);
  const check = checkOf(text, seed);
  bytes[0] = check >>> 8;
  bytes[1] = check & 255;
  for (let index = 0; index < text.length; index++) bytes[index + 2] = text.charCodeAt(index);
  return base32(scramble(bytes, seed));
};

/** Reads a token that `writeToken` wrote; anything else ends the call. */
export const readToken = (token: string, seed: number): string => {
  const bytes = fromBase32(token);
  if (bytes !== undefined && bytes.length % 16 === 0) {
    const text = String.fromCharCode(...scramble(bytes, seed).slice(2)).replace(/\0+$/, '');
    if (checkOf(text, seed) === (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0))) return text;
  }
  throw new ApiError('1003', 'Next page token is not valid');
};
