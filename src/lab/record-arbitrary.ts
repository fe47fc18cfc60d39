// Records of a schema as fast-check draws them: edges and plain values of each field, the mapping's constants among them,
// near misses, null, an empty text, nothing. What shrinks, shrinks to nothing.
import type { Arbitrary } from 'fast-check';
import type { JsonObject, JsonValue } from '../json/json.ts';
import type { Domain, Field, SchemaDocument } from '../schema/domain.ts';
import { elementFields, fieldsOf } from '../schema/fields.ts';
import { printPath } from '../schema/parse-path.ts';
import type { Path } from '../schema/path.ts';
import { contains } from '../schema/refusal.ts';
import { invalidSamplesOf, samplesOf } from '../schema/sample.ts';
import type { FastCheck } from './fast-check.ts';
import type { Seeds, SeedsOfSide } from './seeds.ts';

export interface RecordOptions {
  readonly seeds: Seeds;
  readonly side: 'vendor' | 'canonical';
  /** Paths that almost every record has, with a value that fits. */
  readonly always: ReadonlySet<string>;
  /** Paths left out. */
  readonly never?: (name: string) => boolean;
}

/** Signs that texts are made of beside those of the mapping's constants. */
const SIGNS: readonly string[] = [
  'a',
  'B',
  '0',
  '1',
  ' ',
  '.',
  '-',
  'é',
  'e\u0301',
  '😀',
  '\n',
  '\u2028',
  '\ud800',
];

const NEAR_MISSES = 20;

/** Draws records of the schema's fields. */
export const recordArbitrary = (
  fc: FastCheck,
  document: SchemaDocument,
  options: RecordOptions,
): Arbitrary<JsonObject> => {
  const { seeds, side, always, never = () => false } = options;
  const signs = [...new Set([...SIGNS, ...seeds.characters])];
  const fields = fieldsOf(document).filter(({ name }) => !never(name));
  const members = (list: readonly Field[], prefix: Path): Arbitrary<JsonObject> => {
    const drawn = list.map((field) => {
      const path: Path = [...prefix, ...field.path];
      const name = printPath(path);
      return memberOf(fc, drawnFor(field, path), misses(field.domain, seeds[side], name), always.has(name));
    });
    return fc.tuple(...drawn).map((values) => {
      let record: JsonObject = {};
      for (const [index, value] of values.entries()) {
        const path = list[index]?.path;
        if (value !== undefined && path !== undefined) record = withMember(record, path, value);
      }
      return record;
    });
  };
  const drawnFor = (field: Field, path: Path): Arbitrary<JsonValue> => {
    const inner = elementFields(document, path);
    const own = (seeds[side].get(printPath(path)) ?? []).filter((value) => contains(field.domain, value));
    if (inner.length === 0) return leafOf(fc, field.domain, own, signs);
    const elements = fc.array(members(inner, [...path, { kind: 'index', index: 0 }]), { maxLength: 3 });
    return own.length === 0 ? elements : fc.oneof(elements, fc.constantFrom(...own));
  };
  return members(fields, []);
};

/** `undefined`: the record lacks it. */
const memberOf = (
  fc: FastCheck,
  value: Arbitrary<JsonValue>,
  near: readonly JsonValue[],
  isAlways: boolean,
): Arbitrary<JsonValue | undefined> => {
  if (isAlways)
    return fc.oneof({ arbitrary: value, weight: 30 }, { arbitrary: fc.constantFrom(...near), weight: 1 });
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(undefined), weight: 12 },
    { arbitrary: value, weight: 10 },
    { arbitrary: fc.constant(null), weight: 1 },
    { arbitrary: fc.constantFrom(...near), weight: 1 },
  );
};

const misses = (domain: Domain, seeds: SeedsOfSide, name: string): readonly JsonValue[] => [
  '',
  ...(seeds.get(name) ?? []).filter((value) => !contains(domain, value)),
  ...invalidSamplesOf(domain).slice(0, NEAR_MISSES),
];

const leafOf = (
  fc: FastCheck,
  domain: Domain,
  own: readonly JsonValue[],
  signs: readonly string[],
): Arbitrary<JsonValue> => {
  const samples = samplesOf(domain);
  const [plain = null] = samples;
  const fitting = (arbitrary: Arbitrary<JsonValue>): Arbitrary<JsonValue> =>
    arbitrary.map((value) => (contains(domain, value) ? value : plain));
  const { types } = domain;
  const isFree = domain.values === undefined && domain.format === undefined;
  const has = (type: 'string' | 'integer' | 'number' | 'array'): boolean =>
    types.size === 0 || types.has(type);
  const text = fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 });
  return fc.oneof(
    fc.constantFrom<JsonValue>(...(samples.length === 0 ? [plain] : samples)),
    ...(own.length > 0 ? [fc.constantFrom(...own)] : []),
    ...(isFree && has('string') ? [fitting(text)] : []),
    ...(isFree && has('integer') ? [fitting(fc.integer())] : []),
    ...(isFree && has('number') ? [fitting(fc.double({ noNaN: true, noDefaultInfinity: true }))] : []),
    ...(has('array') && domain.items !== undefined
      ? [fitting(fc.array(leafOf(fc, domain.items, [], signs), { maxLength: 4 }))]
      : []),
  );
};

/** The record with a member more; parents are made. */
const withMember = (record: JsonObject, [step, ...rest]: Path, value: JsonValue): JsonObject => {
  if (step?.kind !== 'key') return record;
  const here = Object.hasOwn(record, step.key) ? record[step.key] : undefined;
  const holder =
    typeof here === 'object' && here !== null && !Array.isArray(here) ? (here as JsonObject) : {};
  return { ...record, [step.key]: rest.length === 0 ? value : withMember(holder, rest, value) };
};
