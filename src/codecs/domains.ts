// Domains as codecs state them, and a schema's domain as a codec meets it: without null.
import type { JsonScalar } from '../json/json.ts';
import type { Domain } from '../schema/domain.ts';
import { ANY_DOMAIN, allowsType, typeOfScalar } from '../schema/domain-sets.ts';

type DomainType = Domain['types'] extends ReadonlySet<infer T> ? T : never;

const PRESENT: Domain = { ...ANY_DOMAIN, nullable: false };

/** Any value but null. */
export const anyPresent = PRESENT;

/** The values of some types, within facets (each facet limits the type it is about, as in JSON Schema). */
export const domainOfTypes = (types: readonly DomainType[], facets: Partial<Domain> = {}): Domain => ({
  ...PRESENT,
  ...facets,
  types: new Set(types),
});

/** A closed list of values; null makes it nullable. */
export const domainOfValues = (values: readonly JsonScalar[]): Domain => {
  const present = [...new Set(values)].filter((value) => value !== null);
  const types = present.map(typeOfScalar).filter((type) => type !== undefined);
  return { ...PRESENT, types: new Set(types), values: present, nullable: values.includes(null) };
};

// A memo, not state: every check of a rule asks for the same one.
const presents = new WeakMap<Domain, Domain>();

/** The domain without null, and without the empty text where the vendor takes that for null. */
export const presentDomain = (domain: Domain): Domain => {
  if (!domain.nullable && !domain.emptyIsNull) return domain;
  const known = presents.get(domain) ?? withoutNull(domain);
  presents.set(domain, known);
  return known;
};

const withoutNull = (domain: Domain): Domain => ({
  ...domain,
  nullable: false,
  ...(domain.emptyIsNull && {
    emptyIsNull: false,
    minLength: Math.max(1, domain.minLength ?? 0),
    ...(domain.values && { values: domain.values.filter((value) => value !== '') }),
  }),
});

/** Does the domain allow values of a type? A domain without types allows all. */
export const allows = (domain: Domain, type: DomainType): boolean =>
  allowsType(domain.types, type) ||
  (type === 'number' && domain.types.has('integer')) ||
  (domain.values?.some((value) => typeOfScalar(value) === type) ?? false);
