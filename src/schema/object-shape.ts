// The properties, required names and items that a schema node states, with `$ref` and `allOf` followed.
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.ts';
import { type LocatedSchema, pointerStep, resolveRef } from './resolve-ref.ts';

export interface ObjectShape {
  readonly properties: ReadonlyMap<string, LocatedSchema>;
  readonly required: ReadonlySet<string>;
  /** The schema of names that are not listed, where the node gives one (`true` is none: open, but nothing is known). */
  readonly additional?: LocatedSchema;
  /** `additionalProperties: false`. */
  readonly closed: boolean;
  readonly items?: LocatedSchema;
  readonly prefixItems: readonly LocatedSchema[];
}

/** What says something about an object's or an array's shape; most nodes are leaves without any of it. */
const SHAPING = [
  ...['properties', 'required', 'additionalProperties', 'items', 'prefixItems'],
  ...['$ref', 'allOf', 'anyOf', 'oneOf'],
];

const SHAPELESS: ObjectShape = {
  properties: new Map(),
  required: new Set(),
  closed: false,
  prefixItems: [],
};

/** Gathers the shape of a node; the first statement of a property wins. Cycles of `$ref` end. */
export const shapeOf = (root: JsonObject, node: LocatedSchema): ObjectShape => {
  if (!SHAPING.some((keyword) => node.schema[keyword] !== undefined)) return SHAPELESS;
  const properties = new Map<string, LocatedSchema>();
  const required = new Set<string>();
  const prefixItems: LocatedSchema[] = [];
  let additional: LocatedSchema | undefined;
  let items: LocatedSchema | undefined;
  let closed = false;
  const seen = new Set<JsonObject>();
  const gather = ({ schema, pointer }: LocatedSchema): void => {
    if (seen.has(schema)) return;
    seen.add(schema);
    if (isJsonObject(schema.properties)) {
      for (const [key, value] of Object.entries(schema.properties)) {
        const place = `${pointer}/properties${pointerStep(key)}`;
        if (!properties.has(key) && value !== false) properties.set(key, locate(value, place));
      }
    }
    if (Array.isArray(schema.required)) {
      for (const key of schema.required) if (typeof key === 'string') required.add(key);
    }
    if (schema.additionalProperties === false) closed = true;
    if (isJsonObject(schema.additionalProperties)) {
      additional ??= locate(schema.additionalProperties, `${pointer}/additionalProperties`);
    }
    if (isJsonObject(schema.items)) items ??= locate(schema.items, `${pointer}/items`);
    if (Array.isArray(schema.prefixItems) && prefixItems.length === 0) {
      schema.prefixItems.forEach((item: JsonValue, index: number) => {
        prefixItems.push(locate(item, `${pointer}/prefixItems/${index}`));
      });
    }
    if (typeof schema.$ref === 'string') {
      const target = resolveRef(root, schema.$ref);
      if (target !== undefined) gather(target);
    }
    // `anyOf [X, {type: null}]` is how a nullable object is often written: its one object branch counts.
    for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
      const parts: readonly JsonValue[] = Array.isArray(schema[keyword]) ? schema[keyword] : [];
      const live = keyword === 'allOf' ? parts : parts.filter((part) => !isNullSchema(part));
      if (keyword !== 'allOf' && live.length !== 1) continue;
      parts.forEach((part, index) => {
        if (live.includes(part) && isJsonObject(part)) gather(locate(part, `${pointer}/${keyword}/${index}`));
      });
    }
  };
  gather(node);
  return {
    properties,
    required,
    closed,
    prefixItems,
    ...(additional === undefined ? {} : { additional }),
    ...(items === undefined ? {} : { items }),
  };
};

const isNullSchema = (part: JsonValue): boolean => isJsonObject(part) && part.type === 'null';

const locate = (value: JsonValue, pointer: string): LocatedSchema => ({
  schema: isJsonObject(value) ? value : {},
  pointer,
});
