// The rows of an export, one after the other, as the filter picks them.

import type { Activity } from '../activities/activity.ts';
import { DELETE_LEAD } from '../activities/activity-types.ts';
import { PROGRAMS, SMART_LISTS } from '../assets/programs.ts';
import type { Field, Value } from '../data/field.ts';
import type { Key } from '../data/population.ts';
import { readDate, spellDate } from '../dates.ts';
import type { Instance } from '../instance.ts';
import type { ExportPlan, Range } from './export-job.ts';

type Rows = Generator<readonly Value[]>;

const isWithin = (value: Value, { from, to }: Range): boolean => {
  const instant = typeof value === 'string' ? readDate(value) : undefined;
  return instant !== undefined && instant >= from && instant <= to;
};

function* leadIds({ filter }: ExportPlan, { leads, lists }: Instance): Generator<number> {
  const { createdAt, updatedAt, listId, smartListId } = filter;
  const { records } = leads;
  if (listId !== undefined) {
    yield* lists.members(listId);
    return;
  }
  const { population } = records;
  const every = SMART_LISTS.find(({ id }) => id === smartListId)?.every ?? 1;
  const from = createdAt === undefined ? 0 : population.firstSince(createdAt.from);
  const to = createdAt === undefined ? population.size : population.firstSince(createdAt.to + 1);
  let position = 0;
  for (const id of records.keys(from, to)) {
    if (createdAt !== undefined && !isWithin(records.read(id, 'createdAt'), createdAt)) continue;
    if (updatedAt !== undefined && !isWithin(records.read(id, 'updatedAt'), updatedAt)) continue;
    if (position++ % every === 0) yield Number(id);
  }
}

function* leadRows(plan: ExportPlan, instance: Instance): Rows {
  const { leads } = instance;
  const fields = plan.columns
    .map((name) => leads.fields.get(name.toLowerCase()))
    .filter((each): each is Field => each !== undefined);
  for (const id of leadIds(plan, instance)) yield fields.map((each) => leads.read(id, each));
}

/** Attributes in a file are one object, by their display names. */
const attributesText = ({ attributes }: Activity): string =>
  JSON.stringify(Object.fromEntries(attributes.filter(([, value]) => value !== null)));

const activityCell = (activity: Activity, column: string): Value => {
  switch (column) {
    case 'marketoGUID':
      return String(activity.id);
    case 'leadId':
      return activity.leadId;
    case 'activityDate':
      return spellDate(activity.date);
    case 'activityTypeId':
      return activity.typeId;
    case 'campaignId':
      return activity.campaignId ?? null;
    case 'primaryAttributeValueId':
      return activity.primaryId ?? null;
    case 'primaryAttributeValue':
      return activity.primary ?? null;
    case 'actionResult':
      return 'succeeded';
    default:
      return attributesText(activity);
  }
};

function* activityRows({ columns, filter }: ExportPlan, { activities }: Instance): Rows {
  const { createdAt = { from: 0, to: 0 }, typeIds, valueIds, values } = filter;
  const end = activities.end();
  for (let position = activities.firstSince(createdAt.from); position < end; position++) {
    const activity = activities.at(position);
    // Deleted leads have a feed of their own, and are in no file.
    if (activity === undefined || activity.typeId === DELETE_LEAD) continue;
    if (activity.date < createdAt.from || activity.date > createdAt.to) continue;
    if (typeIds !== undefined && !typeIds.includes(activity.typeId)) continue;
    if (valueIds !== undefined && !valueIds.includes(activity.primaryId ?? -1)) continue;
    if (values !== undefined && !values.includes(activity.primary ?? '')) continue;
    yield columns.map((column) => activityCell(activity, column));
  }
}

function* memberRows({ columns, filter }: ExportPlan, { leads, members }: Instance): Rows {
  const { programIds = [], statusNames, isExhausted, nurtureCadence, updatedAt } = filter;
  for (const program of PROGRAMS.filter(({ id }) => programIds.includes(id)))
    for (const id of members.all(program)) {
      const read = (name: string): Value => {
        const ofMember = members.fields.get(name.toLowerCase());
        if (ofMember?.name === name) return members.read(program, id, name);
        const ofLead = leads.fields.get(name.toLowerCase());
        return ofLead === undefined ? null : leads.read(id, ofLead);
      };
      if (statusNames !== undefined && !statusNames.includes(String(read('statusName')))) continue;
      if (isExhausted !== undefined && read('isExhausted') !== isExhausted) continue;
      if (nurtureCadence !== undefined && read('nurtureCadence') !== nurtureCadence) continue;
      if (updatedAt !== undefined && !isWithin(read('updatedAt'), updatedAt)) continue;
      yield columns.map(read);
    }
}

function* objectRows(
  apiName: string,
  { columns, filter }: ExportPlan,
  { objects, leads, lists }: Instance,
): Rows {
  const set = objects.get(apiName);
  if (set === undefined) return;
  const { type, records } = set;
  const names = columns.map((column) => type.table.get(column.toLowerCase())?.name ?? column);
  /** The lead that a record belongs to, if it is there. */
  const ownerOf = (key: Key): number | undefined => {
    const value = type.link === undefined ? null : records.read(key, type.link.field);
    const owner =
      value === null ? undefined : leads.records.findDirect(type.link?.leadField ?? 'id', String(value));
    return owner === undefined ? undefined : Number(owner);
  };
  const { listId, smartListId, createdAt, updatedAt } = filter;
  for (const key of records.keys()) {
    if (updatedAt !== undefined && !isWithin(records.read(key, 'updatedAt'), updatedAt)) continue;
    if (createdAt !== undefined && !isWithin(records.read(key, 'createdAt'), createdAt)) continue;
    if (listId !== undefined || smartListId !== undefined) {
      const owner = ownerOf(key);
      if (owner === undefined || (listId !== undefined && !lists.isMember(listId, owner))) continue;
    }
    yield names.map((name) => records.read(key, name));
  }
}

/** The rows of an export, by its root. */
export const exportRows = (root: string, plan: ExportPlan, instance: Instance): Rows => {
  if (root === 'leads') return leadRows(plan, instance);
  if (root === 'activities') return activityRows(plan, instance);
  if (root === 'program/members') return memberRows(plan, instance);
  return objectRows(root.replace('customobjects/', ''), plan, instance);
};
