// Is a value in a domain, and if not, what about it is refused?
import { isJsonObject, type JsonValue } from '../json/json.ts';
import type { Domain } from './domain.ts';
import { allowsType } from './domain-sets.ts';
import { formatOf } from './formats.ts';
import { bytesOf, lengthOf } from './text-size.ts';

/** What about a value is refused. */
export type RefusalReason =
  | 'type'
  | 'format'
  | 'length'
  | 'bytes'
  | 'value'
  | 'pattern'
  | 'range'
  | 'items'
  | 'null';

/** The first thing that keeps a value out of a domain; undefined if it is in. A format that is not ours asserts nothing. */
export const refusalOf = (domain: Domain, value: JsonValue): RefusalReason | undefined => {
  if (value === null) return domain.nullable ? undefined : 'null';
  if (!allowsType(domain.types, typeOf(value))) return 'type';
  if (domain.values !== undefined && !domain.values.some((each) => each === value)) return 'value';
  if (typeof value === 'string') return refusalOfText(domain, value);
  if (typeof value === 'number') return refusalOfNumber(domain, value);
  return Array.isArray(value) ? refusalOfArray(domain, value) : undefined;
};

/** Is the value in the domain? */
export const contains = (domain: Domain, value: JsonValue): boolean => refusalOf(domain, value) === undefined;

type ValueType = Domain['types'] extends ReadonlySet<infer T> ? T : never;

/** The type of a value that is not null; a number without a fraction is an integer. */
const typeOf = (value: Exclude<JsonValue, null>): ValueType => {
  if (Array.isArray(value)) return 'array';
  if (isJsonObject(value)) return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'string' ? 'string' : 'boolean';
};

const refusalOfText = (domain: Domain, text: string): RefusalReason | undefined => {
  const { minLength = 0, maxLength, maxBytes, format, patterns } = domain;
  if (minLength > 0 || maxLength !== undefined) {
    const length = lengthOf(text);
    if (length < minLength || (maxLength !== undefined && length > maxLength)) return 'length';
  }
  if (maxBytes !== undefined && bytesOf(text) > maxBytes) return 'bytes';
  if (format !== undefined && formatOf(format)?.check(text) === false) return 'format';
  return patterns.every((source) => matches(source, text)) ? undefined : 'pattern';
};

/** A pattern that is none asserts nothing here; the check of the schema tells of it. */
const matches = (source: string, text: string): boolean => {
  try {
    return new RegExp(source, 'u').test(text);
  } catch {
    return true;
  }
};

const refusalOfNumber = (domain: Domain, value: number): RefusalReason | undefined => {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below, multipleOf } = domain;
  const fits =
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (above === undefined || value > above) &&
    (below === undefined || value < below) &&
    (multipleOf === undefined || isMultiple(value, multipleOf));
  return fits ? undefined : 'range';
};

/** Up to 1e-9 of a step, as the compiled validators do it: 0.3 is a multiple of 0.1. */
export const isMultiple = (value: number, step: number): boolean => {
  const steps = value / step;
  return Math.abs(Math.round(steps) - steps) <= 1e-9;
};

const refusalOfArray = (domain: Domain, value: readonly JsonValue[]): RefusalReason | undefined => {
  const { items, minItems = 0, maxItems, uniqueItems } = domain;
  if (value.length < minItems || (maxItems !== undefined && value.length > maxItems)) return 'length';
  if (items !== undefined && !value.every((item) => contains(items, item))) return 'items';
  return uniqueItems === true && new Set(value.map((item) => JSON.stringify(item))).size < value.length
    ? 'items'
    : undefined;
};
