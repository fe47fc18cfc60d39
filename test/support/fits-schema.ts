// Does a value fit a JSON Schema node? Written out for the keywords of our schemas, apart from the validators that it judges.
import type { JsonObject, JsonValue } from '../../src/json/json.ts';

const typeOf = (value: JsonValue): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const isOfType = (name: JsonValue, value: JsonValue): boolean =>
  name === typeOf(value) || (name === 'integer' && Number.isInteger(value));

const nodes = (value: JsonValue | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? (value as readonly JsonObject[]) : [];

const member = (object: JsonValue | undefined, key: string): JsonValue | undefined =>
  typeof object === 'object' && object !== null && Object.hasOwn(object, key)
    ? (object as JsonObject)[key]
    : undefined;

/** No bad value is a date, an address or another formatted text: a format is never met. */
export const fits = (schema: JsonObject, value: JsonValue): boolean => {
  const { type, anyOf, properties, items } = schema;
  const names = type === undefined ? [] : Array.isArray(type) ? type : [type];
  if (names.length > 0 && !names.some((name) => isOfType(name, value))) return false;
  if (Array.isArray(schema.enum) && !schema.enum.includes(value as never)) return false;
  if (schema.const !== undefined && schema.const !== value) return false;
  if (anyOf !== undefined && !nodes(anyOf).some((node) => fits(node, value))) return false;
  if (typeof value === 'string') {
    const length = [...value].length;
    if (length < Number(schema.minLength ?? 0) || length > Number(schema.maxLength ?? length)) return false;
    if (new TextEncoder().encode(value).length > Number(schema['x-maxBytes'] ?? Number.POSITIVE_INFINITY))
      return false;
    if (typeof schema.pattern === 'string' && !new RegExp(schema.pattern, 'u').test(value)) return false;
    if (schema.format !== undefined) return false;
  }
  if (typeof value === 'number') {
    if (value < Number(schema.minimum ?? value) || value > Number(schema.maximum ?? value)) return false;
  }
  if (Array.isArray(value))
    return value.every((item) => items === undefined || fits(items as JsonObject, item));
  if (typeof value !== 'object' || value === null) return true;
  const required = Array.isArray(schema.required) ? schema.required : [];
  if (required.some((key) => member(value, String(key)) === undefined)) return false;
  return Object.entries(value).every(([key, inner]) => {
    const node = member(properties, key) ?? schema.additionalProperties;
    return node === false ? false : typeof node === 'object' ? fits(node as JsonObject, inner) : true;
  });
};
