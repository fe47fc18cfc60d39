// Schemas that refer to others by their `$id`: what is referred to is put under `$defs`, so that a document says all itself.
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.ts';
import { pointerStep } from './resolve-ref.ts';
import { SCHEMA_MAPS, VALUE_KEYWORDS } from './schema-keywords.ts';

/** Changes every `$ref` of a schema. */
const withRefs = (schema: JsonObject, changed: (ref: string) => string): JsonObject => {
  const schemaOf = (node: JsonValue): JsonValue => {
    if (Array.isArray(node)) return node.map(schemaOf);
    if (!isJsonObject(node)) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, memberOf(key, value)] as const),
    );
  };
  const memberOf = (key: string, value: JsonValue): JsonValue => {
    if (key === '$ref') return typeof value === 'string' ? changed(value) : value;
    if (VALUE_KEYWORDS.has(key)) return value;
    if (!SCHEMA_MAPS.has(key) || !isJsonObject(value)) return schemaOf(value);
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, schemaOf(schema)]));
  };
  const result = schemaOf(schema);
  return isJsonObject(result) ? result : schema;
};

/** The references of a schema to other documents. */
export const foreignRefs = (root: JsonObject): readonly string[] => {
  const found = new Set<string>();
  withRefs(root, (ref) => {
    const { base } = partsOf(ref);
    if (base !== '' && base !== root.$id) found.add(base);
    return ref;
  });
  return [...found];
};

const partsOf = (ref: string): { readonly base: string; readonly fragment: string } => {
  const hash = ref.indexOf('#');
  return hash < 0 ? { base: ref, fragment: '' } : { base: ref.slice(0, hash), fragment: ref.slice(hash + 1) };
};

/**
 * The document with all that it refers to, directly or not, each once.
 *
 * @param documentOf the document of an `$id`; a reference to an unknown one is left as it is
 */
export const embedReferences = (
  root: JsonObject,
  documentOf: (id: string) => JsonObject | undefined,
): JsonObject => {
  if (foreignRefs(root).length === 0) return root;
  const embedded = new Map<string, JsonObject>();
  const placeOf = (id: string): string => `#/$defs${encodeURI(pointerStep(id)).replaceAll('#', '%23')}`;
  const rewritten = (schema: JsonObject, own: string): JsonObject =>
    withRefs(schema, (ref) => {
      const { base, fragment } = partsOf(ref);
      if (base === '' || base === schema.$id) return own === '' ? ref : `${own}${fragment}`;
      const target = documentOf(base);
      if (target === undefined) return ref;
      if (base === root.$id) return `#${fragment}`;
      if (!embedded.has(base)) {
        // Its place is taken before it is read: two documents may refer to each other.
        embedded.set(base, {});
        const { $id: _id, $schema: _dialect, ...inner } = rewritten(target, placeOf(base));
        embedded.set(base, inner);
      }
      return `${placeOf(base)}${fragment}`;
    });
  const whole = rewritten(root, '');
  const own = isJsonObject(whole.$defs) ? whole.$defs : {};
  return { ...whole, $defs: { ...own, ...Object.fromEntries(embedded) } };
};
