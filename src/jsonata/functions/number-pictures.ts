// `$formatNumber`: decimal numbers by a picture (`#,##0.00;(#,##0.00)`).
import { JsonataError } from '../errors.ts';
import type { Run } from '../support/run.ts';
import { regularDistance } from './integer-pictures.ts';
import type { Family } from './native.ts';
import { round } from './numbers.ts';

const DEFAULTS = {
  'decimal-separator': '.',
  'grouping-separator': ',',
  'exponent-separator': 'e',
  infinity: 'Infinity',
  'minus-sign': '-',
  NaN: 'NaN',
  percent: '%',
  'per-mille': '\u2030',
  'zero-digit': '0',
  digit: '#',
  'pattern-separator': ';',
};

/** The characters a picture is made of. */
interface Symbols {
  readonly decimal: string;
  readonly grouping: string;
  readonly exponent: string;
  readonly minus: string;
  readonly percent: string;
  readonly perMille: string;
  readonly zero: string;
  readonly digit: string;
  readonly pattern: string;
  readonly family: readonly string[];
  readonly active: readonly string[];
}

interface Parts {
  readonly prefix: string;
  readonly suffix: string;
  readonly active: string;
  readonly mantissa: string;
  readonly exponent: string | undefined;
  readonly integer: string;
  readonly fraction: string;
  readonly picture: string;
}

interface Format {
  readonly prefix: string;
  readonly suffix: string;
  readonly picture: string;
  readonly integerGroups: readonly number[];
  readonly fractionGroups: readonly number[];
  readonly regularGroup: number;
  readonly minInteger: number;
  readonly scaling: number;
  readonly minFraction: number;
  readonly maxFraction: number;
  readonly minExponent: number;
}

const symbolsOf = (options: unknown): Symbols => {
  const all: Record<string, string> = { ...DEFAULTS, ...(options as Record<string, string> | undefined) };
  const get = (key: keyof typeof DEFAULTS): string => all[key] ?? '';
  const zero = get('zero-digit');
  const family = Array.from({ length: 10 }, (_, digit) => String.fromCharCode(zero.charCodeAt(0) + digit));
  const decimal = get('decimal-separator');
  const grouping = get('grouping-separator');
  const exponent = get('exponent-separator');
  const digit = get('digit');
  const pattern = get('pattern-separator');
  return {
    decimal,
    grouping,
    exponent,
    minus: get('minus-sign'),
    percent: get('percent'),
    perMille: get('per-mille'),
    zero,
    digit,
    pattern,
    family,
    active: [...family, decimal, exponent, grouping, digit, pattern],
  };
};

const splitPicture = (picture: string, symbols: Symbols): Parts => {
  const isEdge = (char: string): boolean => symbols.active.includes(char) && char !== symbols.exponent;
  const chars = picture.split('');
  const first = chars.findIndex(isEdge);
  const last = chars.findLastIndex(isEdge);
  const prefix = first < 0 ? '' : picture.slice(0, first);
  const suffix = last < 0 ? '' : picture.slice(last + 1);
  const active = picture.substring(prefix.length, picture.length - suffix.length);
  const at = picture.indexOf(symbols.exponent, prefix.length);
  const hasExponent = at !== -1 && at <= picture.length - suffix.length;
  const mantissa = hasExponent ? active.substring(0, at) : active;
  const exponent = hasExponent ? active.substring(at + 1) : undefined;
  const point = mantissa.indexOf(symbols.decimal);
  const integer = point < 0 ? mantissa : mantissa.slice(0, point);
  const fraction = point < 0 ? suffix : mantissa.slice(point + 1);
  return { prefix, suffix, active, mantissa, exponent, integer, fraction, picture };
};

/** The last rule that a sub-picture breaks: the one that the package reports. */
const brokenRule = (parts: Parts, symbols: Symbols): string | undefined => {
  const { picture, exponent, integer, fraction } = parts;
  const isDigit = (char: string): boolean => symbols.family.includes(char);
  const twice = (char: string): boolean => picture.indexOf(char) !== picture.lastIndexOf(char);
  const has = (char: string): boolean => picture.includes(char);
  const point = picture.indexOf(symbols.decimal);
  const beside = (at: number): boolean => picture.charAt(at) === symbols.grouping;
  const optionalInteger = integer.indexOf(symbols.digit);
  const optionalFraction = fraction.lastIndexOf(symbols.digit);
  const rules: readonly (readonly [string, boolean])[] = [
    ['D3081', twice(symbols.decimal)],
    ['D3082', twice(symbols.percent)],
    ['D3083', twice(symbols.perMille)],
    ['D3084', has(symbols.percent) && has(symbols.perMille)],
    ['D3085', !parts.mantissa.split('').some((char) => isDigit(char) || char === symbols.digit)],
    ['D3086', parts.active.split('').some((char) => !symbols.active.includes(char))],
    ['D3087', point !== -1 && (beside(point - 1) || beside(point + 1))],
    ['D3088', point === -1 && integer.charAt(integer.length - 1) === symbols.grouping],
    ['D3089', has(symbols.grouping + symbols.grouping)],
    ['D3090', optionalInteger !== -1 && integer.slice(0, optionalInteger).split('').some(isDigit)],
    ['D3091', optionalFraction !== -1 && fraction.slice(optionalFraction).split('').some(isDigit)],
    ['D3092', exponent !== undefined && exponent !== '' && (has(symbols.percent) || has(symbols.perMille))],
    ['D3093', exponent !== undefined && (exponent === '' || !exponent.split('').every(isDigit))],
  ];
  return rules.findLast(([, broken]) => broken)?.[0];
};

const groupPositions = (part: string, parts: Parts, symbols: Symbols, toLeft: boolean): number[] => {
  const positions: number[] = [];
  let at = part.indexOf(symbols.grouping);
  while (at !== -1) {
    const beside = toLeft ? part.substring(0, at) : part.substring(at);
    positions.push(
      beside.split('').filter((char) => symbols.family.includes(char) || char === symbols.digit).length,
    );
    // The package goes on in the integer part, whichever part it began with.
    at = parts.integer.indexOf(symbols.grouping, at + 1);
  }
  return positions;
};

const formatOf = (parts: Parts, symbols: Symbols): Format => {
  const digits = (text: string): number =>
    text.split('').filter((char) => symbols.family.includes(char)).length;
  const optional = (text: string): number => text.split('').filter((char) => char === symbols.digit).length;
  const integerGroups = groupPositions(parts.integer, parts, symbols, false);
  const hasExponent = parts.exponent !== undefined;
  const scaling = digits(parts.integer);
  let minInteger = scaling;
  let minFraction = digits(parts.fraction);
  let maxFraction = minFraction + optional(parts.fraction);
  if (minInteger === 0 && maxFraction === 0) {
    if (hasExponent) {
      minFraction = 1;
      maxFraction = 1;
    } else minInteger = 1;
  }
  if (hasExponent && minInteger === 0 && parts.integer.includes(symbols.digit)) minInteger = 1;
  if (minInteger === 0 && minFraction === 0) minFraction = 1;
  return {
    prefix: parts.prefix,
    suffix: parts.suffix,
    picture: parts.picture,
    integerGroups,
    fractionGroups: groupPositions(parts.fraction, parts, symbols, true),
    regularGroup: regularDistance(integerGroups),
    minInteger,
    scaling,
    minFraction,
    maxFraction,
    minExponent: digits(parts.exponent ?? ''),
  };
};

const digitsOf = (value: number, places: number, symbols: Symbols): string => {
  const text = Math.abs(value).toFixed(places);
  return symbols.zero === '0'
    ? text
    : text.replace(/[0-9]/g, (digit) => symbols.family[Number(digit)] ?? digit);
};

const insertAt = (text: string, at: number, char: string): string =>
  text.slice(0, at) + char + text.slice(at);

const group = (text: string, format: Format, symbols: Symbols): string => {
  let result = text;
  let point = result.indexOf(symbols.decimal);
  if (format.regularGroup > 0) {
    const count = Math.floor((point - 1) / format.regularGroup);
    for (let at = 1; at <= count; at += 1)
      result = insertAt(result, point - at * format.regularGroup, symbols.grouping);
  } else {
    for (const position of format.integerGroups) {
      result = insertAt(result, point - position, symbols.grouping);
      point += 1;
    }
  }
  point = result.indexOf(symbols.decimal);
  for (const position of format.fractionGroups)
    result = insertAt(result, position + point + 1, symbols.grouping);
  return result;
};

const write = (value: number, format: Format, symbols: Symbols): string => {
  const factor = format.picture.includes(symbols.percent)
    ? 100
    : format.picture.includes(symbols.perMille)
      ? 1000
      : 1;
  let mantissa = value * factor;
  let exponent: number | undefined;
  if (format.minExponent !== 0) {
    exponent = 0;
    if (mantissa !== 0) {
      while (Math.abs(mantissa) < 10 ** (format.scaling - 1)) {
        mantissa *= 10;
        exponent -= 1;
      }
      while (Math.abs(mantissa) > 10 ** format.scaling) {
        mantissa /= 10;
        exponent += 1;
      }
    }
  }
  let text = digitsOf(round(mantissa, format.maxFraction), format.maxFraction, symbols);
  text = text.includes('.') ? text.replace('.', () => symbols.decimal) : text + symbols.decimal;
  while (text.charAt(0) === symbols.zero) text = text.slice(1);
  while (text.charAt(text.length - 1) === symbols.zero) text = text.slice(0, -1);
  const point = text.indexOf(symbols.decimal);
  const fraction = text.length - point - 1;
  text = symbols.zero.repeat(Math.max(0, format.minInteger - point)) + text;
  text += symbols.zero.repeat(Math.max(0, format.minFraction - fraction));
  text = group(text, format, symbols);
  const end = text.indexOf(symbols.decimal);
  if (!format.picture.includes(symbols.decimal) || end === text.length - 1) text = text.slice(0, -1);
  if (exponent !== undefined) {
    const digits = digitsOf(exponent, 0, symbols);
    const padding = symbols.zero.repeat(Math.max(0, format.minExponent - digits.length));
    text += symbols.exponent + (exponent < 0 ? symbols.minus : '') + padding + digits;
  }
  return format.prefix + text + format.suffix;
};

const formatNumber =
  (run?: Run) =>
  (value: unknown, picture: unknown, options: unknown): unknown => {
    if (value === undefined) return undefined;
    run?.picture(picture);
    const number = value as number;
    const symbols = symbolsOf(options);
    const pictures = (picture as string).split(symbols.pattern);
    if (pictures.length > 2) throw new JsonataError('D3080');
    const parts = pictures.map((each) => splitPicture(each, symbols));
    for (const each of parts) {
      const broken = brokenRule(each, symbols);
      if (broken !== undefined) throw new JsonataError(broken);
    }
    const [positive, negative] = parts.map((each) => formatOf(each, symbols));
    if (positive === undefined) throw new JsonataError('D3085');
    if (number >= 0) return write(number, positive, symbols);
    return write(number, negative ?? { ...positive, prefix: symbols.minus + positive.prefix }, symbols);
  };

export const numberPictureFunctions: Family = { formatNumber: { make: formatNumber, arity: 3 } };
