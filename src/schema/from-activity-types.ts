// Makes the vendor schema of one instance's activities out of its list of activity types.
import { isJsonObject, type JsonObject } from '../json/json.ts';
import { type DescribeProblem, type DescribeResult, isUsableName, itemsOf, show } from './from-describe.ts';
import { type RecordType, recordTypesOf } from './record-types.ts';
import { isKnownDataType, vendorFieldSchema } from './vendor-field.ts';

export interface ActivityTypesOptions {
  /** The name of the schema: `marketo/acme-activity`. */
  readonly name: string;
  /** The schema of activities in general, parsed: `marketo-crosswalk/schemas/marketo/activity.json`. */
  readonly base: JsonObject;
}

const BY = 'activityTypeId';
const MOST_TYPES = 10_000;
/** Stands for all others, in branches and for pairs. */
const REST = '*';

/**
 * Reads the reply of `GET /rest/v1/activities/types.json`. The instance's types are added to those of the base; a type that
 * the base knows by its name takes the instance's number, keeps what the base says of its attributes and gains none.
 * @param reply the parsed body, whole or only its `result`
 * @returns always a document; what was left out, or differs from the base, stands in `problems`
 */
export const vendorSchemaFromActivityTypes = (
  reply: unknown,
  { name, base }: ActivityTypesOptions,
): DescribeResult => {
  const problems: DescribeProblem[] = [];
  const tell: Tell = (code, message, severity = 'error', field) => {
    problems.push({ code, severity, message, ...(field !== undefined && { field }) });
  };
  const known = new Map(
    recordTypesOf({ name, file: '', root: base }, BY).map((type) => [type.name, type] as const),
  );
  const listed = new Map<string, JsonObject & RecordType>();
  const codes = new Set<number>();
  const { items } = itemsOf(reply, tell);
  if (items.length > MOST_TYPES) {
    tell('describe/unreadable', `${items.length} types are more than the ${MOST_TYPES} that are read`);
  }
  for (const item of items.slice(0, MOST_TYPES)) {
    const id = isJsonObject(item) ? item.id : undefined;
    if (!isJsonObject(item) || typeof id !== 'number' || !Number.isSafeInteger(id) || id < 0) {
      tell('describe/unreadable', 'an activity type is no object with a number and a name');
    } else if (!isUsableName(item.name) || item.name === REST) {
      const text = show(item.name);
      tell('describe/field-name', `${text} cannot be the name of an activity type`, 'error', text);
    } else if (listed.has(item.name) || codes.has(id)) {
      const twice = `the activity type ${item.name} (${id}) has the name or number of another; the first is used`;
      tell('describe/repeated-field', twice, 'error', item.name);
    } else {
      codes.add(id);
      listed.set(item.name, typeOf(id, item.name, item, known.get(item.name), tell));
    }
  }
  // What the list does not name may still stand in the log, unless its number has another name here.
  const left = [...known.values()].filter((type) => !listed.has(type.name) && !codes.has(Number(type.code)));
  const types = [...left.map((type) => ({ ...type })), ...listed.values()];
  types.sort((one, other) => Number(one.code) - Number(other.code));
  const $id = `urn:crosswalk:${name.split('/').map(encodeURIComponent).join(':')}`;
  const root = { ...base, $id, 'x-recordTypes': { [BY]: types } };
  return { document: { name, file: `${name}.json`, root }, problems };
};

type Tell = (
  code: DescribeProblem['code'],
  message: string,
  severity?: DescribeProblem['severity'],
  field?: string,
) => void;

const typeOf = (
  code: number,
  name: string,
  item: JsonObject,
  base: RecordType | undefined,
  tell: Tell,
): JsonObject & RecordType => {
  const before = base === undefined ? new Map<string, JsonObject>() : attributesOf(base);
  const attributes = new Map(before);
  const own = new Set<string>();
  for (const each of Array.isArray(item.attributes) ? item.attributes : []) {
    const attribute = isJsonObject(each) ? each.name : undefined;
    if (!isJsonObject(each) || typeof each.dataType !== 'string') {
      tell('describe/unreadable', `an attribute of ${name} is no object with a name and a dataType`);
    } else if (!isUsableName(attribute) || attribute === REST) {
      const text = show(attribute);
      tell('describe/field-name', `${text} cannot be the name of an attribute of ${name}`, 'error', text);
    } else if (own.has(attribute)) {
      tell(
        'describe/repeated-field',
        `${attribute} stands twice in ${name}; the first is used`,
        'error',
        attribute,
      );
    } else {
      own.add(attribute);
      checkType(`${attribute} of ${name}`, each.dataType, before.get(attribute), attribute, tell);
      // A branch of the base names what the base knows; anything else stays among the attributes without a name.
      if (base === undefined) attributes.set(attribute, schemaOf(each.dataType));
    }
  }
  const { description, primaryAttribute } = item;
  const primary = isJsonObject(primaryAttribute) ? primaryAttribute.name : undefined;
  return {
    code,
    name,
    ...(typeof description === 'string' && description !== '' && { description }),
    ...(isUsableName(primary) && { 'x-primaryAttribute': primary }),
    // A type without attributes has those that any may have.
    properties: attributes.size === 0 ? {} : { attributes: { properties: Object.fromEntries(attributes) } },
  };
};

/** Attributes have no length of their own: a text may be longer than that of a field. */
const schemaOf = (dataType: string): JsonObject => {
  const { maxLength: _, ...schema } = vendorFieldSchema({ dataType, nullableBooleans: true });
  return schema;
};

const checkType = (
  what: string,
  dataType: string,
  before: JsonObject | undefined,
  field: string,
  tell: Tell,
): void => {
  const known = before?.['x-dataType'];
  if (!isKnownDataType(dataType)) {
    const message = `${what} is of the unknown type ${show(dataType)}; it counts as text`;
    tell('describe/unknown-type', message, 'note', field);
  } else if (typeof known === 'string' && known !== dataType.toLowerCase()) {
    tell('describe/other-type', `${what} is ${show(dataType)} here, ${known} in the base`, 'note', field);
  }
};

/** The schemas of a type's attributes, by name. */
export const attributesOf = ({ properties }: RecordType): ReadonlyMap<string, JsonObject> => {
  const { attributes } = properties;
  const members = isJsonObject(attributes) ? attributes.properties : undefined;
  return new Map(
    Object.entries(isJsonObject(members) ? members : {}).flatMap(([name, schema]) =>
      isJsonObject(schema) ? [[name, schema] as const] : [],
    ),
  );
};
