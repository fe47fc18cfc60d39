// Adds properties to a schema document: what an overlay's `canonical: { adds: … }` does.
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.ts';
import type { SchemaDocument } from './domain.ts';
import { fieldAt } from './fields.ts';
import { parsePath, printPath } from './parse-path.ts';
import type { Path } from './path.ts';
import { resolveRef } from './resolve-ref.ts';

interface AdditionProblem {
  /** The key as it was written. */
  readonly key: string;
  readonly reason: 'path' | 'exists' | 'parent' | 'schema';
  readonly message: string;
}

export interface AdditionResult {
  readonly document: SchemaDocument;
  readonly problems: readonly AdditionProblem[];
}

/**
 * A new document with one property more per entry; the given one is untouched.
 * Missing parents become closed objects. An addition that is refused is left out and told as a problem.
 * @param additions schemas by canonical path, e.g. `{ "region": { "type": "string" } }`
 */
export const withAdditions = (document: SchemaDocument, additions: JsonObject): AdditionResult => {
  const problems: AdditionProblem[] = [];
  let current = document;
  for (const [key, schema] of Object.entries(additions)) {
    const parsed = parsePath(key);
    const problem = (reason: AdditionProblem['reason'], message: string) =>
      problems.push({ key, reason, message });
    if (!parsed.ok) problem('path', parsed.message);
    else if (!isJsonObject(schema)) problem('schema', 'an addition is a JSON Schema object');
    else if (parsed.path.some((step) => step.kind !== 'key')) {
      problem('path', 'an addition is named by keys only, without an index or a filter');
    } else if (isListed(current, parsed.path)) problem('exists', 'the resource has this field already');
    else {
      const root = addAt(current.root, current.root, keysOf(parsed.path), schema);
      if (root === undefined) problem('parent', `${parentOf(current, parsed.path)} is no object`);
      else current = { ...current, root };
    }
  }
  return { document: current, problems };
};

const keysOf = (path: Path): readonly string[] =>
  path.flatMap((step) => (step.kind === 'key' ? [step.key] : []));

/** A name that only `additionalProperties` admits may be stated in its own right. */
const isListed = (document: SchemaDocument, path: Path): boolean => {
  const pointer = fieldAt(document, path)?.pointer;
  return pointer !== undefined && !pointer.includes('/additionalProperties');
};

const parentOf = (document: SchemaDocument, path: Path): string => {
  for (let length = 1; length < path.length; length += 1) {
    const field = fieldAt(document, path.slice(0, length));
    if (field !== undefined && !admitsObject(field.schema)) return field.name;
  }
  return printPath(path.slice(0, -1));
};

const admitsObject = (schema: JsonObject): boolean => {
  const { type } = schema;
  if (type === undefined) return schema.enum === undefined && schema.const === undefined;
  return type === 'object' || (Array.isArray(type) && type.includes('object'));
};

const addAt = (
  root: JsonObject,
  node: JsonObject,
  keys: readonly string[],
  schema: JsonObject,
): JsonObject | undefined => {
  const [key, ...rest] = keys;
  if (key === undefined) return schema;
  const inlined = inline(root, node);
  if (!admitsObject(inlined)) return undefined;
  const known: JsonObject = isJsonObject(inlined.properties) ? inlined.properties : {};
  const child: JsonValue | undefined = Object.hasOwn(known, key) ? known[key] : undefined;
  const closed: JsonObject = { type: 'object', additionalProperties: false };
  const next = addAt(root, isJsonObject(child) ? child : closed, rest, schema);
  return next === undefined ? undefined : { ...inlined, properties: { ...known, [key]: next } };
};

/** A `$ref` on the way is replaced by what it names, so that others who refer to it do not get the addition. */
const inline = (root: JsonObject, node: JsonObject): JsonObject => {
  const { $ref: ref, ...own } = node;
  if (typeof ref !== 'string') return node;
  const target = resolveRef(root, ref);
  return target === undefined || target.schema === root ? node : inline(root, { ...target.schema, ...own });
};
