// One schema document as a TypeScript module: its own type first, then those that its references name.
import { isJsonObject, type JsonObject } from '../../json/json.ts';
import type { SchemaDocument } from '../../schema/domain.ts';
import { type LocatedSchema, resolveRef } from '../../schema/resolve-ref.ts';
import { commentText } from './comment.ts';
import { pascalCase, uniqueName } from './names.ts';
import { membersText, type TypeScope, typeText } from './type-text.ts';

/** A module's text, and the types that it exports, the document's own first. */
export interface TypeModule {
  readonly text: string;
  readonly exports: readonly string[];
}

/** Only an object whose members are all listed is an interface; what has alternatives is an alias. */
const isInterface = (schema: JsonObject): boolean =>
  (schema.type === 'object' || (schema.type === undefined && isJsonObject(schema.properties))) &&
  ['anyOf', 'oneOf', 'allOf', '$ref', 'enum', 'const'].every((keyword) => schema[keyword] === undefined);

const declaration = (name: string, schema: JsonObject, scope: TypeScope): string =>
  `${commentText(schema, '')}${
    isInterface(schema)
      ? `export interface ${name} {\n${membersText(schema, scope, '  ')}}\n`
      : `export type ${name} = ${typeText(schema, scope)};\n`
  }`;

/**
 * The module of a document.
 *
 * @param name the type's name
 * @param taken names that other modules have; those given here are added
 */
export const moduleText = (document: SchemaDocument, name: string, taken: Set<string>): TypeModule => {
  const { root } = document;
  const names = new Map<string, string>([['', name]]);
  const waiting: { readonly name: string; readonly schema: JsonObject }[] = [{ name, schema: root }];
  const declare = ({ schema, pointer }: LocatedSchema): string => {
    const known = names.get(pointer);
    if (known !== undefined) return known;
    const last = pointer.split('/').at(-1) ?? '';
    const given = uniqueName(`${name}${pascalCase(last.replaceAll('~1', '/').replaceAll('~0', '~'))}`, taken);
    names.set(pointer, given);
    waiting.push({ name: given, schema });
    return given;
  };
  const scope: TypeScope = {
    nameOf: (ref) => {
      const target = resolveRef(root, ref);
      return target === undefined ? undefined : declare(target);
    },
  };
  const parts: string[] = [];
  // Declaring one type may name further ones, which join the queue.
  for (const each of waiting) parts.push(declaration(each.name, each.schema, scope));
  return { text: parts.join('\n'), exports: [...names.values()] };
};
