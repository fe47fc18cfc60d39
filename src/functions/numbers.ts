// Numbers and truth values: exact conversions between numbers and their texts. What would be rounded is refused.

const INTEGER = /^(?:0|-?[1-9][0-9]*)$/;
const NATURAL = /^(?:0|[1-9][0-9]*)$/;
const DECIMAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const FLOAT = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,4})?$/;

/** Texts of numbers longer than this are refused: the longest finite number has 309 digits, its fraction 1074. */
const MAX_LENGTH = 1500;
/** Every decimal of this many significant digits survives the way through a number and back. */
const EXACT_DIGITS = 15;
/** Below this, numbers lose digits. */
const SMALLEST_NORMAL = 2.2250738585072014e-308;

const significantDigits = (text: string): string =>
  text
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '');

/** The number a text of this grammar spells, if the number says exactly what the text said. */
const exactNumber = (text: string, grammar: RegExp): number | undefined => {
  if (text.length > MAX_LENGTH || !grammar.test(text)) return undefined;
  const value = Number(text);
  // `-0` and `-0.0` are zero.
  if (value === 0) return significantDigits(text) === '' ? 0 : undefined;
  if (!Number.isFinite(value) || Math.abs(value) < SMALLEST_NORMAL) return undefined;
  if (text.length <= EXACT_DIGITS) return value;
  const digits = significantDigits(text);
  if (digits.length <= EXACT_DIGITS) return value;
  return grammar === FLOAT && significantDigits(String(value)) === digits ? value : undefined;
};

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value + 0 : undefined);

/**
 * `$decimal(x)`: a number, or the decimal text of one (`1604.47`; no exponent, sign `+`, blanks or separators), as a
 * number. Nothing for a text of more than 15 significant digits: a number could not give it back.
 */
export const decimal = (value?: unknown): number | undefined => {
  if (typeof value === 'number') return finite(value);
  return typeof value === 'string' ? exactNumber(value, DECIMAL) : undefined;
};

/** `$decimalText(x)`: a number as decimal text without exponent; a decimal text of any length as it is. */
export const decimalText = (value?: unknown): string | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? plainDecimal(value) : undefined;
  return typeof value === 'string' && DECIMAL.test(value) ? value : undefined;
};

/** The shortest decimal text that reads back as the number, with the exponent written out. */
const plainDecimal = (value: number): string => {
  const text = String(value + 0);
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (found === null) return text;
  const [, sign = '', first = '', rest = '', power = '0'] = found;
  const digits = first + rest;
  const exponent = Number(power);
  return exponent < 0
    ? `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
    : `${sign}${digits}${'0'.repeat(exponent - rest.length)}`;
};

/** `$float(x)`: a number, or its text as JSON spells numbers (an exponent too); nothing for what would be rounded. */
export const float = (value?: unknown): number | undefined => {
  if (typeof value === 'number') return finite(value);
  return typeof value === 'string' ? exactNumber(value, FLOAT) : undefined;
};

/** `$integer(x)`: a whole number within ±(2^53 − 1), or its digits, as a number. `12.0`, `+1` and `007` are none. */
export const integer = (value?: unknown): number | undefined => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value + 0 : undefined;
  if (typeof value !== 'string' || value.length > 17 || !INTEGER.test(value)) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : undefined;
};

/** `$integerText(x)`: a whole number as digits; digits of any length as they are. */
export const integerText = (value?: unknown): string | undefined => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value + 0) : undefined;
  return typeof value === 'string' && INTEGER.test(value) ? value : undefined;
};

/** `$idString(x)`: a whole number from 0, or its digits, as text. `0318581`, `0x1F`, `1e3` and `-1` are no ids. */
export const idString = (value?: unknown): string | undefined => {
  if (typeof value === 'string') return NATURAL.test(value) ? value : undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return undefined;
  return String(value + 0);
};

/** `$idNumber(text)`: the number of an id's digits; beyond 2^53 − 1 the digits stay text. Nothing for what is no id. */
export const idNumber = (value?: unknown): number | string | undefined => {
  if (typeof value !== 'string' || !NATURAL.test(value)) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
};

/** `$bool(x)`: true or false from `true`, `false`, `1`, `0`, or one of these as text. */
export const bool = (value?: unknown): boolean | undefined => {
  if (value === true || value === 1 || value === 'true' || value === '1') return true;
  return value === false || value === 0 || value === 'false' || value === '0' ? false : undefined;
};

/** `$boolAs(x, whenTrue, whenFalse)`: the value that stands for a truth value; nothing for what is none. */
export const boolAs = (value?: unknown, whenTrue?: unknown, whenFalse?: unknown): unknown =>
  value === true ? whenTrue : value === false ? whenFalse : undefined;

/** What expressions can call, by name. */
export const numberFunctions = {
  decimal,
  decimalText,
  float,
  integer,
  integerText,
  idString,
  idNumber,
  bool,
  boolAs,
} as const;
