// Turns a JSON Schema node into the domain of the values it allows, for the dialect the schemas here are written in.

import { isJsonObject, type JsonObject, type JsonScalar, type JsonValue } from '../json/json.ts';
import type { Domain, JsonType } from './domain.ts';
import { ANY_DOMAIN, emptyDomain, intersectDomains, typeOfScalar } from './domain-sets.ts';
import { BASIC_PLANE } from './text-size.ts';
import { uniteDomains } from './unite-domains.ts';

export { ANY_DOMAIN } from './domain-sets.ts';

/** Finds the schema node a `$ref` names; undefined where it names nothing. */
export type ResolveRef = (ref: string) => JsonObject | undefined;

const TYPES: ReadonlySet<string> = new Set([
  'string',
  'number',
  'integer',
  'boolean',
  'null',
  'object',
  'array',
]);
/** Is this a type word of JSON Schema? */
export const isType = (value: JsonValue): value is JsonType => typeof value === 'string' && TYPES.has(value);
const isScalar = (value: JsonValue): value is JsonScalar => value === null || typeof value !== 'object';

/**
 * The domain of a schema node. Keywords outside the dialect widen it (they are ignored), so that a verdict may become
 * too careful but never too bold. A `$ref` that leads back to itself counts as any value.
 */
export const domainOf = (schema: JsonObject, resolveRef: ResolveRef): Domain =>
  visit(schema, resolveRef, new Set());

const visit = (schema: JsonObject, resolveRef: ResolveRef, open: ReadonlySet<string>): Domain => {
  let domain = intersectDomains(own(schema, resolveRef, open), typesOf(schema));
  domain = intersectDomains(domain, valuesOf(schema));
  const { $ref: ref } = schema;
  if (typeof ref === 'string' && !open.has(ref)) {
    const target = resolveRef(ref);
    if (target !== undefined)
      domain = intersectDomains(domain, visit(target, resolveRef, new Set([...open, ref])));
  }
  for (const part of listOf(schema.allOf)) domain = intersectDomains(domain, branch(part, resolveRef, open));
  for (const choices of [schema.anyOf, schema.oneOf]) {
    const branches = listOf(choices).map((part) => branch(part, resolveRef, open));
    if (branches.length > 0) domain = intersectDomains(domain, uniteDomains(branches));
  }
  return domain;
};

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);

const branch = (part: JsonValue, resolveRef: ResolveRef, open: ReadonlySet<string>): Domain =>
  part === false ? emptyDomain(false) : isJsonObject(part) ? visit(part, resolveRef, open) : ANY_DOMAIN;

const typesOf = (schema: JsonObject): Domain => {
  const named = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter(
    (type): type is JsonType => type !== undefined && isType(type),
  );
  if (named.length === 0) return ANY_DOMAIN;
  const nullable = named.includes('null');
  const types = new Set(named.filter((type) => type !== 'null'));
  if (types.has('number')) types.delete('integer');
  return types.size === 0 ? emptyDomain(true) : { ...ANY_DOMAIN, types, nullable };
};

const valuesOf = (schema: JsonObject): Domain => {
  const list = Object.hasOwn(schema, 'const') ? [schema.const ?? null] : schema.enum;
  // A list that also holds objects cannot be told in scalars: it stays open.
  if (!Array.isArray(list) || !list.every(isScalar)) return ANY_DOMAIN;
  const values: JsonScalar[] = list.filter((value) => value !== null);
  const types = new Set(values.map(typeOfScalar).filter((type) => type !== undefined));
  if (types.has('number')) types.delete('integer');
  return { ...ANY_DOMAIN, types, values, nullable: list.includes(null) };
};

const NUMBERS = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
] as const;

/** The facets that stand in the node itself. */
const own = (schema: JsonObject, resolveRef: ResolveRef, open: ReadonlySet<string>): Domain => {
  const facets: { -readonly [K in keyof Domain]: Domain[K] } = { ...ANY_DOMAIN };
  for (const name of NUMBERS) {
    const value = schema[name];
    if (typeof value === 'number') facets[name] = value;
  }
  const { pattern, format, items, description } = schema;
  facets.patterns = [
    ...(typeof pattern === 'string' ? [pattern] : []),
    ...(schema['x-basicPlane'] === true ? [BASIC_PLANE] : []),
  ];
  if (typeof format === 'string') facets.format = format;
  if (typeof description === 'string') facets.description = description;
  if (isJsonObject(items)) facets.items = visit(items, resolveRef, open);
  if (schema.uniqueItems === true) facets.uniqueItems = true;
  facets.readOnly = schema.readOnly === true;
  facets.emptyIsNull = schema['x-emptyIsNull'] === true;
  const { 'x-maxBytes': maxBytes, 'x-dataType': dataType } = schema;
  if (typeof maxBytes === 'number') facets.maxBytes = maxBytes;
  if (typeof dataType === 'string') facets.dataType = dataType.toLowerCase();
  return facets;
};
