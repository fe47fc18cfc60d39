// Integer pictures (`#,##0;o`, `Ww`, `I`): analysed once, used to write and to read whole numbers.
import { JsonataError } from '../errors.ts';
import type { Run } from '../support/run.ts';
import type { Family } from './native.ts';
import {
  fromLetters,
  fromRoman,
  fromWords,
  toLetters,
  toRoman,
  toWords,
  WORD_VALUES,
} from './number-words.ts';

type LetterCase = 'upper' | 'lower' | 'title';

interface Separator {
  /** Digits to its right. */
  readonly position: number;
  readonly character: string;
}

export interface IntegerFormat {
  readonly primary: 'decimal' | 'letters' | 'roman' | 'words' | 'sequence';
  readonly case: LetterCase;
  readonly ordinal: boolean;
  /** Code point of the zero of the digit family. */
  readonly zero: number;
  readonly mandatoryDigits: number;
  readonly optionalDigits: number;
  /** One separator at regular distances. */
  readonly regular: Separator | undefined;
  /** Separators at irregular positions, from the right. */
  readonly separators: readonly Separator[];
  /** The picture, where it is none that is known. */
  readonly token: string;
  /** Exact number of digits when reading, where the next component follows at once. */
  readonly parseWidth?: number;
}

const ZEROS = [
  0x30, 0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
  0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
  0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

const NAMED: ReadonlyMap<string, readonly [IntegerFormat['primary'], LetterCase]> = new Map([
  ['A', ['letters', 'upper']],
  ['a', ['letters', 'lower']],
  ['I', ['roman', 'upper']],
  ['i', ['roman', 'lower']],
  ['W', ['words', 'upper']],
  ['Ww', ['words', 'title']],
  ['w', ['words', 'lower']],
]);

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The regular distance of positions, 0 if there is none. */
export const regularDistance = (positions: readonly number[]): number => {
  if (positions.length === 0) return 0;
  const factor = positions.reduce(gcd);
  return positions.every((_, at) => positions.includes((at + 1) * factor)) ? factor : 0;
};

/** Analyses a picture; throws D3131 for mixed digit families. */
export const analyseInteger = (picture: string): IntegerFormat => {
  const semicolon = picture.lastIndexOf(';');
  const primary = semicolon < 0 ? picture : picture.slice(0, semicolon);
  const ordinal = semicolon >= 0 && picture.charAt(semicolon + 1) === 'o';
  const base = {
    ordinal,
    zero: 0x30,
    mandatoryDigits: 0,
    optionalDigits: 0,
    regular: undefined,
    separators: [],
    token: primary,
  };
  const named = NAMED.get(primary);
  if (named !== undefined) return { ...base, primary: named[0], case: named[1] };
  let zero: number | undefined;
  let mandatoryDigits = 0;
  let optionalDigits = 0;
  const separators: Separator[] = [];
  for (const char of [...primary].reverse()) {
    const code = char.codePointAt(0) ?? 0;
    const family = ZEROS.find((each) => code >= each && code <= each + 9);
    if (family !== undefined) {
      mandatoryDigits += 1;
      if (zero !== undefined && zero !== family) throw new JsonataError('D3131');
      zero = family;
    } else if (char === '#') optionalDigits += 1;
    else separators.push({ position: mandatoryDigits + optionalDigits, character: char });
  }
  if (mandatoryDigits === 0) return { ...base, primary: 'sequence', case: 'lower' };
  const [first] = separators;
  const same = separators.every((separator) => separator.character === first?.character);
  const distance = same ? regularDistance(separators.map((separator) => separator.position)) : 0;
  const regular =
    distance > 0 && first !== undefined ? { position: distance, character: first.character } : undefined;
  return {
    ...base,
    primary: 'decimal',
    case: 'lower',
    zero: zero ?? 0x30,
    mandatoryDigits,
    optionalDigits,
    regular,
    separators,
  };
};

const shiftDigits = (digits: string, by: number): string =>
  [...digits].map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + by)).join('');

const insertAt = (text: string, at: number, character: string): string =>
  text.slice(0, at) + character + text.slice(at);

const SUFFIXES: Readonly<Record<string, string>> = { '1': 'st', '2': 'nd', '3': 'rd' };

const writeDecimal = (value: number, format: IntegerFormat): string => {
  let digits = String(value).padStart(format.mandatoryDigits, '0');
  if (format.zero !== 0x30) digits = shiftDigits(digits, format.zero - 0x30);
  if (format.regular !== undefined) {
    const { position, character } = format.regular;
    for (let count = Math.floor((digits.length - 1) / position); count > 0; count -= 1) {
      digits = insertAt(digits, digits.length - count * position, character);
    }
  } else {
    for (const { position, character } of [...format.separators].reverse()) {
      const at = digits.length - position;
      // Beyond the first digit the package keeps only as many digits as the separator is ahead.
      digits = at < 0 ? character + digits.slice(at) : insertAt(digits, at, character);
    }
  }
  if (!format.ordinal) return digits;
  const teen = digits.length > 1 && digits.charAt(digits.length - 2) === '1';
  const last = digits.charAt(digits.length - 1);
  return digits + (teen || !Object.hasOwn(SUFFIXES, last) ? 'th' : SUFFIXES[last]);
};

/** Writes a whole number. */
export const writeInteger = (value: number, format: IntegerFormat, run?: Run): string => {
  const size = Math.abs(value);
  const upper = format.case === 'upper';
  let text: string;
  switch (format.primary) {
    case 'letters':
      text = toLetters(size, upper ? 'A' : 'a');
      break;
    case 'roman':
      run?.made(size / 1000);
      text = upper ? toRoman(size).toUpperCase() : toRoman(size);
      break;
    case 'words':
      text = toWords(size, format.ordinal);
      if (format.case !== 'title') text = upper ? text.toUpperCase() : text.toLowerCase();
      break;
    case 'decimal':
      text = writeDecimal(size, format);
      break;
    default:
      throw new JsonataError('D3130', { value: format.token });
  }
  return value < 0 ? `-${text}` : text;
};

/** How a number of a format is recognised in a text, and read. */
export interface IntegerReader {
  readonly pattern: string;
  readonly read: (text: string) => number;
}

const readDecimal = (text: string, format: IntegerFormat): number => {
  let digits = format.ordinal ? text.slice(0, -2) : text;
  if (format.regular !== undefined) digits = digits.replaceAll(',', '');
  else for (const { character } of format.separators) digits = digits.replaceAll(character, '');
  if (format.zero !== 0x30) {
    digits = digits
      .split('')
      .map((char) => String.fromCodePoint((char.codePointAt(0) ?? 0) - format.zero + 0x30))
      .join('');
  }
  return Number.parseInt(digits, 10);
};

/** The reader of a format; throws D3130 for a picture that is none. */
export const integerReader = (format: IntegerFormat): IntegerReader => {
  const upper = format.case === 'upper';
  switch (format.primary) {
    case 'letters':
      return { pattern: upper ? '[A-Z]+' : '[a-z]+', read: (text) => fromLetters(text, upper ? 'A' : 'a') };
    case 'roman':
      return {
        pattern: upper ? '[MDCLXVI]+' : '[mdclxvi]+',
        read: (text) => fromRoman(upper ? text : text.toUpperCase()),
      };
    case 'words':
      return {
        pattern: `(?:${[...WORD_VALUES.keys(), 'and', '[\\-, ]'].join('|')})+`,
        read: (text) => fromWords(text.toLowerCase()),
      };
    case 'decimal': {
      const width = format.parseWidth ? `{${format.parseWidth}}` : '+';
      const suffix = format.ordinal ? '(?:th|st|nd|rd)' : '';
      return { pattern: `[0-9]${width}${suffix}`, read: (text) => readDecimal(text, format) };
    }
    default:
      throw new JsonataError('D3130', { value: format.token });
  }
};

export const integerPictureFunctions: Family = {
  formatInteger: {
    make: (run) => (value, picture) => {
      if (value === undefined) return undefined;
      run?.picture(picture);
      return writeInteger(Math.floor(value as number), analyseInteger(picture as string), run);
    },
    arity: 2,
  },
  parseInteger: {
    make: (run) => (value, picture) => {
      if (value === undefined) return undefined;
      run?.picture(picture);
      run?.picture(value);
      return integerReader(analyseInteger(picture as string)).read(value as string);
    },
    arity: 2,
  },
};
