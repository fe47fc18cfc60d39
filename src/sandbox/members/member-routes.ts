// Program members: describe, query, change of status, of fields, and removal.
import { channelOf, PROGRAMS, type Program } from '../assets/programs.ts';
import { isReason, readValue } from '../data/field.ts';
import { FIRST_INSTANT } from '../data/population.ts';
import { readDate, spellDate } from '../dates.ts';
import { ApiError, type Reason, reason } from '../http/api-error.ts';
import { moreOf, pageOf } from '../http/page.ts';
import {
  type Input,
  idParam,
  readBodyObject,
  readFilter,
  readInput,
  readList,
  textMember,
} from '../http/read-records.ts';
import { type Call, type Handler, type Route, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { schemaFieldOf, schemaFieldsPage } from '../leads/describe-leads.ts';
import { createSpeller } from '../leads/render-lead.ts';

const DEFAULT_FIELDS = ['leadId', 'reachedSuccess', 'programId', 'acquiredBy', 'membershipDate'];
const SEARCHABLE = ['leadId', 'myCustomField', 'reachedSuccess', 'statusName'];
const MOST_MEMBERS = 100_000;
const WEEK = 7 * 86_400_000;

export const programOf = (call: Call): Program => {
  const id = idParam(call, 'programId');
  const found = PROGRAMS.find((each) => each.id === id);
  if (found === undefined) throw new ApiError('1013', `Program '${id}' not found`);
  return found;
};

const describe: Handler = (_, { members }) =>
  result([
    {
      name: 'API Program Membership',
      description: 'Map for API program membership fields',
      createdAt: spellDate(FIRST_INSTANT),
      updatedAt: spellDate(FIRST_INSTANT),
      dedupeFields: ['leadId', 'programId'],
      searchableFields: SEARCHABLE.map((name) => [name]),
      fields: [...members.fields.values()].map(({ name, dataType, length, readOnly }) => ({
        name,
        displayName: name,
        dataType,
        ...(length === undefined ? {} : { length }),
        updateable: !readOnly,
        crmManaged: false,
      })),
    },
  ]);

const describeOld: Handler = (_, { members }) =>
  result([
    {
      name: 'API Program Membership',
      fields: [...members.fields.values()].map(({ name, dataType, readOnly }) => ({
        name,
        displayName: name,
        dataType,
        updateable: !readOnly,
        crmManaged: false,
      })),
    },
  ]);

/** The members that a filter finds. */
const filtered = (program: Program, call: Call, instance: Instance): readonly number[] => {
  const { members } = instance;
  if (call.query.get('filterType') === 'updatedAt') {
    const startAt = readDate(call.query.get('startAt') ?? '');
    const endAt = readDate(call.query.get('endAt') ?? '');
    if (startAt === undefined || endAt === undefined)
      throw new ApiError('1003', 'startAt and endAt must be dates');
    if (endAt - startAt > WEEK) throw new ApiError('1003', 'The range of updatedAt exceeds 7 days');
    return members.all(program).filter((id) => {
      const at = readDate(String(members.read(program, id, 'updatedAt'))) ?? 0;
      return at >= startAt && at <= endAt;
    });
  }
  const { filterType, filterValues } = readFilter(call, instance);
  if (!SEARCHABLE.includes(filterType))
    throw new ApiError('1011', `Lookup field '${filterType}' not supported`);
  if (filterType === 'leadId')
    return [...new Set(filterValues.map(Number))].filter((id) => members.isMember(program, id));
  const all = members.all(program);
  if (all.length > MOST_MEMBERS)
    throw new ApiError(
      '1003',
      `Total membership size: ${all.length.toLocaleString('en-US')} exceeds the limit allowed 100,000 for the filter`,
    );
  const wanted = new Set(filterValues.map((text) => text.toLowerCase()));
  return all.filter((id) => wanted.has(String(members.read(program, id, filterType)).toLowerCase()));
};

const query: Handler = (call, instance) => {
  const { members } = instance;
  const program = programOf(call);
  const names = readList(call.query, 'fields');
  const shown = [...new Set([...DEFAULT_FIELDS, ...names])].map((name) => {
    const found = members.fields.get(name.toLowerCase());
    if (found?.name !== name) throw new ApiError('1006', `Field '${name}' not found`);
    return found;
  });
  const spell = createSpeller(call.operation, instance);
  const page = pageOf(filtered(program, call, instance), call, instance);
  return result(
    page.items.map((id, seq) => ({
      seq,
      ...Object.fromEntries(
        shown.map((each) => [each.name, spell(members.read(program, id, each.name), each)]),
      ),
    })),
    page.isLast ? { moreResult: false } : moreOf(page),
  );
};

type Done = { readonly status: string; readonly leadId: number } | Reason;

/** Does something to each lead of the input, in its order. */
const forEachLead = (call: Call, instance: Instance, act: (leadId: number, record: Input) => Done) =>
  result(
    readInput(readBodyObject(call.json()), instance, 'Leads').map((record, seq) => {
      const { leadId } = record;
      const done =
        typeof leadId === 'number'
          ? act(leadId, record)
          : reason('1002', "Missing value for the required parameter 'leadId'");
      return 'code' in done ? { seq, status: 'skipped', reasons: [done] } : { seq, ...done };
    }),
  );

/** Brings a lead to a status of a program, if that is further than where it is. */
export const bringToStatus = (
  program: Program,
  leadId: number,
  statusName: string,
  instance: Instance,
): Done => {
  const { leads, members } = instance;
  const statuses = channelOf(program)?.statuses ?? [];
  const status = statuses.find(({ name }) => name === statusName);
  if (status === undefined) throw new ApiError('1025', `Program status '${statusName}' not found`);
  if (!leads.records.has(leadId)) return reason('1004', 'Lead not found');
  const isNew = !members.isMember(program, leadId);
  const current = statuses.find(({ name }) => name === members.read(program, leadId, 'statusName'));
  if (!isNew && (current?.step ?? -1) >= status.step)
    return reason('1037', 'Lead skipped because it is already in or past this status');
  members.set(program, leadId, { statusName });
  return { status: isNew ? 'created' : 'updated', leadId };
};

const status: Handler = (call, instance) => {
  const program = programOf(call);
  const statusName = textMember(readBodyObject(call.json()), 'statusName');
  if (statusName === undefined) throw new ApiError('1003', 'statusName not specified');
  return forEachLead(call, instance, (leadId) => bringToStatus(program, leadId, statusName, instance));
};

/** Writes fields of a membership, or says why not. */
export const writeMember = (
  program: Program,
  leadId: number,
  record: Input,
  { members }: Instance,
): Reason | undefined => {
  const values: Record<string, string | number | boolean | null> = {};
  for (const [name, given] of Object.entries(record)) {
    if (name === 'leadId') continue;
    const target = members.fields.get(name.toLowerCase());
    if (target?.name !== name) return reason('1006', `Field '${name}' not found`);
    if (target.readOnly) return reason('1011', `Field '${name}' not supported`);
    const value = readValue(target, given);
    if (isReason(value)) return value;
    values[target.name] = value;
  }
  members.set(program, leadId, values);
  return undefined;
};

const data: Handler = (call, instance) => {
  const program = programOf(call);
  return forEachLead(call, instance, (leadId, record) =>
    instance.members.isMember(program, leadId)
      ? (writeMember(program, leadId, record, instance) ?? { status: 'updated', leadId })
      : reason('1013', 'Membership not found'),
  );
};

const remove: Handler = (call, instance) => {
  const program = programOf(call);
  return forEachLead(call, instance, (leadId) => {
    if (!instance.members.isMember(program, leadId)) return reason('1037', 'Lead not in program');
    instance.members.remove(program, leadId);
    return { status: 'deleted', leadId };
  });
};

const read = ['Read-Only Lead', 'Read-Write Lead'] as const;
const write = ['Read-Write Lead'] as const;
const schema = ['Read-Write Schema Custom Field'] as const;
const BASE = '/rest/v1/programs/{programId}/members';

export const memberRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/v1/programs/members/describe.json', permissions: read, handler: describe },
  { method: 'GET', path: '/rest/v1/program/members/describe.json', permissions: read, handler: describeOld },
  {
    method: 'GET',
    path: '/rest/v1/programs/members/schema/fields.json',
    permissions: schema,
    handler: (call, instance) => schemaFieldsPage(instance.members.fields.values(), call, instance),
  },
  {
    method: 'GET',
    path: '/rest/v1/programs/members/schema/fields/{fieldApiName}.json',
    permissions: schema,
    handler: (call, { members }) => schemaFieldOf(members.fields.values(), call.params.get('fieldApiName')),
  },
  { method: 'GET', path: `${BASE}.json`, permissions: read, handler: query },
  { method: 'POST', path: `${BASE}.json`, permissions: write, handler: data },
  { method: 'POST', path: `${BASE}/status.json`, permissions: write, handler: status },
  { method: 'POST', path: `${BASE}/delete.json`, permissions: write, handler: remove },
];
