// What an export is asked for: the columns, the format, and the one filter, checked.
import { PROGRAMS, SMART_LISTS } from '../assets/programs.ts';
import { readDate } from '../dates.ts';
import { ApiError } from '../http/api-error.ts';
import { type Input, isObject, member } from '../http/read-records.ts';
import type { Instance } from '../instance.ts';
import { CUSTOM_OBJECTS } from '../objects/object-type.ts';
import { DELIMITERS } from './csv-line.ts';
import type { ExportFilter, ExportPlan, Range } from './export-job.ts';

const ACTIVITY_COLUMNS = [
  'marketoGUID',
  'leadId',
  'activityDate',
  'activityTypeId',
  'campaignId',
  'primaryAttributeValueId',
  'primaryAttributeValue',
  'attributes',
];

const DAY = 86_400_000;

const readRange = (value: unknown, name: string, { limits }: Instance): Range => {
  if (!isObject(value)) throw new ApiError('1003', `Invalid value for filter '${name}'`);
  const instant = (end: 'startAt' | 'endAt'): number => {
    const text = member(value, end);
    const read = typeof text === 'string' && !/\.\d/.test(text) ? readDate(text) : undefined;
    if (read === undefined)
      throw new ApiError('1003', `Invalid value '${String(text)}' for ${end} of filter '${name}'`);
    return read;
  };
  const range = { from: instant('startAt'), to: instant('endAt') };
  if (range.to < range.from) throw new ApiError('1003', `endAt of filter '${name}' lies before startAt`);
  if (range.to - range.from > limits().exportDays * DAY)
    throw new ApiError('1003', `Date range of filter '${name}' exceeds ${limits().exportDays} days`);
  return range;
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const leadFilter = (filter: Input, operation: string, instance: Instance): ExportFilter => {
  const { lists, faults } = instance;
  const names = ['createdAt', 'updatedAt', 'staticListId', 'staticListName', 'smartListId', 'smartListName'];
  const given = Object.keys(filter).filter((name) => names.includes(name));
  const [name] = given;
  if (name === undefined || given.length !== 1)
    throw new ApiError('1003', 'Exactly one filter must be specified');
  const value = filter[name];
  if (
    (name === 'updatedAt' || name.startsWith('smartList')) &&
    faults.strikes('unsupportedFilter', operation)
  )
    throw new ApiError('1035');
  if (name === 'createdAt' || name === 'updatedAt') return { [name]: readRange(value, name, instance) };
  if (name.startsWith('static')) {
    const list = lists.all().find((each) => each.id === Number(value) || each.name === value);
    if (list === undefined) throw new ApiError('1003', `Static list '${String(value)}' not found`);
    return { listId: list.id };
  }
  const smart = SMART_LISTS.find((each) => each.id === Number(value) || each.name === value);
  if (smart === undefined) throw new ApiError('1003', `Smart list '${String(value)}' not found`);
  return { smartListId: smart.id };
};

const activityFilter = (filter: Input, instance: Instance): ExportFilter => {
  const { createdAt, activityTypeIds, primaryAttributeValueIds, primaryAttributeValues } = filter;
  if (createdAt === undefined) throw new ApiError('1003', "Filter 'createdAt' must be specified");
  const ids = listOf(primaryAttributeValueIds);
  const values = listOf(primaryAttributeValues);
  if (ids.length > 0 && values.length > 0)
    throw new ApiError(
      '1003',
      'Only one of primaryAttributeValueIds and primaryAttributeValues may be specified',
    );
  if (ids.length + values.length > 50) throw new ApiError('1003', 'Too many primary attribute values');
  if (ids.length + values.length > 0 && listOf(activityTypeIds).length === 0)
    throw new ApiError('1003', 'activityTypeIds must be specified');
  return {
    createdAt: readRange(createdAt, 'createdAt', instance),
    ...(activityTypeIds === undefined ? {} : { typeIds: listOf(activityTypeIds).map(Number) }),
    ...(ids.length === 0 ? {} : { valueIds: ids.map(Number) }),
    ...(values.length === 0 ? {} : { values: values.map(String) }),
  };
};

const memberFilter = (filter: Input, operation: string, instance: Instance): ExportFilter => {
  const { programId, programIds, statusNames, isExhausted, nurtureCadence, updatedAt } = filter;
  const ids = programId === undefined ? listOf(programIds).map(Number) : [Number(programId)];
  if (ids.length === 0 && updatedAt === undefined) throw new ApiError('1003', 'programId must be specified');
  if (ids.length > 10) throw new ApiError('1003', `Too many programIds: ${ids.length}`);
  for (const id of ids)
    if (!PROGRAMS.some((each) => each.id === id)) throw new ApiError('1003', `Program '${id}' not found`);
  if (updatedAt !== undefined && instance.faults.strikes('unsupportedFilter', operation))
    throw new ApiError('1035');
  return {
    programIds: ids.length === 0 ? PROGRAMS.map(({ id }) => id) : ids,
    ...(statusNames === undefined ? {} : { statusNames: listOf(statusNames).map(String) }),
    ...(typeof isExhausted === 'boolean' ? { isExhausted } : {}),
    ...(typeof nurtureCadence === 'string' ? { nurtureCadence } : {}),
    ...(updatedAt === undefined ? {} : { updatedAt: readRange(updatedAt, 'updatedAt', instance) }),
  };
};

/** The root of an export: `leads`, `activities`, `program/members`, `customobjects/car_c`. */
const hasColumn = (root: string, name: string, { leads, members }: Instance): boolean => {
  if (root === 'leads') return leads.fields.get(name.toLowerCase())?.name === name;
  if (root === 'activities') return ACTIVITY_COLUMNS.includes(name) || name === 'actionResult';
  if (root === 'program/members')
    return (
      members.fields.get(name.toLowerCase())?.name === name ||
      leads.fields.get(name.toLowerCase())?.name === name
    );
  const type = CUSTOM_OBJECTS.find(({ apiName }) => root === `customobjects/${apiName}`);
  return type?.table.has(name.toLowerCase()) === true;
};

export const readExport = (root: string, body: Input, operation: string, instance: Instance): ExportPlan => {
  const { fields, format = 'CSV', columnHeaderNames, filter } = body;
  if (!isObject(filter)) throw new ApiError('1003', 'filter must be specified');
  const asked = listOf(fields).map(String);
  if (asked.length === 0 && root !== 'activities') throw new ApiError('1003', 'fields must be specified');
  const unknown = asked.filter((name) => !hasColumn(root, name, instance));
  if (unknown.length > 0) throw new ApiError('1003', `Invalid fields: ${unknown.join(', ')}`);
  const spelt = String(format).toUpperCase();
  if (!DELIMITERS.has(spelt)) throw new ApiError('1003', `Invalid value '${String(format)}' for format`);
  const columns = asked.length === 0 ? ACTIVITY_COLUMNS : asked;
  const renamed = isObject(columnHeaderNames) ? columnHeaderNames : {};
  return {
    columns,
    headers: columns.map((name) => String(member(renamed, name) ?? name)),
    format: spelt,
    filter:
      root === 'activities'
        ? activityFilter(filter, instance)
        : root === 'program/members'
          ? memberFilter(filter, operation, instance)
          : leadFilter(filter, operation, instance),
  };
};
