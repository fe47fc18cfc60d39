// A quick look at a schema: is it made of keywords that are plainly right? Compiling the meta-schema costs more than a whole check.
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.ts';
import { isType } from '../schema/domain-of.ts';
import { formatOf } from '../schema/formats.ts';

type Test = (value: JsonValue, depth: number) => boolean;

const DEEPEST = 200;

const isText: Test = (value) => typeof value === 'string';
const isNumber: Test = (value) => typeof value === 'number';
const isCount: Test = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isFlag: Test = (value) => typeof value === 'boolean';
const isList: Test = (value) => Array.isArray(value);
const isAny: Test = () => true;
const isSchema: Test = (value, depth) =>
  typeof value === 'boolean' || (isJsonObject(value) && depth < DEEPEST && looksSound(value, depth + 1));
const areSchemas: Test = (value, depth) =>
  Array.isArray(value) && value.length > 0 && value.every((each: JsonValue) => isSchema(each, depth));
const areNamed: Test = (value, depth) =>
  isJsonObject(value) && Object.values(value).every((each) => isSchema(each, depth));
const areNames: Test = (value) =>
  Array.isArray(value) &&
  value.every((each) => typeof each === 'string') &&
  new Set(value).size === value.length;

const isPattern: Test = (value) => {
  try {
    return typeof value === 'string' && new RegExp(value, 'u') !== undefined;
  } catch {
    return false;
  }
};

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
/** URIs that every reader of URIs takes; what one of them refuses is a schema that cannot be used. */
const PLAIN_ID = /^(?:https?:\/\/[a-z0-9.-]+(?:\/[\w.-]+)*|urn:[a-z0-9]{2,31}(?::[\w.-]+)+)$/;
/** The extensions that the validator knows. */
const EXTENSION = /^x-[a-z][\w-]*$/;

const areTypes = (value: readonly JsonValue[]): boolean =>
  value.length > 0 && value.every(isType) && new Set(value).size === value.length;

const KEYWORDS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ...['title', 'description', '$comment'].map((key) => [key, isText] as const),
  ['$ref', (value, depth) => depth > 0 && typeof value === 'string' && /^#\//.test(value)],
  ['$schema', (value, depth) => depth === 0 && value === DIALECT],
  ['$id', (value, depth) => depth === 0 && typeof value === 'string' && PLAIN_ID.test(value)],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].map((key) => [key, isNumber] as const),
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'].map(
    (key) => [key, isCount] as const,
  ),
  ...['readOnly', 'writeOnly', 'deprecated', 'uniqueItems'].map((key) => [key, isFlag] as const),
  ...['additionalProperties', 'items', 'not'].map((key) => [key, isSchema] as const),
  ...['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((key) => [key, areSchemas] as const),
  ...['properties', '$defs'].map((key) => [key, areNamed] as const),
  ['type', (value) => (Array.isArray(value) ? areTypes(value) : isType(value))],
  ['enum', (value) => Array.isArray(value) && value.length > 0],
  ['examples', isList],
  ['const', isAny],
  ['default', isAny],
  ['required', areNames],
  ['pattern', isPattern],
  ['format', (value) => typeof value === 'string' && formatOf(value) !== undefined],
  ['x-basicPlane', isFlag],
  ['x-maxBytes', isNumber],
  ['multipleOf', (value) => typeof value === 'number' && value > 0],
]);

/** True only for schemas that are surely valid; the others are worth a real validator. */
export const looksSound = (schema: JsonObject, depth = 0): boolean =>
  Object.entries(schema).every(
    ([key, value]) =>
      KEYWORDS.get(key)?.(value, depth) === true || (EXTENSION.test(key) && !KEYWORDS.has(key)),
  );
