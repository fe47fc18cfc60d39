// Says what is wrong with a schema itself: against the 2020-12 meta-schema, and what our dialect cannot assert.
import type { Ajv2020, ErrorObject } from 'ajv/dist/2020.js';
import type { JsonObject } from '../../json/json.ts';
import type { SchemaDocument } from '../domain.ts';
import { ajvFor, assertedFormats, type DialectOptions, wordsOf } from './ajv-for.ts';

export interface SchemaFault {
  /** JSON pointer into the document; the root where the place is not known. */
  readonly pointer: string;
  readonly message: string;
}

/** Everything that keeps a schema from being compiled, or makes it say less than it seems to. Empty: the schema is good. */
export const checkSchema = (
  document: SchemaDocument,
  options: DialectOptions = {},
): readonly SchemaFault[] => {
  const { root } = document;
  const ajv = ajvFor(root, options, { validateSchema: false });
  const { $schema: dialect, ...schema } = root;
  if (dialect !== undefined && dialect !== DIALECT) {
    return [{ pointer: '/$schema', message: `the dialect must be ${DIALECT}` }];
  }
  ajv.validate(DIALECT, schema);
  const faults = (ajv.errors ?? []).filter(isOwn).map(faultOf);
  if (faults.length > 0) return unique(faults);
  const known = assertedFormats(options);
  const { formats } = wordsOf(root);
  const unknown = [...formats].filter((name) => !known.has(name));
  const asserted = unknown.map((name) => ({
    pointer: '',
    message: `the format "${name}" is not known, so nothing would check it`,
  }));
  const message = whyNot(ajv, schema);
  if (message === undefined) return asserted;
  const { $id, ...nameless } = schema;
  const isOfId =
    typeof $id === 'string' &&
    whyNot(ajvFor(root, options, { validateSchema: false }), nameless) === undefined;
  const fault = isOfId
    ? { pointer: '/$id', message: `"${$id}" cannot be the id (${message}); urn:example:thing could` }
    : { pointer: '', message };
  return [...asserted, fault];
};

/** What keeps a schema from being compiled. */
const whyNot = (ajv: Ajv2020, schema: JsonObject): string | undefined => {
  try {
    ajv.compile(schema);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** The meta-schema is a choice of vocabularies; errors of those wrappers say nothing. */
const isOwn = (error: ErrorObject): boolean =>
  error.keyword !== 'anyOf' && error.keyword !== '$ref' && error.keyword !== 'if';

const faultOf = (error: ErrorObject): SchemaFault => {
  const { allowedValues } = error.params as { readonly allowedValues?: readonly unknown[] }; // of `enum` errors only
  const list = allowedValues === undefined ? '' : `: ${allowedValues.join(', ')}`;
  return { pointer: error.instancePath, message: `${error.message ?? 'is not valid'}${list}` };
};

/** The first fault of each place: the meta-schema goes on to say the same in other words. */
const unique = (faults: readonly SchemaFault[]): readonly SchemaFault[] =>
  faults.filter((fault, at) => faults.findIndex((other) => other.pointer === fault.pointer) === at);
