// Custom activities that are added from outside; problems of a record stand under `errors`.
import { type DataType, field, isReason, readValue, type Value } from '../data/field.ts';
import { readDate } from '../dates.ts';
import { type Reason, reason } from '../http/api-error.ts';
import { type Input, isObject, readBodyObject, readInput } from '../http/read-records.ts';
import { type Handler, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { ACTIVITY_TYPES, type ActivityType } from './activity-types.ts';

/** Bytes that the attributes of one activity may have. */
const MOST_BYTES = 65_536;

const KINDS: ReadonlyMap<string, DataType> = new Map([
  ['integer', 'integer'],
  ['datetime', 'datetime'],
  ['boolean', 'boolean'],
]);

const readAttributes = (
  given: unknown,
  type: ActivityType,
): readonly (readonly [string, Value])[] | Reason => {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given))
    return reason('1001', "Invalid value for 'attributes'. Required of type 'array'");
  if (Buffer.byteLength(JSON.stringify(given)) > MOST_BYTES)
    return reason('1049', 'Failed to create activity: attributes are too long');
  const pairs: (readonly [string, Value])[] = [];
  for (const each of given as readonly unknown[]) {
    if (!isObject(each)) return reason('1001', "Invalid value for 'attributes'");
    const known = type.attributes.find(({ name, apiName }) => apiName === each.apiName || name === each.name);
    if (known === undefined) return reason('1006', `Field '${String(each.apiName ?? each.name)}' not found`);
    const value = readValue(field(known.name, known.name, KINDS.get(known.dataType) ?? 'text'), each.value);
    if (isReason(value)) return value;
    pairs.push([known.name, value]);
  }
  return pairs;
};

const addOne = (record: Input, { leads, activities }: Instance) => {
  const skip = (why: Reason) => ({ status: 'skipped', errors: [why] });
  const { leadId, activityDate, activityTypeId, primaryAttributeValue } = record;
  for (const name of ['leadId', 'activityDate', 'activityTypeId', 'primaryAttributeValue'])
    if (!Object.hasOwn(record, name))
      return skip(reason('1002', `Missing value for the required parameter '${name}'`));
  if (typeof leadId !== 'number' || !leads.records.has(leadId)) return skip(reason('1004', 'Lead not found'));
  const date = typeof activityDate === 'string' ? readDate(activityDate) : undefined;
  if (date === undefined)
    return skip(reason('1001', `Invalid value '${String(activityDate)}'. Required of type 'datetime'`));
  const type = ACTIVITY_TYPES.find(({ id, custom }) => custom && id === activityTypeId);
  if (type === undefined) return skip(reason('1003', `Invalid activity type '${String(activityTypeId)}'`));
  const attributes = readAttributes(record.attributes, type);
  if ('code' in attributes) return skip(attributes);
  const id = activities.note({
    leadId,
    date,
    typeId: type.id,
    primary: String(primaryAttributeValue),
    attributes,
  });
  return { id, marketoGUID: String(id), status: 'added' };
};

export const addActivities: Handler = (call, instance) =>
  result(
    readInput(readBodyObject(call.json()), instance, 'Activities').map((record) => addOne(record, instance)),
  );
