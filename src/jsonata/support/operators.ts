// The operators on values of unknown kind. Fast cases are also written out in generated code.
import { JsonataError } from '../errors.ts';
import type { Site } from './callables.ts';
import type { Run } from './run.ts';
import { type Flagged, isArray } from './sequences.ts';
import { deepEqual, isNumeric } from './truth.ts';

const at = (site: Site, code: string, details: Readonly<Record<string, unknown>>): JsonataError =>
  new JsonataError(code, { ...details, position: site.position, token: site.token });

/** Checks one operand of an arithmetic operator. */
const operand = (value: unknown, code: string, site: Site): number | undefined => {
  if (value === undefined) return undefined;
  try {
    if (isNumeric(value)) return value;
  } catch (thrown) {
    if (thrown instanceof JsonataError) throw at(site, thrown.code, { value });
    throw thrown;
  }
  throw at(site, code, { value });
};

/** `+ - * / %` where an operand may be anything. */
export const arithmetic = (
  operator: string,
  left: unknown,
  right: unknown,
  site: Site,
): number | undefined => {
  const a = operand(left, 'T2001', site);
  const b = operand(right, 'T2002', site);
  if (a === undefined || b === undefined) return undefined;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    default:
      return a % b;
  }
};

/** `< <= > >=` where an operand may be anything. */
export const compare = (operator: string, left: unknown, right: unknown, site: Site): boolean | undefined => {
  const leftFits = left === undefined || typeof left === 'string' || typeof left === 'number';
  const rightFits = right === undefined || typeof right === 'string' || typeof right === 'number';
  if (!leftFits || !rightFits) {
    throw at(site, 'T2010', { value: typeof left === 'string' || typeof left === 'number' ? right : left });
  }
  if (left === undefined || right === undefined) return undefined;
  if (typeof left !== typeof right) throw at(site, 'T2009', { value: left, value2: right });
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
};

export const equal = (left: unknown, right: unknown, run?: Run): boolean =>
  left !== undefined && right !== undefined && deepEqual(left, right, run);

export const unequal = (left: unknown, right: unknown, run?: Run): boolean =>
  left !== undefined && right !== undefined && !deepEqual(left, right, run);

export const includes = (left: unknown, right: unknown): boolean => {
  if (left === undefined || right === undefined) return false;
  if (!isArray(right)) return left === right;
  for (let index = 0; index < right.length; index += 1) if (right[index] === left) return true;
  return false;
};

/** Unary minus. */
export const negate = (value: unknown, site: Site): number | undefined => {
  if (value === undefined) return undefined;
  if (isNumeric(value)) return -value;
  throw at(site, 'D1002', { value });
};

/** `[a..b]`. */
export const range = (left: unknown, right: unknown, site: Site, run?: Run): unknown => {
  if (left !== undefined && !Number.isInteger(left)) throw at(site, 'T2003', { value: left });
  if (right !== undefined && !Number.isInteger(right)) throw at(site, 'T2004', { value: right });
  if (typeof left !== 'number' || typeof right !== 'number' || left > right) return undefined;
  const size = right - left + 1;
  if (size > 1e7) throw at(site, 'D2014', { value: size });
  if (run !== undefined) {
    if (size > run.limit) throw at(site, 'D2015', { value: size });
    run.made(size);
  }
  const result: Flagged = new Array(size);
  for (let index = 0; index < size; index += 1) result[index] = left + index;
  result.isSequence = true;
  return result;
};

/** An error out of the operands of `and` and `or` is reported at the operator. */
export const atOperator = (thrown: unknown, site: Site): unknown => {
  if (typeof thrown === 'object' && thrown !== null && Object.isExtensible(thrown)) {
    Object.assign(thrown, { position: site.position, token: site.token });
  }
  return thrown;
};
