// Fits a schema to the records at hand: patches leave fields out and clear them with null, and integers are doubles.

import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json.ts';
import { SCHEMA_MAPS } from '../schema-keywords.ts';

export interface Relaxation {
  /** No field is required, at any level. */
  readonly partial?: boolean | undefined;
  /** Null is allowed wherever a value is, except as the record itself. */
  readonly acceptNull?: boolean | undefined;
  /** Integers that a double cannot hold exactly are refused. */
  readonly exactIntegers?: boolean | undefined;
}

const SINGLE: ReadonlySet<string> = new Set([
  'items',
  'additionalProperties',
  'unevaluatedProperties',
  'contains',
  'if',
  'then',
  'else',
]);
const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const COUNTING: ReadonlySet<string> = new Set(['required', 'dependentRequired', 'minProperties']);

/** A schema for such records; `not` is left as it is, because what stands in it would turn tighter. */
export const relaxSchema = (
  root: JsonObject,
  { partial = false, acceptNull = false, exactIntegers = false }: Relaxation,
): JsonObject => {
  if (!partial && !acceptNull && !exactIntegers) return root;
  const relax = (node: JsonObject, top: boolean): JsonObject => {
    const entries: [string, JsonValue][] = [];
    for (const [keyword, value] of Object.entries(node)) {
      if (partial && COUNTING.has(keyword)) continue;
      if (SCHEMA_MAPS.has(keyword) && isJsonObject(value)) {
        const inner = Object.entries(value).map(([key, each]): [string, JsonValue] => [key, child(each)]);
        entries.push([keyword, Object.fromEntries(inner)]);
      } else if (SINGLE.has(keyword)) entries.push([keyword, child(value)]);
      else if (LISTS.has(keyword) && Array.isArray(value)) {
        // Null would be in every branch, which `oneOf` forbids.
        const loose = acceptNull && keyword === 'oneOf' ? 'anyOf' : keyword;
        entries.push([
          loose,
          value.map((each: JsonValue) => (top && isJsonObject(each) ? relax(each, true) : child(each))),
        ]);
      } else entries.push(acceptNull && !top ? withNull(keyword, value) : [keyword, value]);
    }
    return Object.fromEntries(exactIntegers && isInteger(node) ? withBounds(entries) : entries);
  };
  const child = (value: JsonValue): JsonValue => (isJsonObject(value) ? relax(value, false) : value);
  return relax(root, true);
};

const isInteger = ({ type }: JsonObject): boolean =>
  Array.isArray(type) ? type.includes('integer') && !type.includes('number') : type === 'integer';

const withBounds = (entries: readonly [string, JsonValue][]): [string, JsonValue][] => {
  const { minimum, maximum } = Object.fromEntries(entries);
  const [least, most] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  return [
    ...entries,
    ['minimum', typeof minimum === 'number' ? Math.max(minimum, least) : least],
    ['maximum', typeof maximum === 'number' ? Math.min(maximum, most) : most],
  ];
};

const withNull = (keyword: string, value: JsonValue): [string, JsonValue] => {
  if (keyword === 'type' && typeof value === 'string' && value !== 'null') return [keyword, [value, 'null']];
  if (keyword === 'type' && Array.isArray(value) && !value.includes('null'))
    return [keyword, [...value, 'null']];
  if (keyword === 'enum' && Array.isArray(value) && !value.includes(null)) return [keyword, [...value, null]];
  if (keyword === 'const' && value !== null) return ['enum', [value, null]];
  return [keyword, value];
};
