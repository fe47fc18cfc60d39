// Intersection and union of domains: what `allOf` and `anyOf` mean. The result may be too wide, never too narrow.
import type { JsonScalar } from '../diagnostics/json.ts';
import type { Domain } from './domain.ts';

type ValueType = Domain['types'] extends ReadonlySet<infer T> ? T : never;
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

const isImpossible = (domain: Domain): boolean => domain.values?.length === 0;

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

const without = <T extends object>(object: T): T => {
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

/** The one value they share, or undefined where they differ. */
const same = <T>(values: readonly T[]): T | undefined =>
  values.every((value) => value === values[0]) ? values[0] : undefined;

/** A bound holds for a union only where every branch has one. */
const loosest = (
  bounds: readonly (number | undefined)[],
  pick: (...n: number[]) => number,
): number | undefined => {
  const known = bounds.filter((n) => n !== undefined);
  return known.length === 0 || known.length < bounds.length ? undefined : pick(...known);
};

/** The values that at least one domain allows. An enum beside a free branch of its type becomes `known`. */
export const uniteDomains = (branches: readonly Domain[]): Domain => {
  const nullable = branches.some((branch) => branch.nullable);
  const live = branches.filter((branch) => !isImpossible(branch));
  const [first] = live;
  if (first === undefined) return emptyDomain(nullable);
  if (live.length === 1) return { ...first, nullable };
  const listed = live.filter((branch) => branch.values !== undefined);
  const open = live.filter((branch) => branch.values === undefined);
  const values = [...new Set(listed.flatMap((branch) => branch.values ?? []))];
  if (open.length === 0) return { ...first, nullable, values };
  const types = open.some((branch) => branch.types.size === 0)
    ? new Set<ValueType>()
    : new Set(open.flatMap((branch) => [...branch.types]));
  const stray = values.filter((value) => !allows(types, value));
  for (const value of stray) types.add(typeOfScalar(value) ?? 'string');
  const known = [...new Set([...values, ...open.flatMap((branch) => branch.known ?? [])])];
  return without({ ...uniteFacets(open), types, nullable, ...(known.length > 0 ? { known } : {}) });
};

/** Facets of the branches that speak about the type the facet limits; the others do not loosen it. */
const uniteFacets = (branches: readonly Domain[]): Domain => {
  const texts = branches.filter((branch) => allowsType(branch.types, 'string'));
  const numbers = branches.filter((branch) => allowsType(branch.types, 'integer'));
  const arrays = branches.filter((branch) => allowsType(branch.types, 'array'));
  const items = arrays.map((branch) => branch.items ?? ANY_DOMAIN);
  const [head] = arrays;
  const merged = {
    types: new Set<ValueType>(),
    nullable: false,
    patterns: unitePatterns(texts),
    format: same(texts.map((branch) => branch.format)),
    minLength: loosest(
      texts.map((branch) => branch.minLength),
      Math.min,
    ),
    maxLength: loosest(
      texts.map((branch) => branch.maxLength),
      Math.max,
    ),
    maxBytes: loosest(
      texts.map((branch) => branch.maxBytes),
      Math.max,
    ),
    minimum: loosest(
      numbers.map((branch) => branch.minimum),
      Math.min,
    ),
    maximum: loosest(
      numbers.map((branch) => branch.maximum),
      Math.max,
    ),
    exclusiveMinimum: loosest(
      numbers.map((branch) => branch.exclusiveMinimum),
      Math.min,
    ),
    exclusiveMaximum: loosest(
      numbers.map((branch) => branch.exclusiveMaximum),
      Math.max,
    ),
    multipleOf: same(numbers.map((branch) => branch.multipleOf)),
    items: head === undefined ? undefined : arrays.length === 1 ? head.items : uniteDomains(items),
    minItems: loosest(
      arrays.map((branch) => branch.minItems),
      Math.min,
    ),
    maxItems: loosest(
      arrays.map((branch) => branch.maxItems),
      Math.max,
    ),
    uniqueItems: same(arrays.map((branch) => branch.uniqueItems)),
    readOnly: branches.every((branch) => branch.readOnly),
    emptyIsNull: branches.some((branch) => branch.emptyIsNull),
    dataType: same(branches.map((branch) => branch.dataType)),
    description: same(branches.map((branch) => branch.description)),
  };
  return without(merged) as unknown as Domain;
};

/** One alternation where each branch has exactly one pattern; otherwise a pattern that all share. */
const unitePatterns = (texts: readonly Domain[]): readonly string[] => {
  const [first] = texts;
  if (first === undefined) return [];
  if (texts.every((branch) => branch.patterns.length === 1)) {
    const sources = [...new Set(texts.flatMap((branch) => branch.patterns))];
    return sources.length === 1 ? sources : [sources.map((source) => `(?:${source})`).join('|')];
  }
  return first.patterns.filter((source) => texts.every((branch) => branch.patterns.includes(source)));
};
