// Numeric functions and casts.
import { JsonataError } from '../errors.ts';
import { booleanOf, truthy } from '../support/truth.ts';
import type { Family } from './native.ts';

const NUMERIC = /^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$/;
const RADIX = /^(0[xX][0-9A-Fa-f]+)|(0[oO][0-7]+)|(0[bB][0-1]+)$/;

/** `$number` of a number, text or truth value. */
const toNumber = (value: unknown): unknown => {
  if (value === undefined || typeof value === 'number') return value;
  if (typeof value === 'string' && NUMERIC.test(value)) {
    const number = Number.parseFloat(value);
    if (Number.isFinite(number)) return number;
  } else if (typeof value === 'string' && RADIX.test(value)) return Number(value);
  else if (typeof value === 'boolean') return value ? 1 : 0;
  throw new JsonataError('D3030', { value, index: 1 });
};

const onNumber =
  (run: (value: number, second: number | undefined) => unknown) =>
  (value: unknown, second: unknown): unknown =>
    // The signature has made sure that the arguments are numbers or missing.
    value === undefined ? undefined : run(value as number, second as number | undefined);

/** Rounds half to even at a decimal place, by shifting the exponent in the number's text. */
export const round = (value: number, precision: number | undefined): number => {
  let shifted = value;
  const shift = (number: number, by: number): number => {
    const [mantissa, exponent] = number.toString().split('e');
    return Number(`${mantissa}e${exponent === undefined ? by : Number(exponent) + by}`);
  };
  if (precision) shifted = shift(value, precision);
  let result = Math.round(shifted);
  if (Math.abs(result - shifted) === 0.5 && Math.abs(result % 2) === 1) result -= 1;
  if (precision) result = shift(result, -precision);
  return Object.is(result, -0) ? 0 : result;
};

const power = (base: number, exponent: number | undefined): number => {
  const result = base ** Number(exponent);
  if (!Number.isFinite(result)) throw new JsonataError('D3061', { value: base, exp: exponent, index: 1 });
  return result;
};

const sqrt = (value: number): number => {
  if (value < 0) throw new JsonataError('D3060', { value, index: 1 });
  return Math.sqrt(value);
};

const formatBase = (value: number, radix: number | undefined): string => {
  const base = radix === undefined ? 10 : round(radix, undefined);
  if (base < 2 || base > 36) throw new JsonataError('D3100', { value: base });
  return round(value, undefined).toString(base);
};

export const numberFunctions: Family = {
  number: { run: toNumber, arity: 1 },
  abs: { run: onNumber(Math.abs), arity: 1 },
  floor: { run: onNumber(Math.floor), arity: 1 },
  ceil: { run: onNumber(Math.ceil), arity: 1 },
  round: { run: onNumber(round), arity: 2 },
  power: { run: onNumber(power), arity: 2 },
  sqrt: { run: onNumber(sqrt), arity: 1 },
  random: { run: () => Math.random(), arity: 0 },
  formatBase: { run: onNumber(formatBase), arity: 2 },
  boolean: { run: booleanOf, arity: 1 },
  not: { run: (value) => (value === undefined ? undefined : !truthy(value)), arity: 1 },
};
