// Makes a vendor schema out of what an instance says about its own fields, in any of Marketo's three vocabularies.
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json.ts';
import type { SchemaDocument } from './domain.ts';
import { isForbiddenName } from './parse-path.ts';
import { isKnownDataType, type VendorFieldFacts, vendorFieldSchema } from './vendor-field.ts';

export interface DescribeOptions {
  /** The name of the schema: `marketo/lead`. */
  readonly name: string;
  /** What the reply describes, if the name's last part does not say it; leads have booleans without null. */
  readonly kind?: string;
}

export interface DescribeProblem {
  readonly code:
    | 'describe/failed'
    | 'describe/unreadable'
    | 'describe/incomplete'
    | 'describe/field-name'
    | 'describe/repeated-field'
    | 'describe/unknown-type'
    | 'describe/soap-only'
    | 'describe/other-type';
  /** A note keeps nothing out that a REST client could use. */
  readonly severity: 'error' | 'note';
  readonly field?: string;
  readonly message: string;
}

export interface DescribeResult {
  readonly document: SchemaDocument;
  readonly problems: readonly DescribeProblem[];
}

/** One field as the vocabularies have it in common; without a name where the reply gives none for REST. */
interface Described extends VendorFieldFacts {
  readonly name: unknown;
  readonly label: string;
  readonly extras: JsonObject;
}

const LONGEST_NAME = 255;
const MOST_FIELDS = 10_000;
const SYSTEM: ReadonlySet<string> = new Set(['id', 'marketoGUID', 'createdAt', 'updatedAt']);

/**
 * Reads a describe reply: `describe.json` with `rest` and `soap` names, `describe2.json` and the describes of other objects
 * (`result[0].fields`), or `schema/fields.json` (give all pages as an array). Which one it is, the reply shows.
 * @param reply the parsed body (or bodies), whole or only its `result`
 * @returns always a document, at worst without fields; what was left out or guessed stands in `problems`
 */
export const vendorSchemaFromDescribe = (reply: unknown, options: DescribeOptions): DescribeResult => {
  const problems: DescribeProblem[] = [];
  const tell = (
    code: DescribeProblem['code'],
    message: string,
    field?: string,
    severity: DescribeProblem['severity'] = 'error',
  ) => problems.push({ code, severity, message, ...(field === undefined ? {} : { field }) });
  const kind = options.kind ?? options.name.split('/').at(-1) ?? '';
  const properties = new Map<string, JsonObject>();
  const { items, object } = itemsOf(reply, tell);
  if (items.length > MOST_FIELDS) {
    tell('describe/unreadable', `${items.length} fields are more than the ${MOST_FIELDS} that are read`);
  }
  for (const item of items.slice(0, MOST_FIELDS)) {
    const field = describedOf(item);
    if (field === undefined) tell('describe/unreadable', 'a field is no object with a name and a dataType');
    else if (field.name === undefined) {
      tell(
        'describe/soap-only',
        `${field.label} has no name in the REST API and is left out`,
        field.label,
        'note',
      );
    } else if (!isUsableName(field.name)) {
      tell('describe/field-name', `${show(field.name)} cannot be the name of a field`, show(field.name));
    } else if (properties.has(field.name)) {
      tell('describe/repeated-field', `${field.name} stands twice; the first is used`, field.name);
    } else {
      if (!isKnownDataType(field.dataType)) {
        tell(
          'describe/unknown-type',
          `${field.name} is of the unknown type ${show(field.dataType)}; it counts as text`,
          field.name,
          'note',
        );
      }
      const system = SYSTEM.has(field.name) || field.name === object.idField;
      const nullableBooleans = kind !== 'lead';
      const facts = { ...field, nullableBooleans, system, ...(system ? { readOnly: true } : {}) };
      properties.set(field.name, { ...vendorFieldSchema(facts), ...field.extras });
    }
  }
  return {
    document: {
      name: options.name,
      file: `${options.name}.json`,
      root: rootOf(options.name, object, properties),
    },
    problems,
  };
};

const rootOf = (
  name: string,
  object: JsonObject,
  properties: ReadonlyMap<string, JsonObject>,
): JsonObject => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:crosswalk:${name.split('/').map(encodeURIComponent).join(':')}`,
  type: 'object',
  additionalProperties: true,
  ...(typeof object.idField === 'string' ? { 'x-idField': object.idField } : {}),
  ...(Array.isArray(object.dedupeFields) ? { 'x-dedupeFields': object.dedupeFields } : {}),
  ...(Array.isArray(object.searchableFields) ? { 'x-searchableFields': object.searchableFields } : {}),
  properties: Object.fromEntries(properties),
});

type Tell = (code: DescribeProblem['code'], message: string) => void;

/** The fields of all pages, and the object's own facts where the vocabulary has them. */
export const itemsOf = (
  reply: unknown,
  tell: Tell,
): { readonly items: readonly unknown[]; readonly object: JsonObject } => {
  const pages: readonly unknown[] = Array.isArray(reply) && reply.some(isEnvelope) ? reply : [reply];
  const items: unknown[] = [];
  let object: JsonObject = {};
  for (const page of pages) {
    if (isEnvelope(page) && page.success === false) {
      tell('describe/failed', `the reply is a failure: ${reasonOf(page)}`);
      continue;
    }
    const result: unknown = isEnvelope(page) ? page.result : page;
    const entries: readonly unknown[] = Array.isArray(result) ? result : [result];
    const [first] = entries;
    if (entries.length === 1 && isJsonObject(first) && Array.isArray(first.fields)) {
      object = first;
      for (const field of first.fields) items.push(field);
    } else if (result === undefined || (entries.length > 0 && !entries.some(isJsonObject))) {
      tell('describe/unreadable', 'the reply has no list of fields');
    } else for (const entry of entries) items.push(entry);
  }
  const last = pages.at(-1);
  if (isEnvelope(last) && last.moreResult === true) {
    tell('describe/incomplete', 'the reply says that more pages follow; give them all');
  }
  return { items, object };
};

const isEnvelope = (value: unknown): value is JsonObject =>
  isJsonObject(value) && (Object.hasOwn(value, 'success') || Object.hasOwn(value, 'result'));

const reasonOf = (envelope: JsonObject): string => {
  const [first]: readonly JsonValue[] = Array.isArray(envelope.errors) ? envelope.errors : [];
  return isJsonObject(first) ? `${show(first.code)} ${show(first.message)}` : 'no reason is given';
};

const describedOf = (item: unknown): Described | undefined => {
  if (!isJsonObject(item) || typeof item.dataType !== 'string') return undefined;
  const { rest, soap, displayName, length, description, dataType } = item;
  const isLeadDescribe = isJsonObject(rest) || isJsonObject(soap);
  const name = isLeadDescribe ? (isJsonObject(rest) ? (rest.name ?? null) : undefined) : (item.name ?? null);
  const readOnly = isJsonObject(rest) ? rest.readOnly === true : item.updateable === false;
  const label = typeof displayName === 'string' ? displayName : show(name);
  return {
    name,
    label,
    dataType,
    readOnly,
    ...(typeof displayName === 'string' ? { displayName } : {}),
    ...(typeof description === 'string' && description !== '' ? { description } : {}),
    ...(typeof length === 'number' && Number.isSafeInteger(length) && length > 0 ? { length } : {}),
    extras: {
      ...(item.isCustom === true ? { 'x-custom': true } : {}),
      ...(item.isHidden === true ? { 'x-hidden': true } : {}),
      ...(item.isSensitive === true ? { 'x-sensitive': true } : {}),
      ...(item.crmManaged === true ? { 'x-crmManaged': true } : {}),
    },
  };
};

/** Can this be the name of a field or an attribute? */
export const isUsableName = (name: unknown): name is string =>
  typeof name === 'string' &&
  name.trim() === name &&
  name !== '' &&
  name.length <= LONGEST_NAME &&
  !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(name) &&
  !isForbiddenName(name);

export const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};
