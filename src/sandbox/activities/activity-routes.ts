// The activity operations: types, paging tokens, the streams, and activities from outside.
import type { Value } from '../data/field.ts';
import { DATE_SPELLINGS, type DateSpelling, readDate, spellDate } from '../dates.ts';
import { ApiError } from '../http/api-error.ts';
import { batchSizeOf, tokenFor, tokenOf } from '../http/page.ts';
import { readList } from '../http/read-records.ts';
import { type Call, type Handler, type Route, result } from '../http/route.ts';
import type { Instance } from '../instance.ts';
import { leadField } from '../leads/render-lead.ts';
import type { Activity } from './activity.ts';
import { ACTIVITY_TYPES, CHANGE_DATA_VALUE, DELETE_LEAD, NEW_LEAD } from './activity-types.ts';
import { addActivities } from './add-activities.ts';

/** How many positions the server looks at for one page; what it has found by then is the page. */
const BLOCK = 3000;
/** A list of this size or larger cannot be asked for. */
const LARGE_LIST = 10_000;

const types: Handler = () =>
  result(
    ACTIVITY_TYPES.map(({ id, name, apiName, description, primaryAttribute, attributes }) => ({
      id,
      name,
      ...(apiName === undefined ? {} : { apiName }),
      description,
      ...(primaryAttribute === undefined ? {} : { primaryAttribute }),
      attributes,
    })),
  );

const pagingToken: Handler = (call, instance) => {
  const text = call.query.get('sinceDatetime') ?? call.query.get('sinceDateTime') ?? '';
  if (text === '') throw new ApiError('1003', 'sinceDatetime not specified');
  const since = readDate(text.replace(/ (\d{2}:?\d{2})$/, '+$1'));
  if (since === undefined) throw new ApiError('1003', `Invalid value '${text}' for sinceDatetime`);
  const from = Math.max(0, instance.activities.firstSince(since));
  return { json: { nextPageToken: tokenFor(`${Math.floor(since / 1000).toString(36)},${from}`, instance) } };
};

const numbers = (texts: readonly string[], name: string): readonly number[] =>
  texts.map((text) => {
    if (!/^\d{1,15}$/.test(text))
      throw new ApiError('1001', `Invalid value '${text}' for ${name}. Required of type 'integer'`);
    return Number(text);
  });

/** The leads a call is about: by id, or by list; undefined for all. */
const leadsOf = (call: Call, { lists }: Instance): readonly number[] | undefined => {
  const ids = numbers(readList(call.query, 'leadIds'), 'leadIds');
  if (ids.length > 30) throw new ApiError('1003', `Too many leadIds: ${ids.length}`);
  if (ids.length > 0) return ids;
  const [list] = numbers(readList(call.query, 'listId'), 'listId');
  if (list === undefined) return undefined;
  const members = lists.members(list, LARGE_LIST);
  if (members.length >= LARGE_LIST) throw new ApiError('1003', `List has ${LARGE_LIST} or more leads`);
  return members;
};

/** Reads on from a token: what is wanted, the token of the next page, and whether there is more. */
const readStream = (
  call: Call,
  instance: Instance,
  wants: (activity: Activity) => boolean,
  leads?: readonly number[],
) => {
  const { activities, faults } = instance;
  const [sinceText = '', positionText = '', turn = '0'] = (tokenOf(call, instance) ?? '').split(',');
  const since = Number.parseInt(sinceText, 36) * 1000;
  const from = Number(positionText);
  if (positionText === '' || !Number.isSafeInteger(from) || Number.isNaN(since))
    throw new ApiError('1003', 'Next page token is not valid');
  if (faults.strikes('emptyPage', call.operation))
    return {
      found: [],
      more: {
        nextPageToken: tokenFor(`${sinceText},${from},${Number(turn) + 1}`, instance),
        moreResult: true,
      },
    };
  const size = faults.strikes('shortPage', call.operation)
    ? Math.ceil(batchSizeOf(call, instance) / 3)
    : batchSizeOf(call, instance);
  const end = activities.end();
  const only = leads === undefined ? undefined : activities.positionsOf(leads).filter((each) => each >= from);
  const found: Activity[] = [];
  let looked = 0;
  let at = only === undefined ? from : (only[0] ?? end);
  while (at < end && found.length < size && looked < BLOCK) {
    const activity = activities.at(at);
    if (activity !== undefined && activity.date >= since && wants(activity)) found.push(activity);
    looked++;
    at = only === undefined ? at + 1 : (only[looked] ?? end);
  }
  const before =
    faults.strikes('repeatedItem', call.operation) && from > 0 ? activities.at(from - 1) : undefined;
  const own = call.query.get('nextPageToken') ?? '';
  const next = faults.strikes('sameToken', call.operation) ? own : tokenFor(`${sinceText},${at}`, instance);
  return {
    found: before !== undefined && before.date >= since && wants(before) ? [before, ...found] : found,
    more: { nextPageToken: next, moreResult: at < end },
  };
};

const spellingFor = (call: Call, { faults }: Instance, usual: DateSpelling): DateSpelling => {
  const told = faults.strikes('dateSpelling', call.operation)?.spelling;
  return DATE_SPELLINGS.find((each) => each === told) ?? usual;
};

const attributeList = (
  pairs: Activity['attributes'],
): readonly { readonly name: string; readonly value: Value }[] =>
  pairs.filter(([, value]) => value !== null).map(([name, value]) => ({ name, value }));

/** An activity as replies have it. */
export const renderActivity = (activity: Activity, spelling: DateSpelling) => ({
  id: activity.id,
  marketoGUID: String(activity.id),
  leadId: activity.leadId,
  activityDate: spellDate(activity.date, spelling),
  activityTypeId: activity.typeId,
  ...(activity.campaignId === undefined ? {} : { campaignId: activity.campaignId }),
  ...(activity.primaryId === undefined ? {} : { primaryAttributeValueId: activity.primaryId }),
  ...(activity.primary === undefined ? {} : { primaryAttributeValue: activity.primary }),
  attributes: attributeList(activity.attributes),
});

const stream: Handler = (call, instance) => {
  const typeIds = numbers(readList(call.query, 'activityTypeIds'), 'activityTypeIds');
  if (typeIds.length === 0) throw new ApiError('1003', 'activityTypeIds not specified');
  if (typeIds.length > 10) throw new ApiError('1003', `Too many activityTypeIds: ${typeIds.length}`);
  const assets = numbers(readList(call.query, 'assetIds'), 'assetIds');
  const wanted = new Set(typeIds);
  const wants = ({ typeId, primaryId }: Activity): boolean =>
    wanted.has(typeId) && typeId !== DELETE_LEAD && (assets.length === 0 || assets.includes(primaryId ?? -1));
  const { found, more } = readStream(call, instance, wants, leadsOf(call, instance));
  const spelling = spellingFor(call, instance, 'zulu');
  return result(
    found.map((each) => renderActivity(each, spelling)),
    more,
  );
};

/** An attribute as a text: what changed is always told in texts. */
const textOf = ({ attributes }: Activity, name: string): string | undefined => {
  const value = attributes.find(([each]) => each === name)?.[1] ?? null;
  return value === null ? undefined : String(value);
};

const leadChanges: Handler = (call, instance) => {
  const names = readList(call.query, 'fields');
  if (names.length === 0) throw new ApiError('1003', 'fields not specified');
  const asked = new Set(names.map((name) => leadField(name, instance).name));
  const wants = ({ typeId, field }: Activity): boolean =>
    typeId === NEW_LEAD || (typeId === CHANGE_DATA_VALUE && field !== undefined && asked.has(field));
  const { found, more } = readStream(call, instance, wants, leadsOf(call, instance));
  const spelling = spellingFor(call, instance, 'compact-offset');
  const items = found.map((activity) => {
    const { id, marketoGUID, leadId, activityDate, activityTypeId } = renderActivity(activity, spelling);
    const { field } = activity;
    const old = textOf(activity, 'Old Value');
    const change = {
      id: activity.primaryId ?? 0,
      name: field ?? '',
      newValue: textOf(activity, 'New Value') ?? '',
      ...(old === undefined ? {} : { oldValue: old }),
    };
    const told = activity.attributes.filter(([name]) => name !== 'New Value' && name !== 'Old Value');
    return {
      id,
      marketoGUID,
      leadId,
      activityDate,
      activityTypeId,
      fields: field === undefined ? [] : [change],
      attributes: attributeList([...told, ['Lead ID', leadId]]),
    };
  });
  return result(items, more);
};

const deletedLeads: Handler = (call, instance) => {
  const { found, more } = readStream(call, instance, ({ typeId }) => typeId === DELETE_LEAD);
  const spelling = spellingFor(call, instance, 'compact-offset');
  return result(
    found.map((each) => renderActivity(each, spelling)),
    more,
  );
};

const read = ['Read-Only Activity', 'Read-Write Activity'] as const;

export const activityRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/v1/activities/types.json',
    permissions: [...read, 'Read-Only Activity Metadata'],
    handler: types,
  },
  { method: 'GET', path: '/rest/v1/activities/pagingtoken.json', permissions: read, handler: pagingToken },
  { method: 'GET', path: '/rest/v1/activities.json', permissions: read, handler: stream },
  { method: 'GET', path: '/rest/v1/activities/leadchanges.json', permissions: read, handler: leadChanges },
  { method: 'GET', path: '/rest/v1/activities/deletedleads.json', permissions: read, handler: deletedLeads },
  {
    method: 'POST',
    path: '/rest/v1/activities/external.json',
    permissions: ['Read-Write Activity'],
    handler: addActivities,
  },
];
