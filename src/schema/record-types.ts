// The record types of one object, as its schema lists them: `x-recordTypes`, by the field that tells them apart. What a
// type's records hold beyond the common fields stands there too, so that each type has a schema of its own.
import { isJsonObject, type JsonObject, type JsonScalar, type JsonValue } from '../json/json.ts';
import type { SchemaDocument } from './domain.ts';

/** One type: `{ "code": 1, "name": "Visit Webpage", "properties": { … } }`. */
export interface RecordType {
  /** What the discriminating field holds. */
  readonly code: JsonScalar;
  readonly name: string;
  /** What is added to the `properties` of the schema, at any depth. */
  readonly properties: JsonObject;
}

/** The types that a schema lists for a field; empty where it lists none. */
export const recordTypesOf = ({ root }: SchemaDocument, field: string): readonly RecordType[] => {
  const byField = root['x-recordTypes'];
  if (!isJsonObject(byField) || !Object.hasOwn(byField, field)) return [];
  const list = byField[field];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: JsonValue): readonly RecordType[] => {
    if (!isJsonObject(item)) return [];
    const { code, name, properties } = item;
    if (typeof name !== 'string' || (typeof code !== 'number' && typeof code !== 'string')) return [];
    return [{ code, name, properties: isJsonObject(properties) ? properties : {} }];
  });
};

/** The schema of records of these types: what the document says, and what each of the types adds. */
export const documentOfTypes = (document: SchemaDocument, types: readonly RecordType[]): SchemaDocument => {
  if (types.length === 0) return document;
  const { properties } = document.root;
  const merged = types.reduce(
    (known, type) => withProperties(known, type.properties),
    isJsonObject(properties) ? properties : {},
  );
  return { ...document, root: { ...document.root, properties: merged } };
};

const withProperties = (known: JsonObject, more: JsonObject): JsonObject => {
  // Entries, so that no name of a member reaches a prototype.
  const result = new Map(Object.entries(known));
  for (const [key, schema] of Object.entries(more)) {
    const before = result.get(key);
    result.set(key, isJsonObject(before) && isJsonObject(schema) ? withMembers(before, schema) : schema);
  }
  return Object.fromEntries(result);
};

const withMembers = (before: JsonObject, schema: JsonObject): JsonObject => {
  const { properties: own } = schema;
  const { properties: inherited } = before;
  return {
    ...before,
    ...schema,
    ...(isJsonObject(own) && {
      properties: withProperties(isJsonObject(inherited) ? inherited : {}, own),
    }),
  };
};
