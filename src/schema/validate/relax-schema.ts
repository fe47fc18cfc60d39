// Fits a schema to the records at hand: patches leave fields out and clear them with null, and integers are doubles.

import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json.ts';
import { SCHEMA_MAPS } from '../schema-keywords.ts';

export interface Relaxation {
  /** No field is required, at any level; or at none outside the elements of arrays, which are written whole. */
  readonly partial?: boolean | 'but elements' | undefined;
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
/** What stands beneath these is an element. */
const ELEMENTS: ReadonlySet<string> = new Set(['items', 'prefixItems', 'contains']);
const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const COUNTING: ReadonlySet<string> = new Set(['required', 'dependentRequired', 'minProperties']);

/** A schema for such records; `not` is left as it is, because what stands in it would turn tighter. */
export const relaxSchema = (
  root: JsonObject,
  { partial = false, acceptNull = false, exactIntegers = false }: Relaxation,
): JsonObject => {
  if (!partial && !acceptNull && !exactIntegers) return root;
  /** Definitions that elements refer to: they have a second form, in which fields are required. */
  const whole = new Set<string>();
  const relax = (node: JsonObject, top: boolean, inElement = false): JsonObject => {
    const entries: [string, JsonValue][] = [];
    for (const [keyword, value] of Object.entries(node)) {
      if (partial !== false && !inElement && COUNTING.has(keyword)) continue;
      const isIn = inElement || (partial === 'but elements' && ELEMENTS.has(keyword));
      const child = (each: JsonValue): JsonValue => (isJsonObject(each) ? relax(each, false, isIn) : each);
      const name =
        inElement && keyword === '$ref' && typeof value === 'string' ? definitionIn(value) : undefined;
      if (name !== undefined) {
        whole.add(name);
        entries.push([keyword, `#/$defs/${name}${WHOLE}`]);
        continue;
      }
      if (SCHEMA_MAPS.has(keyword) && isJsonObject(value)) {
        const inner = Object.entries(value).map(([key, each]): [string, JsonValue] => [key, child(each)]);
        entries.push([keyword, Object.fromEntries(inner)]);
      } else if (SINGLE.has(keyword)) entries.push([keyword, child(value)]);
      else if (LISTS.has(keyword) && Array.isArray(value)) {
        // Null would be in every branch, which `oneOf` forbids.
        const loose = acceptNull && keyword === 'oneOf' ? 'anyOf' : keyword;
        entries.push([
          loose,
          value.map((each: JsonValue) => (top && isJsonObject(each) ? relax(each, true, isIn) : child(each))),
        ]);
      } else entries.push(acceptNull && !top ? withNull(keyword, value) : [keyword, value]);
    }
    return Object.fromEntries(exactIntegers && isInteger(node) ? withBounds(entries) : entries);
  };
  const relaxed = relax(root, true);
  const definitions = isJsonObject(root.$defs) ? root.$defs : {};
  const more: [string, JsonValue][] = [];
  // What a definition refers to joins the set while it is walked.
  for (const name of whole) {
    const definition = definitions[name];
    if (isJsonObject(definition)) more.push([`${name}${WHOLE}`, relax(definition, false, true)]);
  }
  if (more.length === 0 || !isJsonObject(relaxed.$defs)) return relaxed;
  return { ...relaxed, $defs: { ...relaxed.$defs, ...Object.fromEntries(more) } };
};

/** Marks the second form of a definition. */
const WHOLE = '-whole';

/** The name of the definition that a reference is to; none for what it cannot be followed to. */
const definitionIn = (ref: string): string | undefined => /^#\/\$defs\/([\w.-]+)$/.exec(ref)?.[1];

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
