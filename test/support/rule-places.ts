// Where the fields of a mapping stand in its records: each rule, outer, of a branch and inside `each`, with its places on both sides.
import type { CompiledMapping } from '../../src/compiler/compile-mappings.ts';
import type { Place, ResolvedMapping, Rule } from '../../src/compiler/resolved.ts';
import type { JsonObject, JsonValue } from '../../src/json/json.ts';
import type { Keys } from '../../src/runtime/value-at.ts';
import type { Domain, SchemaDocument } from '../../src/schema/domain.ts';
import { elementFields, fieldAt, fieldsOf } from '../../src/schema/fields.ts';
import { printPath } from '../../src/schema/parse-path.ts';
import type { Path } from '../../src/schema/path.ts';
import { resolveRef } from '../../src/schema/resolve-ref.ts';
import { samplesOf } from '../../src/schema/sample.ts';

/** A vendor field as one rule reads it. */
export interface VendorPlace {
  readonly name: string;
  readonly keys: Keys;
  readonly domain: Domain;
  /** The value is one of an array of name/value pairs: `keys` are those of the bulk file's object form. */
  readonly isPair: boolean;
  /** The field holds numbers that are no integers: there a large number is a measure. */
  readonly isMeasure: boolean;
}

/** A canonical field as one rule writes it: its own place, or a member that its codec builds. */
export interface CanonicalPlace {
  readonly name: string;
  readonly keys: Keys;
  readonly schema: JsonObject;
  readonly domain: Domain;
  /** The member below the rule's own place, for a reference, a template or a whole list; empty for the place itself. */
  readonly member: string;
  readonly isMeasure: boolean;
}

export interface RulePlaces {
  readonly rule: Rule;
  /** The branch, for rules of its own. */
  readonly branch: string;
  /** `plain`, the codec's name, or what the rule is instead: `join`, `slots`, `jsonata`, `each`, `pairs`, `const`, `param`. */
  readonly kind: string;
  /** Canonical keys in the output. */
  readonly at: Keys;
  readonly vendor: readonly VendorPlace[];
  readonly canonical: readonly CanonicalPlace[];
  /** The rule of the array that this rule's elements stand in. */
  readonly outer?: Rule;
  /** Canonical schema of the place. */
  readonly schema: JsonObject;
  /** The field must be there, in the record or in its element. */
  readonly required: boolean;
}

const keysOf = (path: Path): Keys =>
  path.flatMap((step): Keys => {
    if (step.kind === 'key') return [step.key];
    return step.kind === 'index' ? [step.index] : [];
  });

const kindOf = (rule: Rule): string => {
  const { kind } = rule.source;
  if (rule.each !== undefined) return 'each';
  return kind === 'field' || kind === 'pair' ? (rule.codec?.name ?? 'plain') : kind;
};

/** Vendor fields from which a rule takes its value, with keys from the top of the record; arms have their own. */
const vendorPlacesOf = (rule: Rule, vendor: SchemaDocument, prefix: Keys): readonly VendorPlace[] => {
  const placeAt = ({ path, domain }: Pick<Place, 'path' | 'domain'>, isPair: boolean): VendorPlace => {
    const keys = keysOf(path);
    const whole = keys[0] === '$parent' ? keys.slice(1) : [...prefix, ...keys];
    return {
      name: whole.map(String).join('.'),
      keys: whole,
      domain,
      isPair,
      isMeasure: domain.types.has('number'),
    };
  };
  const read = rule.places.filter(({ side, ways }) => side === 'vendor' && ways.includes('fromVendor'));
  // What an expression asks of a list of pairs is the pairs that the schema lists by names which its text has.
  if (read.some(({ role }) => role === 'expression'))
    return fieldsOf(vendor).flatMap((field) => {
      const last = field.path.at(-1);
      const isRead = last?.kind === 'key' && new RegExp(`\\b${last.key}\\b`).test(textOf(rule));
      return isRead ? [placeAt(field, field.path.length > 1)] : [];
    });
  const list = read.find(({ role }) => role === 'list');
  return read.flatMap(({ role, place }) => {
    if (role !== 'value' && role !== 'elements') return [];
    const isAnyPair = list !== undefined && place.name.endsWith('*');
    return [placeAt(isAnyPair ? list.place : place, list !== undefined && !isAnyPair)];
  });
};

const textOf = ({ node }: Rule): string =>
  node.source.kind === 'jsonata' ? (node.source.fromVendor?.text ?? '') : '';

/** The node itself where it is one of `$defs`. */
const resolved = ({ root }: SchemaDocument, node: JsonObject): JsonObject =>
  typeof node.$ref === 'string' ? (resolveRef(root, node.$ref)?.schema ?? node) : node;

const requiredIn = (fields: ReturnType<typeof fieldsOf>, name: string): boolean =>
  fields.some((field) => field.required && (field.name === name || field.name.startsWith(`${name}.`)));

const placesOf = (
  rule: Rule,
  mapping: ResolvedMapping,
  branch: string,
  vendor: SchemaDocument,
  outer?: Rule,
): RulePlaces => {
  const { canonical } = mapping;
  const many = mapping.records === undefined ? [] : [...keysOf(mapping.records.path.slice(0, 1)), 0];
  const inner = outer?.source.kind === 'field' ? [...keysOf(outer.source.from.path), 0] : many;
  const around: Path = outer === undefined ? [] : [...outer.canonical.path, { kind: 'index', index: 0 }];
  const path: Path = [...around, ...rule.canonical.path];
  const start: Keys = mapping.records === undefined ? [] : [0];
  const schema = resolved(canonical, fieldAt(canonical, path)?.schema ?? {});
  const place = (below: Path, domain: Domain, node: JsonObject): CanonicalPlace => ({
    name: printPath([...path, ...below]),
    keys: [...start, ...keysOf([...path, ...below])],
    schema: resolved(canonical, node),
    domain,
    member: printPath(below),
    isMeasure: domain.types.has('number'),
  });
  const fields = outer === undefined ? fieldsOf(canonical) : elementFields(canonical, outer.canonical.path);
  const depth = rule.canonical.path.length;
  const below = fields
    .filter((field) => field.path.length > depth && field.name.startsWith(`${rule.canonical.name}.`))
    .map((field) => place(field.path.slice(depth), field.domain, field.schema));
  return {
    rule,
    branch,
    kind: kindOf(rule),
    at: [...start, ...keysOf(path)],
    vendor: rule.reads ? vendorPlacesOf(rule, vendor, inner) : [],
    canonical: [place([], rule.canonical.domain, schema), ...below],
    ...(outer && { outer }),
    schema,
    required: requiredIn(fields, rule.canonical.name),
  };
};

/** All rules of a mapping: outer ones, those of branches, and those inside `each`. */
export const rulePlacesOf = ({ resolved }: CompiledMapping): readonly RulePlaces[] => {
  const withInner = (rule: Rule, branch: string, vendor: SchemaDocument): readonly RulePlaces[] => [
    placesOf(rule, resolved, branch, vendor),
    ...(rule.each?.rules ?? []).map((inner) => placesOf(inner, resolved, branch, vendor, rule)),
  ];
  return [
    ...resolved.rules.flatMap((rule) => withInner(rule, '', resolved.vendor)),
    ...(resolved.branches?.arms ?? []).flatMap((arm) =>
      arm.own.flatMap((rule) => withInner(rule, arm.name, arm.vendor)),
    ),
  ];
};

/** The value at these keys, with the objects and arrays on the way. */
export const put = (root: JsonValue | undefined, [key, ...rest]: Keys, value: JsonValue): JsonValue => {
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const items: JsonValue[] = Array.isArray(root) ? [...root] : [];
    items[key] = put(items[key], rest, value);
    return items;
  }
  const members: JsonObject =
    typeof root === 'object' && root !== null && !Array.isArray(root) ? (root as JsonObject) : {};
  return { ...members, [key]: put(Object.hasOwn(members, key) ? members[key] : undefined, rest, value) };
};

/** Values that a vendor field is likely to hold: the codec's own, then those of the schema. */
export const goodValues = ({ codec, canonical }: Rule, { domain }: VendorPlace): readonly JsonValue[] => [
  ...(codec?.seeds.vendor ?? []),
  ...samplesOf(domain),
  ...samplesOf(canonical.domain),
  'https://www.example.com/',
];
