// What a schema says about the values at one place, in a form that checks and verdicts can reason on.
import type { JsonObject, JsonScalar } from '../json/json.ts';
import type { Path } from './path.ts';

export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'object' | 'array';

/** The set of values that a schema allows at one place. An absent bound means no bound. */
export interface Domain {
  /** Without `null`, which stands in `nullable`. `integer` excludes `number`. Empty: any type. */
  readonly types: ReadonlySet<Exclude<JsonType, 'null'>>;
  readonly nullable: boolean;
  /** Closed list of values (without null); `const` is a list of one. */
  readonly values?: readonly JsonScalar[];
  /** Values of an open enum (`anyOf [{enum}, {type: string}]`): known, but others are allowed. */
  readonly known?: readonly JsonScalar[];
  /** ECMAScript pattern sources that must all match (unanchored unless they say so). */
  readonly patterns: readonly string[];
  readonly format?: string;
  readonly minLength?: number;
  /** Characters (code points), as JSON Schema counts. */
  readonly maxLength?: number;
  /** UTF-8 bytes: `x-maxBytes` of a vendor schema. */
  readonly maxBytes?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly items?: Domain;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly readOnly: boolean;
  /** The vendor takes and returns an empty text for null: `x-emptyIsNull`. */
  readonly emptyIsNull: boolean;
  /** `x-dataType`: the vendor's own type word, lower case, e.g. `email`, `percent`. */
  readonly dataType?: string;
  readonly description?: string;
}

/** One field of a schema: a path and what may stand there. */
export interface Field {
  readonly path: Path;
  /** `printPath(path)`. */
  readonly name: string;
  readonly domain: Domain;
  readonly required: boolean;
  /** The schema node itself. */
  readonly schema: JsonObject;
  /** JSON pointer of the schema node in its document. */
  readonly pointer: string;
}

/** A JSON Schema with its place: `name` as mappings write it (`contact`, `marketo/lead`). */
export interface SchemaDocument {
  readonly name: string;
  /** File path as reported, e.g. `schemas/canonical/contact.json`. */
  readonly file: string;
  readonly root: JsonObject;
}
