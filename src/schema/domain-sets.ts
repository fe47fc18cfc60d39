// Domains as sets of values: all, none, and what two have in common (`allOf`).
import type { JsonScalar } from '../json/json.ts';
import type { Domain } from './domain.ts';

export type ValueType = Domain['types'] extends ReadonlySet<infer T> ? T : never;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Every JSON value, null included. */
export const ANY_DOMAIN: Domain = {
  types: new Set(),
  nullable: true,
  patterns: [],
  readOnly: false,
  emptyIsNull: false,
};

/** No value but null, if `nullable`; an empty list of values says so, because an empty set of types means any. */
export const emptyDomain = (nullable: boolean): Domain => ({ ...ANY_DOMAIN, nullable, values: [] });

/** The type of a scalar as domains name it; null has none. */
export const typeOfScalar = (value: JsonScalar): ValueType | undefined => {
  if (value === null) return undefined;
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'string' ? 'string' : 'boolean';
};

/** Does a set of types (empty: any) allow this type? An integer is a number. */
export const allowsType = (types: Domain['types'], type: ValueType): boolean =>
  types.size === 0 || types.has(type) || (type === 'integer' && types.has('number'));

const intersectTypes = (a: Domain['types'], b: Domain['types']): Set<ValueType> | 'none' => {
  if (a.size === 0) return new Set(b);
  if (b.size === 0) return new Set(a);
  const types = new Set([...a, ...b].filter((type) => allowsType(a, type) && allowsType(b, type)));
  // `integer` within `number` is dropped only if `number` itself survived on both sides.
  if (types.has('number')) types.delete('integer');
  return types.size === 0 ? 'none' : types;
};

const lowest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b);
const highest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.max(a, b);

/** Leaves out what is undefined: an absent bound is no key. */
export const without = <T extends object>(object: T): T => {
  for (const key of Object.keys(object) as (keyof T)[]) if (object[key] === undefined) delete object[key];
  return object;
};

/** The values that both domains allow; labels (description, data type) are the first one's where both have one. */
export const intersectDomains = (a: Domain, b: Domain): Domain => {
  if (b === ANY_DOMAIN) return a;
  if (a === ANY_DOMAIN) return b;
  const nullable = a.nullable && b.nullable;
  const types = intersectTypes(a.types, b.types);
  const closed =
    a.values === undefined
      ? b.values
      : b.values === undefined
        ? a.values
        : a.values.filter((v) => b.values?.includes(v));
  const values = types === 'none' ? [] : closed?.filter((v) => allows(types, v));
  const items =
    a.items === undefined ? b.items : b.items === undefined ? a.items : intersectDomains(a.items, b.items);
  const merged: Mutable<Partial<Record<keyof Domain, unknown>>> = {
    types: types === 'none' ? new Set() : types,
    nullable,
    values,
    known: a.known ?? b.known,
    patterns: [...new Set([...a.patterns, ...b.patterns])],
    format: a.format ?? b.format,
    minLength: highest(a.minLength, b.minLength),
    maxLength: lowest(a.maxLength, b.maxLength),
    maxBytes: lowest(a.maxBytes, b.maxBytes),
    minimum: highest(a.minimum, b.minimum),
    maximum: lowest(a.maximum, b.maximum),
    exclusiveMinimum: highest(a.exclusiveMinimum, b.exclusiveMinimum),
    exclusiveMaximum: lowest(a.exclusiveMaximum, b.exclusiveMaximum),
    multipleOf: highest(a.multipleOf, b.multipleOf),
    items,
    minItems: highest(a.minItems, b.minItems),
    maxItems: lowest(a.maxItems, b.maxItems),
    uniqueItems: a.uniqueItems === true || b.uniqueItems === true ? true : undefined,
    readOnly: a.readOnly || b.readOnly,
    emptyIsNull: a.emptyIsNull || b.emptyIsNull,
    dataType: a.dataType ?? b.dataType,
    description: a.description ?? b.description,
  };
  return without(merged) as unknown as Domain;
};

const allows = (types: Domain['types'], value: JsonScalar): boolean => {
  const type = typeOfScalar(value);
  return type !== undefined && allowsType(types, type);
};
