// A schema document as components of an OpenAPI description: its own schema, and one for each of its definitions.

import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { pointerStep, resolveRef } from '../../schema/resolve-ref.ts';
import { VALUE_KEYWORDS } from '../../schema/schema-keywords.ts';
import { pascalCase, uniqueName } from '../typescript/names.ts';

/** Keywords whose members are named schemas. */
const NAMED: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);

const asciiName = (name: string): string => pascalCase(name).replaceAll(/[^A-Za-z0-9_.-]/g, '_');

const SCHEMAS = '#/components/schemas';

/**
 * The components of a document, its own first.
 *
 * @param name the component's name
 * @param taken names that other components have; those given here are added
 */
export const componentsOf = (
  { root }: SchemaDocument,
  name: string,
  taken: Set<string>,
): readonly (readonly [name: string, schema: JsonObject])[] => {
  const definitions = isJsonObject(root.$defs) ? root.$defs : {};
  const given = new Map(
    Object.keys(definitions)
      .sort()
      .map((key) => [`/$defs${pointerStep(key)}`, uniqueName(`${name}${asciiName(key)}`, taken)] as const),
  );
  const addressOf = (ref: string): string => {
    const pointer = resolveRef(root, ref)?.pointer;
    if (pointer === undefined) return ref;
    const above = [...given].find(([each]) => pointer === each || pointer.startsWith(`${each}/`));
    if (above === undefined) return `${SCHEMAS}/${name}${pointer}`;
    return `${SCHEMAS}/${above[1]}${pointer.slice(above[0].length)}`;
  };
  const rewritten = (schema: JsonObject, isNamed = false): JsonObject =>
    Object.fromEntries(
      Object.entries(schema).map(([keyword, value]): [string, JsonValue] => {
        if (!isNamed && keyword === '$ref' && typeof value === 'string') return [keyword, addressOf(value)];
        if (!isNamed && VALUE_KEYWORDS.has(keyword)) return [keyword, value];
        return [keyword, walked(value, !isNamed && NAMED.has(keyword))];
      }),
    );
  const walked = (value: JsonValue, isNamed = false): JsonValue => {
    if (Array.isArray(value)) return value.map((each: JsonValue) => walked(each));
    return isJsonObject(value) ? rewritten(value, isNamed) : value;
  };
  // A component has no address of its own: what refers to it names its place in the description.
  const { $schema: _dialect, $id: _id, $defs: _definitions, ...whole } = root;
  return [
    [name, rewritten(whole)],
    ...[...given].flatMap(([pointer, component]) => {
      const definition = resolveRef(root, `#${encodeURI(pointer)}`)?.schema;
      return definition === undefined ? [] : [[component, rewritten(definition)] as const];
    }),
  ];
};

/** A component's name for a document: letters that OpenAPI allows. */
export const componentName = (name: string, taken: Set<string>): string => uniqueName(asciiName(name), taken);
