// The union of domains: what `anyOf` means. The result may be too wide, never too narrow.
import type { JsonScalar } from '../json/json.ts';
import type { Domain } from './domain.ts';
import { ANY_DOMAIN, allowsType, emptyDomain, typeOfScalar, type ValueType, without } from './domain-sets.ts';
import { contains } from './refusal.ts';

const isImpossible = (domain: Domain): boolean => domain.values?.length === 0;

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
  const open = live.filter((branch) => branch.values === undefined);
  const listed = live.flatMap((branch) => (branch.values ?? []).filter((value) => contains(branch, value)));
  const values = [...new Set(listed)];
  if (open.length === 0) return { ...uniteFacets(values.map(roomFor)), ...labelsOf(live), nullable, values };
  // A listed value outside the other branches makes room for itself: its type, without limits.
  const free = uniteFacets(open);
  const stray = values.filter((value) => !contains(free, value));
  const facets = stray.length === 0 ? free : uniteFacets([...open, ...stray.map(roomFor)]);
  const known = [...new Set([...values, ...open.flatMap((branch) => branch.known ?? [])])];
  return { ...facets, ...labelsOf(live), nullable, ...(known.length > 0 ? { known } : {}) };
};

const roomFor = (value: JsonScalar): Domain => ({
  ...ANY_DOMAIN,
  types: new Set([typeOfScalar(value) ?? 'string']),
});

/** Facets of the branches that speak about the type the facet limits; the others do not loosen it. */
const uniteFacets = (branches: readonly Domain[]): Domain => {
  const texts = branches.filter((branch) => allowsType(branch.types, 'string'));
  const numbers = branches.filter((branch) => allowsType(branch.types, 'integer'));
  const arrays = branches.filter((branch) => allowsType(branch.types, 'array'));
  const items = arrays.map((branch) => branch.items ?? ANY_DOMAIN);
  const [head] = arrays;
  const merged = {
    types: branches.some((branch) => branch.types.size === 0) ? new Set<ValueType>() : allTypes(branches),
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
    readOnly: false,
    emptyIsNull: false,
  };
  return without(merged) as unknown as Domain;
};

/** What branches say about the field rather than its values. */
const labelsOf = (branches: readonly Domain[]): Partial<Domain> =>
  without({
    readOnly: branches.every((branch) => branch.readOnly),
    emptyIsNull: branches.some((branch) => branch.emptyIsNull),
    dataType: same(branches.map((branch) => branch.dataType)),
    description: same(branches.map((branch) => branch.description)),
  }) as Partial<Domain>; // `without` has just left out what is undefined

const allTypes = (branches: readonly Domain[]): ReadonlySet<ValueType> => {
  const types = new Set(branches.flatMap((branch) => [...branch.types]));
  if (types.has('number')) types.delete('integer');
  return types;
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
