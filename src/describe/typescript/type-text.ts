// A JSON Schema node as a TypeScript type. What TypeScript cannot say (lengths, patterns, conditions) makes the type wider,
// never narrower.
import { isJsonObject, type JsonObject, type JsonScalar, type JsonValue } from '../../json/json.ts';
import { commentText } from './comment.ts';
import { literalText, memberName } from './names.ts';

/** What the text of a type needs to know of its document. */
export interface TypeScope {
  /** The type that a `$ref` names; undefined where it names nothing. */
  readonly nameOf: (ref: string) => string | undefined;
}

const WIDTH = 100;
/** A text that keeps the literals beside it in completion lists. */
const OPEN_STRING = '(string & {})';

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);

const isScalar = (value: JsonValue): value is JsonScalar => typeof value !== 'object' || value === null;

/** Alternatives without repetition; `unknown` takes all others in, and a text keeps the literals beside it. */
const unionText = (parts: readonly string[], indent: string): string => {
  const distinct = [...new Set(parts)].filter((part) => part !== 'never');
  if (distinct.length === 0) return 'never';
  if (distinct.includes('unknown')) return 'unknown';
  const hasLiterals = distinct.some((part) => part.startsWith("'"));
  const ordered = [
    ...distinct.filter((part) => part !== 'null' && part !== 'string'),
    ...(distinct.includes('string') ? [hasLiterals ? OPEN_STRING : 'string'] : []),
    ...(distinct.includes('null') ? ['null'] : []),
  ];
  const one = ordered.join(' | ');
  if (one.includes('\n') || one.length + indent.length <= WIDTH) return one;
  return ordered.map((part) => `\n${indent}  | ${part}`).join('');
};

const intersectionText = (parts: readonly string[]): string => {
  const distinct = [...new Set(parts)].filter((part) => part !== 'unknown');
  if (distinct.length === 0) return 'unknown';
  return distinct.length === 1 ? `${distinct[0]}` : distinct.map(inBrackets).join(' & ');
};

const LITERALS_AND_COMMENTS = /'(?:[^'\\]|\\.)*'|\/\*[\s\S]*?\*\//g;

/** Is this one word, or does its first brace close at its very end? */
const isWhole = (text: string): boolean => {
  if (/^[\w$]+$/.test(text)) return true;
  if (!text.startsWith('{')) return false;
  const bare = text.replaceAll(LITERALS_AND_COMMENTS, '');
  let depth = 0;
  for (const [index, sign] of [...bare].entries()) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth === 0) return index === bare.length - 1;
  }
  return false;
};

const inBrackets = (text: string): string => (isWhole(text) ? text : `(${text})`);

/** Splits what a union of texts gave into its alternatives, so that nested unions become one. */
const alternativesOf = (schema: JsonValue, scope: TypeScope, indent: string): readonly string[] => {
  if (!isJsonObject(schema)) return [schema === false ? 'never' : 'unknown'];
  if (schema.const !== undefined) return [isScalar(schema.const) ? literalText(schema.const) : 'unknown'];
  if (Array.isArray(schema.enum))
    return listOf(schema.enum).map((value) => (isScalar(value) ? literalText(value) : 'unknown'));
  const choices = [...listOf(schema.anyOf), ...listOf(schema.oneOf)];
  const isBare = !Object.hasOwn(schema, 'properties') && !Object.hasOwn(schema, '$ref');
  if (choices.length > 0 && isBare && schema.allOf === undefined)
    return choices.flatMap((choice) => alternativesOf(choice, scope, indent));
  const types = typeof schema.type === 'string' ? [schema.type] : listOf(schema.type);
  if (types.length > 1) return types.map((type) => plainText({ ...schema, type }, scope, indent));
  return [typeText(schema, scope, indent)];
};

/** The type of a node, without a comment; lines after the first are indented by `indent`. */
export const typeText = (schema: JsonValue, scope: TypeScope, indent = ''): string => {
  if (!isJsonObject(schema)) return schema === false ? 'never' : 'unknown';
  if (schema.const !== undefined || Array.isArray(schema.enum) || Array.isArray(schema.type))
    return unionText(alternativesOf(schema, scope, indent), indent);
  const { $ref, anyOf, oneOf, allOf, ...rest } = schema;
  const own = plainText(rest, scope, indent);
  const more = [
    ...(typeof $ref === 'string' ? [scope.nameOf($ref) ?? 'unknown'] : []),
    ...[anyOf, oneOf].flatMap((choices) =>
      Array.isArray(choices)
        ? [
            unionText(
              choices.flatMap((choice: JsonValue) => alternativesOf(choice, scope, indent)),
              indent,
            ),
          ]
        : [],
    ),
    ...listOf(allOf).map((part) => typeText(part, scope, indent)),
  ].filter((text) => text !== 'unknown');
  // Alternatives say more closely what `type` beside them says.
  const isSaid = more.length > 0 && !isJsonObject(rest.properties) && rest.items === undefined;
  return intersectionText(isSaid ? more : [own, ...more]);
};

/** The type that `type`, `properties` and `items` alone state. */
const plainText = (schema: JsonObject, scope: TypeScope, indent: string): string => {
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return arrayText(schema, scope, indent);
    case 'object':
      return objectText(schema, scope, indent);
    default:
      if (isJsonObject(schema.properties)) return objectText(schema, scope, indent);
      return schema.items !== undefined || schema.prefixItems !== undefined
        ? arrayText(schema, scope, indent)
        : 'unknown';
  }
};

const arrayText = (schema: JsonObject, scope: TypeScope, indent: string): string => {
  const first = listOf(schema.prefixItems);
  const item = schema.items === undefined ? 'unknown' : typeText(schema.items, scope, indent);
  if (first.length === 0) return `${inBrackets(item)}[]`;
  const least = typeof schema.minItems === 'number' ? schema.minItems : 0;
  const members = first.map((each, index) => {
    const text = typeText(each, scope, indent);
    return index < least ? text : `${inBrackets(text)}?`;
  });
  return `[${[...members, ...(schema.items === false ? [] : [`...${inBrackets(item)}[]`])].join(', ')}]`;
};

const objectText = (schema: JsonObject, scope: TypeScope, indent: string): string => {
  const body = membersText(schema, scope, `${indent}  `);
  return body === '' ? '{ [name: string]: never }' : `{\n${body}${indent}}`;
};

/** The members of an object type, one a line under its comment; empty only where the object must be. */
export const membersText = (schema: JsonObject, scope: TypeScope, indent: string): string => {
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const required = new Set(listOf(schema.required));
  const lines = Object.entries(properties).map(([name, value]) => {
    const node = isJsonObject(value) ? value : {};
    const readOnly = node.readOnly === true ? 'readonly ' : '';
    const optional = required.has(name) ? '' : '?';
    const type = typeText(value, scope, indent);
    return `${commentText(node, indent)}${indent}${readOnly}${memberName(name)}${optional}: ${type};\n`;
  });
  return `${lines.join('')}${indexText(schema, lines.length > 0, scope, indent)}`;
};

/** The signature of names that are not listed. */
const indexText = (schema: JsonObject, hasMembers: boolean, scope: TypeScope, indent: string): string => {
  const { additionalProperties: additional, patternProperties: patterns } = schema;
  const hasPatterns = isJsonObject(patterns) && Object.keys(patterns).length > 0;
  if (additional === false && !hasPatterns) return '';
  // A signature must fit the members beside it, so with any of them it says nothing.
  const type = hasMembers || hasPatterns ? 'unknown' : typeText(additional ?? {}, scope, indent);
  return `${indent}[name: string]: ${type};\n`;
};
